"""Rows that a question names equally well: what tells which of them it means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.calendar import MONTH, MONTH_FORM, month_number
from index.types import Article
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.columns import column_words
from qa.kinds.tables.grids import Row

_LONG = 4  # characters of a figure that a question hardly has by chance: "2,011", "2022/23"
_MONTH = re.compile(rf"\b{MONTH}\b")
_MONTH_OF_DAY = re.compile(rf"\d ?(?P<month>{MONTH_FORM})", re.IGNORECASE)


def told_apart(question: str, rows: Sequence[Row], article: Article) -> list[Row]:
    """Return the rows with a label that a question asks for, or a figure or month of it; all, if nothing tells.

    Such a label is "dep." beside the same name as "arr.", where it asks when something leaves.
    """
    left = list(rows)
    for tell in (_asks_for_label, _gives_figure, _gives_month):
        having = [row for row in left if tell(question, [article.text_of(cell) for cell in row])]
        left = having or left
    return left


def gives_figure(question: str, cell: str) -> bool:
    """Whether a question has a cell of figures as it is written: "2,011", "2022/23"."""
    if len(cell) < _LONG or not cell[0].isdigit() or any(map(str.isalpha, cell)):
        return False
    return re.search(rf"(?<![\w.,/–-]){re.escape(cell)}(?![\w/–-]|[.,]\d)", question) is not None


def _gives_figure(question: str, cells: Sequence[str]) -> bool:
    return any(gives_figure(question, cell) for cell in cells)


def _gives_month(question: str, cells: Sequence[str]) -> bool:
    """Whether a day among the cells is of the question's month: "14–17 Jun"."""
    asked = {month_number(month) for month in _MONTH.findall(question)}
    days = (match["month"] for cell in cells for match in _MONTH_OF_DAY.finditer(cell))
    return any(month_number(month) in asked for month in days)


def _asks_for_label(question: str, cells: Sequence[str]) -> bool:
    asked = asked_lemmas(question)
    labels = (cell for cell in cells[1:] if cell and not any(map(str.isdigit, cell)))
    return any(column_words(question, asked, label) for label in labels)
