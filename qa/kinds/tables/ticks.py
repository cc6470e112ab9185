"""Columns of yes and no: if a question names one, only rows with yes remain, or with no if it is negated."""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Article
from qa.kinds.tables.grids import Grid, Row
from qa.words.content import content_lemmas
from qa.words.lemmas import negations

_YES = frozenset(("yes", "y", "✓", "✔", "x"))
_NO = frozenset(("no", "n", "-", "–", "—", "✗", ""))


def is_ticks(grid: Grid, article: Article, at: int) -> bool:
    """Whether a column says yes or no of each row."""
    values = {article.text_of(row[at]).casefold() for row in grid.rows}
    return values <= _YES | _NO and bool(values & _YES)


def is_ticked(cell: str) -> bool:
    """Whether a cell says yes."""
    return cell.casefold() in _YES


def ticked(asked: frozenset[str], question: str, grid: Grid, rows: Sequence[Row], article: Article) -> list[Row]:
    """Return the rows with yes in each column of yes and no that a question names, or with no if it denies it.

    All of them, if it names no such column. `asked` are the question's lemmas.
    """
    values = _NO if negations(question) % 2 else _YES
    for at, cell in enumerate(grid.header):
        if frozenset(content_lemmas(article.text_of(cell))) & asked and is_ticks(grid, article, at):
            rows = [row for row in rows if article.text_of(row[at]).casefold() in values]
    return list(rows)
