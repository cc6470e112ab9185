"""Quotes as one HTML file without scripts or requests, followed by the articles with the quotes marked in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from index.types import Article, Range
from ui.escape import html_text
from ui.export.plain import source
from ui.export.records import ExportSection, Record
from ui.layers import LayeredRange, TextLayer, cut_at_layers
from ui.resources import read_asset, read_text
from ui.texts import current, say

_Place = tuple[str, int, int]
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(sections: Sequence[ExportSection], about: str, articles: Mapping[str, Article]) -> str:
    """Write sections, and each quoted article whole; quotes link to their places, and articles back to the quotes."""
    records = [record for section in sections for record in section.records if record.place[0] in articles]
    answers = {record.place for record in records if record.answers}
    names = {place: f"place-{at}" for at, place in enumerate(dict.fromkeys(record.place for record in records), 1)}
    seen: set[str] = set()
    body = "".join(f'<section class="turn">{"".join(_section(section, names, seen))}</section>' for section in sections)
    order = dict.fromkeys(article_id for article_id, _, _ in names)
    sources = "".join(_source(at, articles[key], names, answers) for at, key in enumerate(order, 1))
    return (
        f'<!doctype html><html lang="{current()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{html_text(sections[0].heading or 'Pullquote')}</title>"
        f"<style>{read_asset('tokens.css')}{read_text('export/export.css')}</style></head><body><main>"
        f"<header><h1>Pull<em>quote</em></h1><p>{html_text(about)}</p></header>{body}"
        f'<section class="sources"><h2>{say("sources")}</h2>{sources}</section></main></body></html>\n'
    )


def _section(section: ExportSection, names: Mapping[_Place, str], seen: set[str]) -> Iterator[str]:
    if section.heading:
        yield f'<h2 dir="auto">{html_text(section.heading)}</h2>'
    yield from (f'<p class="small">{html_text(remark)}</p>' for remark in section.remarks)
    for at, record in enumerate(section.records):
        if record.label:
            yield f"<h3>{html_text(record.label)}</h3>"
        elif at == 0:
            yield f'<p class="quote" dir="auto">{html_text(record.quote)}</p>'
        yield _quote(record, names.get(record.place), seen)
        if record.note:
            yield f'<p class="note">{html_text(record.note)}</p>'


def _quote(record: Record, name: str | None, seen: set[str]) -> str:
    before, quote, after = map(html_text, record.sentence)
    inside = f"{before}<mark>{quote}</mark>{after}" if record.answers else f"{before}{quote}{after}"
    named = html_text(source(record))
    anchor = ""
    if name is not None:
        named = f'<a href="#{name}">{named}</a>'
        anchor = "" if name in seen else f' id="from-{name}"'
        seen.add(name)
    online = f' · <a href="{html_text(record.link)}" rel="noreferrer">{say("original")}</a>' if record.link else ""
    kind = "" if record.answers else ' class="closest"'
    remarks = "".join(f"<br>{html_text(remark)}" for remark in record.remarks)
    return f'<blockquote dir="auto"{anchor}{kind}>{inside}<footer>{named}{online}{remarks}</footer></blockquote>'


def _source(number: int, article: Article, names: Mapping[_Place, str], answers: set[_Place]) -> str:
    layers = [TextLayer(boilerplate, "boilerplate") for boilerplate in article.boilerplate]
    for place, name in names.items():
        article_id, start, end = place
        if article_id == article.id:
            is_answer = place in answers
            layers += [TextLayer(article.sentence_at(start, end), "sentence")] * is_answer
            layers.append(TextLayer(Range(start, end), "answer" if is_answer else "near", name))
    named: set[str] = set()
    body = "".join(
        f"<p>{''.join(_run(article.text, run, named) for run in piece)}</p>"
        for piece in cut_at_layers(article.structure.paragraphs, layers)
    )
    return f'<article dir="auto"><h3>{number}. {html_text(article.title)}</h3>{body}</article>'


def _run(text: str, layered: LayeredRange, named: set[str]) -> str:
    """Mark a run by the strongest of its layers; the first run of a quote is a link's target, and links back."""
    run, layers = layered
    shown = html_text(text[run.start : run.end])
    names = [layer.link for layer in layers if layer.link is not None and layer.link not in named]
    named.update(names)
    anchors = "".join(f'<a id="{name}" href="#from-{name}" title="{say("back")}">↑</a>' for name in names)
    kinds = {layer.name for layer in layers}
    if "answer" in kinds:
        return f"{anchors}<mark>{shown}</mark>"
    kind = next((kind for kind in ("near", "sentence", "boilerplate") if kind in kinds), None)
    return anchors + (shown if kind is None else f'<span class="{kind}">{shown}</span>')
