"""The cells of a whole column of a table: of the one that a question asks for, or of the one around a span."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.restricted import is_restricted
from qa.kinds.tables.columns import header_lemmas
from qa.kinds.tables.grids import Grid, Row, grids_of
from qa.kinds.tables.naming import has_count, is_numbered, named_by
from qa.kinds.tables.ticks import is_ticked, is_ticks
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma, lemma_set
from qa.words.listing import lines

_COVERED = 0.6  # share of the question's words that header, title, heading and named cells have
_OPEN, _CLOSED = lemma("open"), lemma_set("closed shut")
_IN_WHOLE = re.compile(
    r"(?:which|what) (?:are the )?[\w’'-]+ (?:(?:are|were) )?(?:there )?(?:in|of|on|at|part of|belong to|make up) "
    r"(?P<whole>(?:the|this|our) [^,?]{3,30})\W*$",
    re.IGNORECASE,
)
_SUM = re.compile(r"(?:(?:grand|sub)[- ]?)?total|sum|average|mean|overall|altogether|all", re.IGNORECASE)


def asked_column(question: str, noun: str, article: Article, within: Range, about: frozenset[str]) -> tuple[Range, ...]:
    """Return the cells of the first column in a range whose header is the noun that a question asks for; () if none is.

    `noun` is what it asks for, and `about` are the lemmas of title and headline. If the question names other cells, or
    columns of yes and no, only the rows with these cells, or with yes, count, and the header may be another word for
    the noun. "Which schools are in the trust?" asks for a whole first column under words about the trust.
    """
    asked = asked_lemmas(question)
    for grid in grids_of(article, within):
        headers = [frozenset(content_lemmas(article.text_of(cell))) for cell in grid.header]
        at = next((at for at, header in enumerate(headers) if noun and noun in header), None)
        is_other_word = at is None
        if at is None:
            at = next((at for at, header in enumerate(headers) if header and header <= _same_things(noun)), None)
        if at is None or _named_row(asked, grid, article):
            continue
        rows = _rows_with(question, asked, grid, article, at)
        if rows is None or (is_other_word and not rows):
            continue
        said = [frozenset(content_lemmas(article.text_of(cell))) & asked for cell in (rows[0] if rows else ())]
        covered = asked & about.union((noun,), content_lemmas(grid.above), *headers, *said)
        if len(covered) >= _COVERED * len(asked) or (at == 0 and not rows and _is_of_whole(question, grid, article)):
            states = _rows_that_are(asked, grid, article)
            rows = rows if states is None else [row for row in states if row[at].start < row[at].end]
            return tuple(dict.fromkeys(row[at] for row in rows)) or _cells(asked, grid, article, headers, at)
    return ()


def _is_of_whole(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question asks what is in something that the words above a table are about: "in the trust"."""
    match = _IN_WHOLE.match(question)
    before = frozenset(content_lemmas(f"{article.title} {article.text[: grid.header[0].start]}"))
    return match is not None and frozenset(content_lemmas(match["whole"])) <= before


@lru_cache(maxsize=256)
def _same_things(noun: str) -> frozenset[str]:
    """Return the lemmas of headers that are another word for a noun: "event" for "show"."""
    sets = (lemma_set(line) for line in lines("things.txt", beside=__file__))
    return frozenset().union(*(same for same in sets if noun in same))


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
                cells = (each[at] for each in _single(grid, article))
                return tuple(dict.fromkeys(cell for cell in cells if cell.start < cell.end))
    return ()


def _rows_with(question: str, asked: frozenset[str], grid: Grid, article: Article, at: int) -> list[Row] | None:
    """Return the rows with a cell that a question names, outside the column `at`: "Which lakes does Oro Water own?".

    Those with one in each column in which it names any; [] if it names none, None if no row has all.
    """
    heads = [article.text_of(cell) for cell in grid.header]
    rows_by_column: list[list[Row]] = []
    for other, head in enumerate(heads):
        rows = [row for row in grid.rows if other != at and _is_cell_named(question, asked, head, row[other], article)]
        if rows and len(rows) < len(grid.rows):
            rows_by_column.append(rows)
    if not rows_by_column:
        return []
    common = [row for row in grid.rows if all(row in rows for rows in rows_by_column)]
    return [row for row in common if row[at].start < row[at].end] or None


def _is_cell_named(question: str, asked: frozenset[str], head: str, place: Range, article: Article) -> bool:
    """Whether a question names a cell by all of its words, or by its number under the header's noun."""
    cell = article.text_of(place)
    name = frozenset(named_by(cell)) if cell[:1].isalpha() and has_count(question, cell) else frozenset()
    return bool(name and name <= asked) or is_numbered(question, head, cell)


def _rows_that_are(asked: frozenset[str], grid: Grid, article: Article) -> list[Row] | None:
    """Return the rows that are "closed", or are not, in the column that a question names: "open on Monday".

    None if it asks for neither, or names no such column.
    """
    is_closed = bool(asked & _CLOSED)
    if not is_closed and _OPEN not in asked:
        return None
    for at, cell in enumerate(grid.header):
        states = [frozenset(content_lemmas(article.text_of(row[at]))) for row in grid.rows]
        if header_lemmas(article.text_of(cell)) & asked and any(state and state <= _CLOSED for state in states):
            pairs = zip(grid.rows, states, strict=True)
            return [row for row, state in pairs if state and (state <= _CLOSED) == is_closed]
    return None


def _cells(
    asked: frozenset[str], grid: Grid, article: Article, headers: list[frozenset[str]], at: int
) -> tuple[Range, ...]:
    """Return a column's cells; only those of rows with yes, if the question names a column of yes and no."""
    rows = _single(grid, article)
    for other, header in enumerate(headers):
        if other != at and header & asked and is_ticks(grid, article, other):
            rows = [row for row in rows if is_ticked(article.text_of(row[other]))]
    return tuple(dict.fromkeys(row[at] for row in rows if row[at].start < row[at].end))


def _single(grid: Grid, article: Article) -> list[Row]:
    """Return the rows of a table that are not totals of others."""
    return [row for row in grid.rows if not _SUM.fullmatch(article.text_of(row[0]))]


def _named_row(asked: frozenset[str], grid: Grid, article: Article) -> bool:
    """Whether a question names a row: its first cell, which no other row has, has no words but the question's."""
    names = Counter(frozenset(content_lemmas(article.text_of(row[0]))) for row in grid.rows)
    return any(name and name <= asked and count == 1 for name, count in names.items())
