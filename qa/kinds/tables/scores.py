"""What a side scored, by results: "How many points did Marl score?" by "Orme Rovers 3 Marl 1"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.types import Article, Range
from qa.kinds.tables.results import Result, is_side, named_side, results_in
from qa.types import Reading, Span

_SCORED = re.compile(
    r"how many (?:points|goals|runs|tries) (?:did|have|has) (?P<one>.+?) (?:score|scored)"
    r"(?: (?:against|past) (?P<other>.+?))?",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"what (?:was|is) the (?:final )?(?:score|scoreline|result) (?:between|in|of|when|at) (?P<one>.+?) "
    r"(?:and|against|v|vs|versus|played|play) (?P<other>.+?)",
    re.IGNORECASE,
)
_MARGIN = 8.0  # logits over the null score: docs/decisions/031-whole-lists.md


def with_results(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings without spans in the results of other sides, and with the figure of the side asked about.

    "How many points did Orme score?" has that figure if one result is theirs; "What was the score between Orme and
    Marl?" keeps the spans of their results alone.
    """
    asked = question.strip().rstrip("?!. ")
    match = _SCORED.fullmatch(asked) or _SCORE.fullmatch(asked)
    one, more = ("", "") if match is None else named_side(match["one"])
    if match is None or not one or more:
        return tuple(readings)
    other, _ = named_side(match["other"] or "")
    return tuple(
        _with_own(reading, articles[reading.article_id], one, other, adds=match.re is _SCORED) for reading in readings
    )


def _with_own(reading: Reading, article: Article, one: str, other: str, *, adds: bool) -> Reading:
    figures, spans = [], list(reading.spans)
    for result in results_in(article, Range(0, len(article.text))):
        figure = _figure(one, other, result)
        if figure is not None:
            figures.append((figure, result.place))
        else:
            spans = [span for span in spans if not span.range.overlaps(result.place)]
    if adds and len(figures) == 1:
        ((figure, place),) = figures
        if reading.range.start <= figure.start and figure.end <= reading.range.end:
            others = [span for span in spans if not span.range.overlaps(place)]
            spans = [Span(figure.start, figure.end, reading.null_score + _MARGIN), *others]
    spans.sort(key=lambda span: (-span.score, span.start, span.end))
    return replace(reading, spans=tuple(spans))


def _figure(one: str, other: str, result: Result) -> Range | None:
    """Return the figure of a side in a result, against another if that is named; None if it is not theirs."""
    if is_side(one, result.one) and (not other or is_side(other, result.other)):
        return result.first
    if is_side(one, result.other) and (not other or is_side(other, result.one)):
        return result.second
    return None
