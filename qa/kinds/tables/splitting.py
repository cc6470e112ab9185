"""The cells of a table's rows, which bars, tabs or wide gaps separate."""

from __future__ import annotations

import re

from index.types import Range

BAR = re.compile(r"\|")
LINE = re.compile(r"[^\n]+")
_BAR_BEHIND = re.compile(r"[ \t*_]*\|")
_TAB = re.compile(r"\t")
_GAP = re.compile(r"[ \u00a0]{2,}")
MARKS = " \t\u00a0*_`|"
_LABEL = re.compile(r"(?P<word>[a-z]+)[.:]? (?=[£$€+−-]?\d)")
FIGURE_BEGINS = re.compile(r"[£$€+−-]?\d")
Cells = tuple[Range, ...]
"""The cells of a row, in the order of the columns."""


def row_cells(text: str, row: Range, header: Cells) -> Cells:
    """Return the cells of a row, which bars, tabs or wide gaps separate."""
    line = text[row.start : row.end]
    if "|" in line:
        outer = line.strip(" \t")
        begin = row.start + line.index(outer)
        inner = Range(begin + outer.startswith("|"), begin + len(outer.removesuffix("|")))
        return _with_blank(text, split_at(text, inner, BAR), outer, header)
    if "\t" in line:
        return split_at(text, row, _TAB)
    cells = split_at(text, row, _GAP)
    return cells if len(cells) >= len(header) else _at_columns(text, cells, header)


def _with_blank(text: str, cells: Cells, line: str, header: Cells) -> Cells:
    """Return the cells of a row with the blank ones that a bar at an end of its line stands for.

    Bars at both ends do so if the header's line does not end with one.
    """
    is_first, is_last = line.startswith("|"), line.endswith("|")
    if not header or len(header) - len(cells) != is_first + is_last:
        return cells
    if is_first and is_last and _BAR_BEHIND.match(text, header[-1].end):
        return cells
    first, last = cells[0].start, cells[-1].end
    return (*[Range(first, first)] * is_first, *cells, *[Range(last, last)] * is_last)


def with_blank_head(text: str, header: Cells, rows: list[Cells]) -> Cells:
    """Return the header of aligned columns with a blank where one of them has no name: that of "dep." and "arr.".

    Most rows have one cell more, and each of the other columns is below one name.
    """
    wider = [row for row in rows if len(row) == len(header) + 1]
    if not header or 2 * len(wider) <= len(rows) or any(len(row) == len(header) for row in rows):
        return header
    if any(set("|\t").intersection(text[row[0].start : row[-1].end]) for row in (header, *wider)):
        return header
    for at in range(1, len(header)):
        blank = Range(header[at - 1].end, header[at - 1].end)
        whole = (*header[:at], blank, *header[at:])
        if all(_are_below(text, whole, row) for row in wider):
            return whole
    return header


def _are_below(text: str, header: Cells, row: Cells) -> bool:
    """Whether each cell of a row is below the name of its column, or its name is blank and no other is above it."""
    heads, cells = ([Range(*(_offset(text, at) for at in cell)) for cell in each] for each in (header, row))
    for at, cell in enumerate(cells):
        above = [other for other, head in enumerate(heads) if head.overlaps(cell)]
        if above != [at] and (above or header[at].start < header[at].end):
            return False
    return True


def with_marks(text: str, header: Cells, rows: list[Cells]) -> tuple[Cells, list[Cells]]:
    """Return a table with one more column, without a name, for cells behind the last one: "1,204   ELECTED"."""
    if not header or not any(_is_marked(text, header, row) for row in rows):
        return header, rows
    wider: list[Cells] = []
    for row in rows:
        is_plain = len(row) == len(header)
        if is_plain or _is_marked(text, header, row):
            wider.append((*row, Range(row[-1].end, row[-1].end)) if is_plain else row)
    return (*header, Range(header[-1].end, header[-1].end)), wider


def _is_marked(text: str, header: Cells, row: Cells) -> bool:
    """Whether an aligned row has one more cell than the header, behind the end of its last column."""
    is_aligned = not set("|\t").intersection(text[row[0].start : row[-1].end])
    return len(row) == len(header) + 1 and is_aligned and _offset(text, row[-1].start) >= _offset(text, header[-1].end)


def with_labels(text: str, rows: list[Cells]) -> tuple[Cells, list[Cells]]:
    """Return a header of the labels that most cells of a column begin with, and the rows without them.

    Such a label is a word before a figure, as in "est. £200-300" and "sold £260". Without any the header is ().
    """
    labels = [[_LABEL.match(text, *cell) for cell in row] for row in rows]
    header: list[Range] = []
    for at, first in enumerate(rows[0]):
        column = [row[at] for row in labels]
        found = [label for label in column if label is not None]
        is_headed = at > 0 and 2 * len(found) > len(rows) and len({label["word"] for label in found}) == 1
        header.append(Range(*found[0].span("word")) if is_headed else Range(first.start, first.start))
    if not any(head.start < head.end for head in header):
        return (), rows
    bare: list[Cells] = []
    for row, row_labels in zip(rows, labels, strict=True):
        cells = [
            cell if label is None or head.start == head.end else Range(label.end(), cell.end)
            for head, cell, label in zip(header, row, row_labels, strict=True)
        ]
        bare.append(tuple(cells))
    return tuple(header), bare


def _offset(text: str, at: int) -> int:
    """Return how far behind the start of its line a place is."""
    return at - text.rfind("\n", 0, at) - 1


def split_at(text: str, row: Range, mark: re.Pattern[str]) -> Cells:
    """Return the cells of a row between marks, without blanks and emphasis around them."""
    cells, begin = [], row.start
    for match in mark.finditer(text, row.start, row.end):
        cells.append(_bare(text, begin, match.start()))
        begin = match.end()
    return (*cells, _bare(text, begin, row.end))


def _bare(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return Range(start, end)


def _at_columns(text: str, cells: Cells, header: Cells) -> Cells:
    """Split a cell that begins and fills a column at the start of the next one: only one blank is left there."""
    line, head = (text.rfind("\n", 0, part[0].start) + 1 for part in (cells, header))
    columns = [cell.start - head for cell in header]
    parted: list[Range] = []
    for cell in cells:
        rest = cell
        for column in columns if cell.start - line in columns else ():
            at = line + column
            if rest.start < at < rest.end and text[at - 1].isspace():
                parted.append(_bare(text, rest.start, at))
                rest = _bare(text, at, rest.end)
        parted.append(rest)
    return tuple(parted)
