"""The rows of a table that share what a question names: "Who works in Room 3?" asks for all of them."""

from __future__ import annotations

from index.types import Article, Range
from qa.kinds.tables.grids import Row, grids_of
from qa.kinds.tables.naming import Naming
from qa.kinds.tables.ticks import ticked


def cells_alike(question: str, article: Article, span: Range) -> tuple[Range, ...]:
    """Return the cells of a span's column in the rows that have all cells that the question names in its row.

    Of these only those with the tick that the question asks for. () if the span is not a cell, the question names none
    beside it, or only one row, or each, has them.
    """
    for grid in grids_of(article, span):
        for row in grid.rows_at(*span) if grid.header else ():
            at = next((at for at, cell in enumerate(row) if cell.overlaps(span)), None)
            if at is None:
                continue
            naming = Naming(question, grid, article)
            named = naming.columns(row)
            words = [article.text_of(row[each]) for each in named]
            alike: list[Row] = [each for each in grid.rows if [article.text_of(each[n]) for n in named] == words]
            alike = ticked(naming.asked, question, grid, alike, article)
            if named and at not in named and 1 < len(alike) < len(grid.rows):
                return tuple(each[at] for each in alike if each[at].start < each[at].end)
    return ()
