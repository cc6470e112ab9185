"""An article as HTML: whole, with the sentence marked softly and the answer strongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from index.types import Article, Range
from ui.articles.layers import Layer, segments
from ui.articles.pane_tools import find_bar, rail, source_buttons
from ui.articles.paper import pages_of
from ui.escape import html_text
from ui.reference import Reference
from ui.wording import count, day, language, place, reading_notes

NO_ARTICLE = '<div class="src"><p class="src-empty">There are no articles to show.</p></div>'

_MARKS = {"src": "ans", "near": "near", "read": "read"}


def render_article(
    article: Article,
    reference: Reference | None = None,
    *,
    number: int | None = None,
    turn: int = 0,
    cited: Sequence[Reference] = (),
) -> str:
    """Render an article, and mark the range that `reference` points at.

    `number` is that of the citation in its answer. `turn` tells renderings of the same place apart, so
    that the page scrolls to it again. `cited` are the places that the conversation cites, in any article:
    those in this one are links.
    """
    others = [other for other in cited if other.article_id == article.id and other != reference]
    label, status = _labels(article, reference, number)
    pages = pages_of(article)
    where = "" if reference is None else place(article, reference.start)
    on_page = f" · {html_text(where)}" if where else ""
    return (
        f'<section class="src" data-article="{html_text(article.id)}" data-turn="{turn}" data-pages="{pages}"'
        f' data-ref="{reference.link if reference else ""}">'
        f'<header class="src-head"><div class="src-what"><div class="kick">{label}<span class="src-of"></span>'
        f'{on_page}</div><h2 id="src-title" tabindex="-1">{html_text(article.title)}</h2>'
        f'<div class="meta">{_meta(article)}</div>{_notes(article)}</div>'
        f"{source_buttons(pages=pages > 0)}</header>{find_bar()}"
        f'<div class="src-view"><div class="src-body" tabindex="0" role="region" aria-labelledby="src-title">'
        f"{_body(article, reference, others)}</div>{rail(article, reference, others)}</div>"
        f'<div class="sr-only" role="status">{html_text(status)}</div></section>'
    )


def _labels(article: Article, reference: Reference | None, number: int | None) -> tuple[str, str]:
    if reference is None:
        return "Article", ""
    if reference.kind == "near":
        return "Closest sentence, not an answer", f"Showing the closest sentence, in {article.title}"
    if reference.kind == "read":
        return "Considered, not an answer", f"Showing words that were considered, in {article.title}"
    name = "Quoted passage" if number is None else f"Source {number}"
    return name, f"Showing {name.lower()}, in {article.title}"


def _meta(article: Article) -> str:
    parts = [html_text(article.source)]
    if article.published:
        parts.append(f'<time datetime="{html_text(article.published)}">{html_text(day(article.published))}</time>')
    parts += [html_text(part) for part in (article.author, article.site) if part]
    if article.language and article.language != "en":
        parts.append(html_text(language(article.language)))
    parts.append(count(len(article.text.split()), "word"))
    if article.url and urlsplit(article.url).scheme in ("http", "https"):
        parts.append(f'<a href="{html_text(article.url)}" target="_blank" rel="noopener noreferrer">Original</a>')
    return " · ".join(parts)


def _notes(article: Article) -> str:
    return "".join(f'<p class="src-note">{html_text(note)}</p>' for note in reading_notes(article))


def _body(article: Article, reference: Reference | None, others: Sequence[Reference]) -> str:
    pieces, layers = article.structure.paragraphs, list(_layers(article, reference, others))
    return "".join(
        f"<p>{''.join(_segment(article.text, *segment) for segment in within)}</p>"
        for within in segments(pieces, layers)
    )


def _layers(article: Article, reference: Reference | None, others: Sequence[Reference]) -> Iterator[Layer]:
    """Give what is marked, strongest first."""
    if reference is not None:
        yield Layer(reference.range, _MARKS[reference.kind])
        yield Layer(article.sentence_at(reference.start, reference.end), "sent")
    for other in others:
        yield Layer(other.range, "said", other.link)
    for furniture in article.boilerplate:
        yield Layer(furniture, "furniture")


def _segment(text: str, segment: Range, layers: Sequence[Layer]) -> str:
    """Write a run of text that the same layers cover, in one tag."""
    shown = html_text(text[segment.start : segment.end])
    if not layers:
        return shown
    names = " ".join(dict.fromkeys(layer.name for layer in layers))
    if layers[0].name in _MARKS.values():
        return f'<mark class="{names}">{shown}</mark>'
    link = next((layer.link for layer in layers if layer.link), None)
    if link is not None:
        return f'<a class="{names}" href="#{link}" title="Cited in this conversation">{shown}</a>'
    return f'<span class="{names}">{shown}</span>'
