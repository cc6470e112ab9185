"""Tables among the lines of a text: with bars, with tabs, or with columns aligned by spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.structure.lines import Line
from index.types import Range, Table

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")  # under a header of Markdown
_GAP = re.compile(r"(?<![\s.!?:;,])[ \u00a0]{2,}(?=\S)")  # between two columns; two spaces may follow a full stop
_MAX_ROW = 400  # code points; a longer line is prose


class Rows(NamedTuple):
    """The lines `[first, last)` that are a table; `rule` is the one under its header, if any."""

    first: int
    last: int
    rule: int | None


def find_tables(text: str, lines: Sequence[Line]) -> list[Rows]:
    """Return the tables of a text as runs of its lines, in order, without overlap.

    A table is a row with bars, a rule of dashes below it and the rows that follow; at least three lines with bars, or
    two with two bars or more, with the same number of cells; at least two lines with the same number of tabs; at least
    three lines, or two of three columns, through which a blank column runs.
    """
    if "|" not in text and "\t" not in text and "  " not in text and "\u00a0" not in text:
        return []
    tables: list[Rows] = []
    at = 0
    while at < len(lines):
        table = _bars(text, lines, at) or _tabs(text, lines, at) or _columns(text, lines, at)
        if table is None:
            at += 1
        else:
            tables.append(table)
            at = table.last
    return tables


def table_of(text: str, lines: Sequence[Line], rows: Rows) -> Table:
    """Return a table with its header: the row above a rule, or a first row without a digit above one with digits."""
    ranges = [Range(lines[i].start, lines[i].end) for i in range(rows.first, rows.last) if i != rows.rule]
    header, rest = ranges[0], ranges[1:]
    has_digits = [any(map(str.isdigit, text[row.start : row.end])) for row in ranges]
    if rows.rule is not None or (not has_digits[0] and any(has_digits[1:])):
        return Table(header=header, rows=tuple(rest))
    return Table(header=None, rows=tuple(ranges))


def _words(text: str, line: Line) -> str:
    return text[line.start : line.end]


def _bars(text: str, lines: Sequence[Line], at: int) -> Rows | None:
    cells = _cells(text, lines[at])
    if cells < 2:
        return None
    below = _words(text, lines[at + 1]) if at + 1 < len(lines) and not lines[at + 1].apart else ""
    if "|" in below and _RULE.fullmatch(below):
        return Rows(at, _run_of_bars(text, lines, at + 2), at + 1)
    last = at + 1
    while last < len(lines) and not lines[last].apart and _cells(text, lines[last]) == cells:
        last += 1
    return Rows(at, last, None) if last - at >= (3 if cells == 2 else 2) else None


def _cells(text: str, line: Line) -> int:
    words = _words(text, line)
    if "|" not in words or len(words) > _MAX_ROW or _RULE.fullmatch(words):
        return 0
    return words.strip("|").count("|") + 1


def _run_of_bars(text: str, lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and not lines[at].apart and "|" in _words(text, lines[at]):
        at += 1
    return at


def _tabs(text: str, lines: Sequence[Line], at: int) -> Rows | None:
    count = _words(text, lines[at]).count("\t")
    if not count or lines[at].columns > _MAX_ROW:
        return None
    last = at + 1
    while last < len(lines) and not lines[last].apart and _words(text, lines[last]).count("\t") == count:
        last += 1
    return Rows(at, last, None) if last - at >= 2 else None


def _columns(text: str, lines: Sequence[Line], at: int) -> Rows | None:
    shared = _gaps(text, lines[at])
    least, last = len(shared), at + 1
    while shared and last < len(lines) and not lines[last].apart:
        gaps = _gaps(text, lines[last])
        both = _common(shared, gaps)
        if not both:
            break
        shared, least, last = both, min(least, len(gaps)), last + 1
    return Rows(at, last, None) if shared and last - at >= (2 if least >= 2 else 3) else None


def _gaps(text: str, line: Line) -> list[tuple[int, int]]:
    """Return the columns that are blank between two cells of a line."""
    if line.columns > _MAX_ROW:
        return []
    shift = line.indent - line.start
    return [(gap.start() + shift, gap.end() + shift) for gap in _GAP.finditer(text, line.start, line.end)]


def _common(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the columns that are blank in both; both are in order and without overlap."""
    both = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if end > start:
            both.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return both
