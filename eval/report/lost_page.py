"""The lost questions on the report's page: by stage, each with the decisive passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from eval.judge import Result, Seen
from eval.stages import MEANINGS, Place, Stage

_MOST = 100  # questions shown of a stage; the JSON file has them all
_GOLDS = 6  # acceptable answers shown of a question


def lost(results: Sequence[Result]) -> str:
    """Write the section of lost questions; empty if nothing was lost."""
    parts = [(stage, [r for r in results if r.stage is stage]) for stage in Stage if stage is not Stage.RIGHT]
    shown = "".join(_stage(stage, part) for stage, part in parts if part)
    if not shown:
        return ""
    key = (
        '<p class="note">In a passage: <mark class="want">wanted</mark>, <mark class="got">got</mark>, '
        '<mark class="both">both</mark>.</p>'
    )
    return f'<section id="lost"><h2>Lost questions</h2>{key}{shown}</section>'


def marked(seen: Seen, wanted: Sequence[Place], got: Place | None) -> str:
    """Write a passage's text with the wanted and the returned ranges marked, by code points."""
    want = _inside(seen, wanted)
    have = _inside(seen, () if got is None else (got,))
    return "".join(
        escape(text) if not name else f'<mark class="{name}">{escape(text)}</mark>'
        for name, text in _runs(seen.text, want, have)
    )


def _stage(stage: Stage, results: Sequence[Result]) -> str:
    more = "" if len(results) <= _MOST else f'<p class="note">The first {_MOST}; the JSON file has them all.</p>'
    articles = "".join(map(_article, results[:_MOST]))
    return (
        f'<details class="lost" open><summary>{escape(stage)} ({len(results)}) '
        f'<span class="soft">{escape(MEANINGS[stage])}</span></summary>{more}{articles}</details>'
    )


def _article(result: Result) -> str:
    rows = [("wanted", _wanted(result)), ("got", _got(result))]
    if result.understood_as != result.question:
        rows.insert(0, ("read as", escape(result.understood_as)))
    quote = ""
    if result.passage is not None:
        seen = result.passage
        holds = "holds a gold range" if seen.holds_gold else "holds no gold range"
        held = f", {holds}" if result.answerable else ""
        rows.append(("passage", f"rank {seen.rank}, {escape(_at(seen.article, seen.start, seen.end))}{held}"))
        wanted = [Place(article=a.article, start=a.start, end=a.end) for a in result.gold]
        quote = f"<blockquote>{marked(seen, wanted, result.place)}</blockquote>"
    body = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in rows)
    name = f'<span class="soft">{escape(result.id)}</span>'
    return f"<article><h3>{escape(result.question)} {name}</h3><dl>{body}</dl>{quote}</article>"


def _wanted(result: Result) -> str:
    if not result.gold:
        return '<span class="soft">no answer: the articles don’t say</span>'
    first = {a.text: _at(a.article, a.start, a.end) for a in reversed(result.gold)}  # the first place of each text
    shown = [f'{escape(t)} <span class="soft">{escape(first[t])}</span>' for t in result.golds[:_GOLDS]]
    more = len(result.golds) - _GOLDS
    return "<br>".join([*shown, *([f'<span class="soft">and {more} more</span>'] if more > 0 else [])])


def _got(result: Result) -> str:
    notes = [] if result.place is None else [_at(result.place.article, result.place.start, result.place.end)]
    notes += [] if result.confidence is None else [f"confidence {result.confidence:.2f}"]
    notes += [f"F1 {result.forced_f1:.2f}"] if result.answerable else []
    words = "abstained" if result.prediction is None else escape(result.prediction)
    if result.prediction is None and result.forced is not None:
        words = f"abstained; its best span was: {escape(result.forced)}"
    return f'{words} <span class="soft">{escape(", ".join(notes))}</span>'


def _at(article: str, start: int, end: int) -> str:
    return f"{article} {start}–{end}"


def _inside(seen: Seen, places: Sequence[Place]) -> set[int]:
    return {
        point - seen.start
        for place in places
        if place.article == seen.article
        for point in range(max(place.start, seen.start), min(place.end, seen.end))
    }


def _runs(text: str, want: set[int], got: set[int]) -> Iterator[tuple[str, str]]:
    names = [
        "both" if p in want and p in got else "want" if p in want else "got" if p in got else ""
        for p in range(len(text))
    ]
    first = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or names[place] != names[first]:
            yield names[first], text[first:place]
            first = place
