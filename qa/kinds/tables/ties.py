"""Columns that a question names equally well: what tells which of them it means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.age_columns import of_age
from qa.kinds.tables.columns import column_words, header_lemmas
from qa.kinds.tables.grids import Grid, Row
from qa.kinds.tables.periods import years_in
from qa.understanding.wanted import fits
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma_set

_STATISTICS = lemma_set("average mean median maximum minimum total target budget forecast estimate record normal usual")
_NOW = re.compile(r"\b(?:do|does|is|are|have|has)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}(?:[-–/]\d{2,4})?\b")


def narrowed(
    question: str, grid: Grid, row: Row, named: Sequence[int], columns: Sequence[int], article: Article
) -> list[int]:
    """Return the columns that a question means, of those that it names equally well; all, if nothing tells.

    Of an age it is the column of that age. "Average" means a column that says so. The words that name the row,
    its cells `named`, do not name a column too: if no others name these columns, they may name other ones. Of columns
    for several years, the last one is meant by a question about the present.
    """
    heads = {at: article.text_of(cell) for at, cell in enumerate(grid.header) if at not in named}
    of_that_age = of_age(question, heads)
    if len(of_that_age) == 1 and len(columns) != 1:
        return of_that_age
    if not columns or not heads:
        return list(columns)
    asked = asked_lemmas(question)
    statistics = asked & _STATISTICS
    kept = [at for at in columns if statistics & header_lemmas(heads[at])] or list(columns)
    beside = asked - frozenset(content_lemmas(" ".join(article.text_of(row[at]) for at in named)))
    counts = {at: column_words(question, beside, head) for at, head in heads.items()}
    is_named = any(column_words(question, asked, heads[at]) for at in kept)
    if is_named and not any(counts[at] for at in kept):
        kept = [at for at in heads if counts[at] and fits(question, article.text_of(row[at]))] or kept
    kept = [at for at in kept if counts[at] == max(counts[each] for each in kept)]
    return newest(question, kept, heads) if len(kept) > 1 else kept


def newest(question: str, columns: list[int], heads: Mapping[int, str]) -> list[int]:
    """Return the column of the last year, if only years tell columns apart and a question without one asks about now.

    Otherwise all of them.
    """
    plain = {_YEAR.sub("", heads[at]).casefold().strip() for at in columns}
    years = {at: max(years_in(heads[at]), default=0) for at in columns}
    if len(plain) > 1 or not all(years.values()) or years_in(question) or _NOW.search(question) is None:
        return columns
    return [max(columns, key=lambda at: (years[at], at))]
