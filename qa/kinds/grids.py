"""The tables of an article as rows of cells, each cell with its place, under the header that names the columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from index.types import Article, Range

_BAR = re.compile(r"\|")
_TAB = re.compile(r"\t")
_GAP = re.compile(r"[ \u00a0]{2,}")
_MARKS = " \t\u00a0*_`|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; every row has a cell for each column of `header`, an empty range where it is blank.

    `header` is () where no row names the columns. `above` are the words that the table stands under.
    """

    header: tuple[Range, ...]
    rows: tuple[tuple[Range, ...], ...]
    above: str


def grids_of(article: Article, within: Range) -> Iterator[Grid]:
    """Yield the tables that have a row in a range, in order; rows of another number of cells are left out."""
    for table in article.structure.tables:
        if not any(row.overlaps(within) for row in table.rows):
            continue
        header = () if table.header is None else _cells(article.text, table.header, ())
        rows = [_cells(article.text, row, header) for row in table.rows]
        width = len(header) or max(map(len, rows))
        begin = table.rows[0].start if table.header is None else table.header.start
        yield Grid(header=header, rows=tuple(row for row in rows if len(row) == width), above=_above(article, begin))


def _above(article: Article, at: int) -> str:
    """Return the heading that a place stands under; "" without one."""
    headings = article.structure.headings
    found = bisect_right(headings, at, key=lambda heading: heading.start) - 1
    return article.text[headings[found].start : headings[found].end] if found >= 0 else ""


def _cells(text: str, row: Range, header: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return the cells of a row, as bars, tabs or wide gaps part them."""
    line = text[row.start : row.end]
    if "|" in line:
        outer = line.strip(" \t")
        start = row.start + line.index(outer) + outer.startswith("|")
        return _split(text, Range(start, row.start + line.index(outer) + len(outer.removesuffix("|"))), _BAR)
    if "\t" in line:
        return _split(text, row, _TAB)
    cells = _split(text, row, _GAP)
    return cells if len(cells) >= len(header) else _at_columns(text, cells, header)


def _split(text: str, row: Range, mark: re.Pattern[str]) -> tuple[Range, ...]:
    cells, begin = [], row.start
    for match in mark.finditer(text, row.start, row.end):
        cells.append(_bare(text, begin, match.start()))
        begin = match.end()
    return (*cells, _bare(text, begin, row.end))


def _bare(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Range(start, end)


def _at_columns(text: str, cells: tuple[Range, ...], header: tuple[Range, ...]) -> tuple[Range, ...]:
    """Part a cell that fills its column where the next column begins, as its header does: one blank is left there."""
    line, head = (text.rfind("\n", 0, part[0].start) + 1 for part in (cells, header))
    columns = [cell.start - head for cell in header]
    parted: list[Range] = []
    for cell in cells:
        rest = cell
        for column in columns:
            at = line + column
            if rest.start < at < rest.end and text[at - 1].isspace():
                parted.append(_bare(text, rest.start, at))
                rest = _bare(text, at, rest.end)
        parted.append(rest)
    return tuple(parted)
