"""Items that a sentence marks with letters or numbers: "either (a) to wait; (b) to sell; or (c) to stay, with less"."""

from __future__ import annotations

import re
from itertools import pairwise

from index.types import Range

_SERIES = (tuple("abcdefgh"), tuple("12345678"), ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"))
_MARK = re.compile(r"(?:(?<=\s)|^)(?P<opens>\()?(?P<mark>[a-h]|[1-8]|[iv]{1,4})\)\s+(?=\S)")
_JOINS = re.compile(r"\s*(?:[;,]\s*(?:and|or)?|\b(?:and|or))\s*$")  # before every mark but the first
_END = re.compile(r";|[.\s]*$")
_FEWEST = 2


def marked_items(text: str, sentence: Range) -> tuple[Range, ...]:
    """Return the items of a sentence that are marked, from (a), (1) or (i) on, without their marks; () if none are."""
    for series in _SERIES:
        marks = _marks(text, sentence, series)
        starts = [mark.end() for mark in marks]
        ends = [_joint(text, one.end(), other.start()) for one, other in pairwise(marks)]
        if len(marks) >= _FEWEST:
            last = _END.search(text, starts[-1], sentence.end)
            ends.append(sentence.end if last is None else last.start())
            return tuple(Range(start, end) for start, end in zip(starts, ends, strict=True))
    return ()


def marked_around(text: str, sentence: Range, span: Range) -> tuple[Range, ...]:
    """Return the marked items of a sentence if a span is one of them or goes beyond one; () if it is part of one.

    An item is taken for whole up to a comma, and without its "to".
    """
    items = marked_items(text, sentence)
    inside = [item for item in items if span.overlaps(item)]
    if not inside:
        return ()
    first, rest = text[inside[0].start : max(span.start, inside[0].start)], text[span.end : inside[0].end]
    is_whole = first in ("", "to ") and rest.lstrip()[:1] in ("", ",", ".")
    return items if len(inside) > 1 or is_whole else ()


def _marks(text: str, sentence: Range, series: tuple[str, ...]) -> list[re.Match[str]]:
    """Return the marks that count up a series, all with or all without an opening bracket, and with words between."""
    marks: list[re.Match[str]] = []
    for mark in _MARK.finditer(text, *sentence):
        is_next = series[len(marks) : len(marks) + 1] == (mark["mark"],)
        if is_next and (not marks or _goes_on(text, marks[-1], mark)):
            marks.append(mark)
    return marks


def _goes_on(text: str, before: re.Match[str], mark: re.Match[str]) -> bool:
    end = _joint(text, before.end(), mark.start())
    return before["opens"] == mark["opens"] and before.end() < end < mark.start()


def _joint(text: str, start: int, end: int) -> int:
    """Return where an item ends before what joins it to the next mark, if anything does."""
    join = _JOINS.search(text, start, end)
    return end if join is None else join.start()
