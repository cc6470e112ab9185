"""What a side scored, by results: "How many points did Marl score?" by "Orme Rovers 3 Marl 1"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.types import Article, Range
from qa.kinds.tables.lookups import MARGIN
from qa.kinds.tables.results import named_side, results_in
from qa.types import Reading, Span

_ONE_SIDE = re.compile(
    r"how many (?:points|goals|runs|tries) (?:did|have|has) (?P<one>.+?) (?:score|scored)"
    r"(?: (?:against|past) (?P<other>.+?))?",
    re.IGNORECASE,
)
_BOTH_SIDES = re.compile(
    r"what (?:was|is) the (?:final )?(?:score|scoreline|result) (?:between|in|of|when|at) (?P<one>.+?) "
    r"(?:and|against|v|vs|versus|played|play) (?P<other>.+?)",
    re.IGNORECASE,
)


def with_results(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings without spans in the results of other sides, and with the figure of the side asked about.

    "How many points did Orme score?" has that figure if one result is theirs; "What was the score between Orme and
    Marl?" keeps the spans of their results alone.
    """
    asked = question.strip().rstrip("?!. ")
    match = _ONE_SIDE.fullmatch(asked) or _BOTH_SIDES.fullmatch(asked)
    one, more = ("", "") if match is None else named_side(match["one"])
    if match is None or not one or more:
        return tuple(readings)
    other, _ = named_side(match["other"] or "")
    return tuple(
        _of_sides(reading, articles[reading.article_id], one, other, adds=match.re is _ONE_SIDE) for reading in readings
    )


def _of_sides(reading: Reading, article: Article, one: str, other: str, *, adds: bool) -> Reading:
    """Return a reading without spans in results of other sides; if it `adds`, with the only figure of the first."""
    figures, spans = [], list(reading.spans)
    for result in results_in(article, Range(0, len(article.text))):
        of_sides = result.figures(one, other)
        if of_sides is not None:
            figures.append((of_sides[0], result.place))
        else:
            spans = [span for span in spans if not span.range.overlaps(result.place)]
    if adds and len(figures) == 1:
        ((figure, place),) = figures
        if reading.range.start <= figure.start and figure.end <= reading.range.end:
            elsewhere = [span for span in spans if not span.range.overlaps(place)]
            spans = [Span(figure.start, figure.end, reading.null_score + MARGIN), *elsewhere]
    spans.sort(key=lambda span: (-span.score, span.start, span.end))
    return replace(reading, spans=tuple(spans))
