"""Cells that span several rows or columns of a table, and stand in the first of them only."""

from __future__ import annotations

from collections import Counter

from index.types import Range
from qa.kinds.tables.splitting import FIGURE_BEGINS, Cells
from qa.kinds.tables.totals import is_total

_FEWEST_NAMED = 3  # cells of a row that may be of the name above


def with_lower_header(text: str, header: Cells, rows: list[Cells]) -> tuple[Cells, list[Cells]]:
    """Return a table under the names in its first row, where that divides columns: "Valley" below "Altitude".

    It is one of words below each blank of the header; its first cell is blank, or figures follow below these words.
    """
    divided = [at for at, cell in enumerate(header) if at > 0 and cell.start == cell.end]
    if not divided or len(rows) < 2 or len(rows[0]) != len(header):
        return header, rows
    names, *below = rows
    is_words = not any(map(str.isdigit, text[names[0].start : names[-1].end]))
    has_figures = all(_begins_with_figure(text, row[at]) for row in below if len(row) == len(header) for at in divided)
    if not is_words or any(names[at].start == names[at].end for at in divided):
        return header, rows
    if names[0].start < names[0].end and not has_figures:
        return header, rows
    return tuple(low if low.start < low.end else high for high, low in zip(header, names, strict=True)), below


def _begins_with_figure(text: str, cell: Range) -> bool:
    return FIGURE_BEGINS.match(text, *cell) is not None


def with_names_above(text: str, rows: list[Cells]) -> list[Cells]:
    """Return rows of three cells or more with the name above in place of a blank first cell: "| 2023/24 | 2,104".

    The cell beside it is of words, or stands in several rows, and is no total.
    """
    beside = Counter(text[cell.start : cell.end] for row in rows for cell in row[1:2])
    filled: list[Cells] = []
    for row in rows:
        key = text[row[1].start : row[1].end] if len(row) >= _FEWEST_NAMED else ""
        is_key = key[:1].isalpha() or beside[key] > 1
        if filled and row[0].start == row[0].end and key and is_key and not is_total(key):
            row = (filled[-1][0], *row[1:])
        filled.append(row)
    return filled
