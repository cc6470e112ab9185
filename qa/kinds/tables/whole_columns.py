"""The cells of a whole column of a table: of the one that a question asks for, or of the one around a span."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.restricted import is_restricted
from qa.kinds.tables.grids import Grid, Row, grids_of
from qa.kinds.tables.ticks import is_ticked, is_ticks
from qa.words.content import content_lemmas

_COVERED = 0.6  # share of the question's words that header, title, heading and named cells have
_SUM = re.compile(r"(?:(?:grand|sub)[- ]?)?total|sum|average|mean|overall|altogether|all", re.IGNORECASE)


def asked_column(
    asked: frozenset[str], noun: str, article: Article, within: Range, about: frozenset[str]
) -> tuple[Range, ...]:
    """Return the cells of the first column in a range whose header is the noun that a question asks for; () if none is.

    `asked` are the lemmas of the question, `noun` what it asks for, and `about` those of title and headline. If the
    question names other cells, or columns of yes and no, only the rows with these cells, or with yes, count.
    """
    for grid in grids_of(article, within):
        headers = [frozenset(content_lemmas(article.text_of(cell))) for cell in grid.header]
        at = next((at for at, header in enumerate(headers) if noun and noun in header), None)
        if at is None or _named_row(asked, grid, article):
            continue
        rows = _rows_with(asked, grid, article, at)
        said = [frozenset(content_lemmas(article.text_of(cell))) & asked for cell in (rows[0] if rows else ())]
        covered = asked & about.union(frozenset(content_lemmas(grid.above)), *headers, *said)
        if len(covered) >= _COVERED * len(asked):
            return tuple(row[at] for row in rows) if rows else _cells(asked, grid, article, headers, at)
    return ()


def column_around(question: str, article: Article, span: Range) -> tuple[Range, ...]:
    """Return the cells of a span's column, if a question names that column, no row, and asks for all of them."""
    asked = asked_lemmas(question)
    if is_restricted(question, article.title):
        return ()
    for grid in grids_of(article, span):
        for row in grid.rows_at(*span):
            at = next(at for at, cell in enumerate(row) if cell.overlaps(span))
            if not grid.header or _named_row(asked, grid, article):
                continue
            if frozenset(content_lemmas(article.text_of(grid.header[at]))) & asked:
                return tuple(each[at] for each in _single(grid, article) if each[at].start < each[at].end)
    return ()


def _rows_with(asked: frozenset[str], grid: Grid, article: Article, at: int) -> list[Row]:
    """Return the rows with a cell that a question names, outside the column `at`: "Which lakes does Oro Water own?"."""
    rows = []
    for row in grid.rows:
        cells = [article.text_of(cell) for other, cell in enumerate(row) if other != at]
        names = [frozenset(content_lemmas(cell)) for cell in cells if cell[:1].isupper()]
        if any(name and name <= asked for name in names) and row[at].start < row[at].end:
            rows.append(row)
    return rows if len(rows) < len(grid.rows) else []


def _cells(
    asked: frozenset[str], grid: Grid, article: Article, headers: list[frozenset[str]], at: int
) -> tuple[Range, ...]:
    """Return a column's cells; only those of rows with yes, if the question names a column of yes and no."""
    rows = _single(grid, article)
    for other, header in enumerate(headers):
        if other != at and header & asked and is_ticks(grid, article, other):
            rows = [row for row in rows if is_ticked(article.text_of(row[other]))]
    return tuple(row[at] for row in rows if row[at].start < row[at].end)


def _single(grid: Grid, article: Article) -> list[Row]:
    """Return the rows of a table that are not totals of others."""
    return [row for row in grid.rows if not _SUM.fullmatch(article.text_of(row[0]))]


def _named_row(asked: frozenset[str], grid: Grid, article: Article) -> bool:
    """Whether a question names a row: its first cell has no words but the question's."""
    names = (frozenset(content_lemmas(article.text_of(row[0]))) for row in grid.rows)
    return any(name and name <= asked for name in names)
