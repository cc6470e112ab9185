"""Timetables: the first or last time at a place that has a row or a column, and rows that are of the other way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.calendar import MONTH, WEEKDAY_FORM
from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.absent import names_another
from qa.kinds.tables.columns import header_lemmas
from qa.kinds.tables.grids import Grid, Row
from qa.kinds.tables.naming import is_named
from qa.words.lemmas import lemma

_TURN = re.compile(r"(?:at )?(?:what time|when)\b.*?\bthe (?P<turn>first|last)\b", re.IGNORECASE)
_LEAVES = re.compile(r"\b(?:leaves?|left|departs?|departed|sets? off)\b", re.IGNORECASE)
_ARRIVES = re.compile(r"\b(?:arrives?|arrived|reach(?:es|ed)?|gets? (?:to|in)|got (?:to|in))\b", re.IGNORECASE)
_OF_DAY = re.compile(rf"\b(?:{WEEKDAY_FORM}|(?-i:{MONTH}))(?:s\b)?", re.IGNORECASE)
_CLOCK = re.compile(r"(?P<hours>[01]?\d|2[0-3])[:.]?(?P<minutes>[0-5]\d)")
_DEPARTURE, _ARRIVAL = lemma("departure"), lemma("arrival")
_FEWEST = 2  # times


def is_other_way(question: str, row: Row, article: Article) -> bool:
    """Whether a row has only times of arrival, by "arr." in a cell, where a question asks when something leaves."""
    asked = _way(question)
    ways = _ways(row, article)
    return asked is not None and bool(ways) and asked not in ways


def first_or_last(question: str, grid: Grid, rows: Sequence[Row], article: Article) -> Range | None:
    """Return the first or last time at which something leaves or reaches a place; None unless the times go up.

    The place is the row that a question names, or else a column. Nothing leaves the last place, or reaches the first.
    """
    turn, way = _TURN.match(question), _way(question)
    if turn is None or way is None or not grid.header or _OF_DAY.search(question):
        return None
    if names_another(question, grid, article):
        return None
    cells = _of_row(question, way, grid, rows[0], article) if len(rows) == 1 else []
    times = _times(cells if rows else _of_column(question, way, grid, article), article)
    return times[0 if turn["turn"].casefold() == "first" else -1] if times else None


def _way(question: str) -> str | None:
    """Return the lemma of departure or of arrival, by what a question asks; None if it asks for neither or both."""
    leaves, arrives = _LEAVES.search(question), _ARRIVES.search(question)
    if (leaves is None) == (arrives is None):
        return None
    return _ARRIVAL if leaves is None else _DEPARTURE


def _ways(row: Row, article: Article) -> frozenset[str]:
    """Return whether the times of a row are of departure or of arrival, as a cell behind the first one says."""
    labels = (header_lemmas(article.text_of(cell)) for cell in row[1:])
    return frozenset().union(*labels) & {_DEPARTURE, _ARRIVAL}


def _of_row(question: str, way: str, grid: Grid, row: Row, article: Article) -> Sequence[Range]:
    end = grid.rows[-1] if way == _DEPARTURE else grid.rows[0]
    if not is_named(question, asked_lemmas(question), article.text_of(row[0])):
        return ()
    return row[1:] if way in _ways(row, article) or row != end else ()


def _of_column(question: str, way: str, grid: Grid, article: Article) -> Sequence[Range]:
    """Return the cells of the one column that a question names, unless it is at the wrong end of those of times."""
    asked = asked_lemmas(question)
    timed = [at for at in range(len(grid.header)) if _times([row[at] for row in grid.rows], article)]
    named = [at for at in timed if is_named(question, asked, article.text_of(grid.header[at]))]
    if len(named) != 1 or named[0] == timed[-1 if way == _DEPARTURE else 0]:
        return ()
    return [row[named[0]] for row in grid.rows]


def _times(cells: Sequence[Range], article: Article) -> list[Range]:
    """Return the cells of times, which go up; none if other cells have figures."""
    timed = [cell for cell in cells if any(map(str.isdigit, article.text_of(cell)))]
    clocks = [_CLOCK.fullmatch(article.text_of(cell)) for cell in timed]
    minutes = [60 * int(clock["hours"]) + int(clock["minutes"]) for clock in clocks if clock is not None]
    is_clear = any(not clock[0].isdigit() or clock[0].startswith("0") for clock in clocks if clock is not None)
    goes_up = len(minutes) == len(timed) >= _FEWEST and all(one < other for one, other in pairwise(minutes))
    return timed if goes_up and is_clear else []
