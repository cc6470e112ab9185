"""Columns that no header names and that fit what a question asks for: of people, of days, of amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.calendar import DAY, MONTH_FORM
from index.types import Article
from qa.kinds.lexicon import WHOLE_NAME
from qa.kinds.tables.columns import asks_for_price, header_lemmas
from qa.kinds.tables.grids import Grid, Row
from qa.kinds.tables.holders import can_hold
from qa.understanding.wanted import fits, wanted
from qa.words.lemmas import lemma_set

_DAY = re.compile(rf"{DAY} {MONTH_FORM}|{MONTH_FORM} \d|\d{{4}}-\d\d-\d\d", re.IGNORECASE)
_WHEN = re.compile(r"when\b|(?:on )?(?:what|which) (?:day|date)s?\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"how (?:much|many)\b", re.IGNORECASE)
_AMOUNTS = lemma_set("amount quantity")


def fitting_columns(question: str, grid: Grid, row: Row, named: Sequence[int], article: Article) -> list[int]:
    """Return the columns that can hold the answer of a question that names other cells of a row, `named`.

    They are of people's names for "who", of days for "when", and of "Amount" for "how much", prices aside.
    """
    others = [at for at in range(len(grid.header)) if at not in named]
    if not named:
        return []
    if wanted(question) == "person":
        columns = [at for at in others if all(WHOLE_NAME.fullmatch(cell) for cell in _cells(grid, at, article))]
    elif _WHEN.match(question):
        columns = [at for at in others if all(_DAY.search(cell) for cell in _cells(grid, at, article))]
    elif _HOW_MUCH.match(question) and not asks_for_price(question):
        heads = {at: header_lemmas(article.text_of(grid.header[at])) for at in others}
        columns = [at for at, head in heads.items() if head and head <= _AMOUNTS]
    else:
        columns = []
    return [at for at in columns if may_hold(question, grid, row, at, article)]


def may_hold(question: str, grid: Grid, row: Row, at: int, article: Article) -> bool:
    """Whether a cell of a row is of the kind that a question wants, and of a column that can hold it."""
    heads, cell = [article.text_of(each) for each in grid.header], article.text_of(row[at])
    return fits(question, cell) and can_hold(question, heads, at, article.text_of(row[0]), cell)


def _cells(grid: Grid, at: int, article: Article) -> list[str]:
    return [article.text_of(row[at]) for row in grid.rows]
