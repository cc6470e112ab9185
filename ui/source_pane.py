"""An article as HTML: whole, with the sentence marked softly and the answer strongly."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from index.types import Article, Range
from ui.escape import html_text
from ui.paragraphs import paragraphs
from ui.reference import Reference

NO_ARTICLE = '<div class="src"><p class="src-empty">There are no articles to show.</p></div>'

_Layer = tuple[Range, str]  # a range and the class of what stands in it


def render_article(
    article: Article, reference: Reference | None = None, *, number: int | None = None, turn: int = 0
) -> str:
    """Render an article, and mark the range that `reference` points at.

    `number` is that of the citation in its answer. `turn` tells renderings of the same place apart, so
    that the page scrolls to it again.
    """
    label, status = _labels(article, reference, number)
    layers = list(_layers(article, reference))
    body = "".join(f"<p>{_paragraph(article.text, piece, layers)}</p>" for piece in paragraphs(article.text))
    return (
        f'<section class="src" data-article="{html_text(article.id)}" data-turn="{turn}"'
        f' data-ref="{reference.link if reference else ""}">'
        f'<header class="src-head"><div><div class="kick">{label}</div>'
        f'<h2 id="src-title" tabindex="-1">{html_text(article.title)}</h2>'
        f'<div class="meta">{_meta(article)}</div></div>'
        '<button class="src-close" type="button" aria-label="Close the article">✕</button></header>'
        f'<div class="src-body" tabindex="0" role="region" aria-labelledby="src-title">{body}</div>'
        f'<div class="sr-only" role="status">{html_text(status)}</div></section>'
    )


def _labels(article: Article, reference: Reference | None, number: int | None) -> tuple[str, str]:
    if reference is None:
        return "Article", ""
    if reference.kind == "near":
        return "Closest sentence, not an answer", f"Showing the closest sentence, in {article.title}"
    name = "Quoted passage" if number is None else f"Source {number}"
    return name, f"Showing {name.lower()}, in {article.title}"


def _meta(article: Article) -> str:
    parts = [html_text(article.source), f"{len(article.text.split()):,} words"]
    if article.published:
        parts.append(html_text(article.published))
    if article.url and urlsplit(article.url).scheme in ("http", "https"):
        parts.append(f'<a href="{html_text(article.url)}" target="_blank" rel="noopener noreferrer">Original</a>')
    return " · ".join(parts)


def _layers(article: Article, reference: Reference | None) -> Iterator[_Layer]:
    """Give what is marked, strongest first."""
    if reference is not None:
        yield reference.range, "ans" if reference.kind == "src" else "near"
        yield article.sentence_at(reference.start, reference.end), "sent"
    for furniture in article.furniture:
        yield furniture, "furniture"


def _paragraph(text: str, piece: Range, layers: list[_Layer]) -> str:
    touching = [layer for layer in layers if layer[0].overlaps(piece)]
    cuts = {edge for layer, _ in touching for edge in layer if piece.start < edge < piece.end}
    return "".join(
        _segment(text, Range(start, end), touching) for start, end in pairwise(sorted({piece.start, piece.end, *cuts}))
    )


def _segment(text: str, segment: Range, layers: list[_Layer]) -> str:
    shown = html_text(text[segment.start : segment.end])
    name = next((name for layer, name in layers if layer.overlaps(segment)), None)
    if name is None:
        return shown
    tag = "mark" if name in ("ans", "near") else "span"
    return f'<{tag} class="{name}">{shown}</{tag}>'
