"""A conversation as one HTML file: no script, no request, the articles with their quotes marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from index.types import Article, Range
from qa.types import Answer, Citation
from ui.cards.no_answer import no_answer
from ui.escape import html_text
from ui.resources import read_asset
from ui.types import Turn
from ui.widgets.source.layers import Layer, Segment, segments
from ui.wording import VERDICTS, count, cut, day, differing, level, newest, percent, reason

_Place = tuple[str, int, int]  # the id of an article, start and end
_Places = Mapping[_Place, tuple[str, str]]  # of each, "answer" or "near", and what to link to

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(turns: Sequence[Turn], articles: Mapping[str, Article], written: date) -> str:
    """Write every question with its answer, and below them each quoted article whole; quotes link to their places."""
    answered = [(turn, turn.answer) for turn in turns if turn.answer is not None]
    cited = _cited([answer for _, answer in answered], articles)
    body = "".join(_turn(turn, answer, cited) for turn, answer in answered)
    sources = "".join(_source(number, articles[key], cited) for number, key in enumerate(_order(cited), 1))
    about = f"{count(len(answered), 'question')}, {day(written.isoformat())}. Every answer is an exact quote."
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><title>Pullquote</title>'
        f"<style>{read_asset('tokens.css')}{read_asset('export.css')}</style></head><body><main>"
        f"<header><h1>Pull<em>quote</em></h1><p>{about}</p></header>{body}"
        f'<section class="sources"><h2>Sources</h2>{sources}</section></main></body></html>\n'
    )


def _cited(answers: Sequence[Answer], articles: Mapping[str, Article]) -> _Places:
    """Give every place that is cited, in order, its kind and a name to link to."""
    kinds: dict[_Place, str] = {}
    for answer in answers:
        for citation in answer.shown:
            if citation.article_id in articles:
                place = citation.article_id, citation.start, citation.end
                kinds[place] = "answer" if answer.text is not None else kinds.get(place, "near")
    return {place: (kind, f"place-{number}") for number, (place, kind) in enumerate(kinds.items(), 1)}


def _order(cited: _Places) -> list[str]:
    return list(dict.fromkeys(article_id for article_id, _, _ in cited))


def _turn(turn: Turn, answer: Answer, cited: _Places) -> str:
    parts = [f'<h2 dir="auto">{html_text(turn.question)}</h2>']
    if answer.understood_as != answer.question:
        parts.append(f'<p class="small">Understood as: {html_text(answer.understood_as)}</p>')
    parts += [f'<p class="small">{html_text(notice)}</p>' for notice in answer.notices]
    for part in answer.parts:
        parts += [f"<h3>{html_text(part.understood_as)}</h3>", *_body(part, turn, cited)]
    if not answer.parts:
        parts += _body(answer, turn, cited)
    return f'<section class="turn">{"".join(parts)}</section>'


def _body(answer: Answer, turn: Turn, cited: _Places) -> list[str]:
    parts: list[str] = []
    if answer.text is None:
        parts.append(f"<p class='none'>{no_answer(turn.limits)}</p><p>{html_text(reason(answer))}</p>")
        if answer.nearest is not None:
            parts.append(f"<h3>Closest sentence, not an answer</h3>{_place(answer.nearest, cited, marked=False)}")
    else:
        parts += _found(answer, answer.text, cited)
    return parts


def _found(answer: Answer, text: str, cited: _Places) -> Iterator[str]:
    word = level(answer.confidence)
    if answer.verdict is not None:
        yield f"<p><b>{VERDICTS[answer.verdict]}</b></p>"
    yield f'<p class="quote" dir="auto">{html_text(text)}</p>'
    yield f'<p class="conf {word}">{word.capitalize()} confidence · {percent(answer.confidence)}</p>'
    yield from (_place(citation, cited) for citation in answer.citations)
    for item in answer.items if len(answer.items) > 1 else ():
        yield f"<h3>{html_text(f'{item.label}: ' if item.label else '')}{html_text(item.text)}</h3>"
        yield from (_place(citation, cited) for citation in item.citations)
    for other in differing(answer):
        when = f" · {html_text(day(newest(other)))}" if newest(other) else ""
        yield f"<h3>Another answer: {html_text(other.text)}{when}</h3>"
        yield from (_place(citation, cited) for citation in other.citations)
    for heading, citations in (("Also said in", answer.also_said), ("Also relevant", answer.also_relevant)):
        if citations:
            yield f"<h3>{heading}</h3>{''.join(_place(citation, cited) for citation in citations)}"


def _place(citation: Citation, cited: _Places, *, marked: bool = True) -> str:
    before, quote, after = map(html_text, cut(citation))
    inside = f"{before}<mark>{quote}</mark>{after}" if marked else html_text(citation.sentence)
    _, name = cited.get((citation.article_id, citation.start, citation.end), ("", None))
    title = html_text(citation.title)
    link = title if name is None else f'<a href="#{name}">{title}</a>'
    parts = [link, *([day(citation.published)] if citation.published else []), html_text(citation.source)]
    return (
        f'<blockquote dir="auto">{inside}'
        f"<footer>{', '.join(parts)}, characters {citation.start}–{citation.end}</footer></blockquote>"
    )


def _source(number: int, article: Article, cited: _Places) -> str:
    layers = [Layer(furniture, "furniture") for furniture in article.boilerplate]
    for (article_id, start, end), (kind, name) in cited.items():
        if article_id == article.id:
            layers += [Layer(article.sentence_at(start, end), "sentence")] * (kind == "answer")
            layers.append(Layer(Range(start, end), kind, name))
    named: set[str] = set()
    body = "".join(
        f"<p>{''.join(_run(article.text, run, named) for run in piece)}</p>"
        for piece in segments(article.structure.paragraphs, layers)
    )
    parts = [html_text(article.source), *([day(article.published)] if article.published else [])]
    return (
        f'<article dir="auto"><h3>{number}. {html_text(article.title)}</h3><p class="small">{" · ".join(parts)}</p>'
        f"{body}</article>"
    )


def _run(text: str, segment: Segment, named: set[str]) -> str:
    """Mark a run by the strongest of its layers; the first run of a quote carries the names that links lead to."""
    run, layers = segment
    shown = html_text(text[run.start : run.end])
    names = [layer.link for layer in layers if layer.link is not None and layer.link not in named]
    named.update(names)
    anchors = "".join(f'<a id="{name}"></a>' for name in names)
    kinds = {layer.name for layer in layers}
    if "answer" in kinds:
        return f"{anchors}<mark>{shown}</mark>"
    kind = next((kind for kind in ("near", "sentence", "furniture") if kind in kinds), None)
    return anchors + (shown if kind is None else f'<span class="{kind}">{shown}</span>')
