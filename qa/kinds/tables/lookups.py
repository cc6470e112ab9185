"""The table cell at the row and column a question names; other cells of that table are not answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.absent import names_another, tells_another_row
from qa.kinds.tables.cells import FEWEST_YEARS, YEAR, cell_of, lacks_value
from qa.kinds.tables.columns import counted_columns
from qa.kinds.tables.grids import Grid, Row, grids_of
from qa.kinds.tables.headings import is_under_other_heading
from qa.kinds.tables.holders import can_hold
from qa.kinds.tables.periods import is_of_other_year, lacks_time
from qa.kinds.tables.rankings import asks_for_place
from qa.kinds.tables.rows import Named, named_rows
from qa.types import Reading, Span
from qa.understanding.wanted import fits, wanted
from qa.words.content import content_lemmas

MARGIN = 8.0  # logits over the null score of a cell that a question names: docs/decisions/031-whole-lists.md
_LIKELY = -1.0  # logits over the null score of a span that a sentence may say
_LABELLED = 2  # cells of a figure after its label
_NUMBERED = re.compile(r"\b(?P<what>[a-z]{3,}) (?P<number>\d{1,3})\b")  # "round 3"
_EARLIER = re.compile(
    r"\b(?:the|a) (?:day|week|month|quarter|season|year) (?:before|earlier)\b(?!\s+\w)|"
    r"\b(?:previous|preceding|prior) (?:day|week|month|quarter|season|year)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:before|earlier|previous|preceding|prior|last|change)\b", re.IGNORECASE)


class Lookups:
    """What a question finds in the tables of articles; each table is searched once, however many passages it is in."""

    def __init__(self, question: str, articles: Mapping[str, Article]) -> None:
        """Set a question, and the articles by id."""
        self._question, self._articles = question, articles
        self._tables: dict[tuple[str, Grid], _Table] = {}

    def apply(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """Return the readings with the table cells that a question names, and without the other cells of those tables.

        If a row is named by the words of its cells, spans in the table are left out except in the cell of the named
        column, which counts as found; in a game's row that is the score from name to name, in a ranking the name at the
        place asked for, and for "most" or "fewest" the name of the row with that figure. Among columns of years, the
        last one counts if none is named and the question asks about the present. A table without a named row stays as
        it is.

        No cell of a table answers if
        - the question names a year that neither the table nor its article has, or the week before;
        - its row is of another day or of other names, or has a blank there;
        - its title or heading is of another year than the question;
        - another table with the same header is under a heading with more of the question's words;
        - its column cannot hold what is asked for: a place for who;
        - another table has more of the question's words;
        - its figures stand after labels, and a sentence of the article with a likely span has more of the question's
          words, or two labels are named.

        A sentence about another row than the named one does not answer either.
        """
        tables = [self._tables_in(reading) for reading in readings]
        words_said: dict[str, int] = {}
        passages: dict[str, list[Range]] = {}
        for reading, within in zip(readings, tables, strict=True):
            article = self._articles[reading.article_id]
            passages.setdefault(article.id, []).append(reading.range)
            words = _words_said(self._question, reading, article, within)
            words_said[article.id] = max(words_said.get(article.id, 0), words)
        most = max((table.covered for within in tables for table in within), default=0)
        return tuple(
            _looked_up(reading, within, _Read(passages[reading.article_id], words_said[reading.article_id], most))
            for reading, within in zip(readings, tables, strict=True)
        )

    def _tables_in(self, reading: Reading) -> list[_Table]:
        """Return the tables with a row in a passage."""
        article = self._articles[reading.article_id]
        tables = []
        for grid in grids_of(article, reading.range):
            key = article.id, grid
            if key not in self._tables:
                self._tables[key] = _Table(self._question, grid, article)
            tables.append(self._tables[key])
        return tables


class _Read(NamedTuple):
    """What was read for a question, as far as it concerns a table of one article.

    `words_said` is how many of the question's words a sentence of the article has, and `most_covered` how many the best
    table of any article has.
    """

    passages: Sequence[Range]
    words_said: int
    most_covered: int


class _Table:
    """A table, and what a question finds in it."""

    def __init__(self, question: str, grid: Grid, article: Article) -> None:
        self._question, self.grid, self._article = question, grid, article

    @cached_property
    def place(self) -> Range:
        """The range of its rows."""
        return Range(self.grid.rows[0][0].start, max(cell.end for cell in self.grid.rows[-1]))

    @property
    def rows(self) -> list[Row]:
        """The rows that the question names."""
        return self._named.rows

    @cached_property
    def _named(self) -> Named:
        return named_rows(self._question, self.grid, self._article)

    @cached_property
    def lacks_answer(self) -> bool:
        """Whether it cannot answer: for other years or days, without a row that has all names, or with a blank cell."""
        if self._named.lacking or _lacks_year(self._question, self.grid, self._article):
            return True
        named = self._question, self.grid, self.rows, self._article
        if is_of_other_year(*named) or is_under_other_heading(*named):
            return True
        return self._is_of_other_time or lacks_value(*named)

    @cached_property
    def _is_of_other_time(self) -> bool:
        """Whether the columns that a question asks for, in the row that it names, are of other years or months."""
        if len(self.rows) != 1 or not self.grid.header:
            return False
        heads = [self._article.text_of(cell) for cell in self.grid.header]
        return lacks_time(self._question, heads, " ".join(map(self._article.text_of, self.rows[0])))

    @cached_property
    def cell(self) -> Range | None:
        """The cell that answers the question."""
        return cell_of(self._question, self.grid, self.rows, self._article)

    @cached_property
    def covered(self) -> int:
        """How many of the question's words the answer's row and the header have; 0 without an answer."""
        if self.lacks_answer or self.cell is None:
            return 0
        row = next(iter(self.grid.rows_at(*self.cell)), ())  # none if the answer is a header
        words = " ".join(self._article.text_of(cell) for cell in (*self.grid.header, *row))
        return len(asked_lemmas(self._question) & frozenset(content_lemmas(words)))

    @cached_property
    def names_another(self) -> bool:
        """Whether the question is about something that no row is about."""
        return names_another(self._question, self.grid, self._article)

    def without_other_rows(self, spans: Sequence[Span]) -> list[Span]:
        """Return spans without those in sentences about another row than the one that is named."""
        if len(self.rows) != 1 or not self.grid.header:
            return list(spans)
        return [span for span in spans if not tells_another_row(self.grid, self.rows[0], span, self._article)]

    def is_beside(self, words_said: int) -> bool:
        """Whether its figures after labels are not what is asked for; `words_said` is of the best sentence."""
        return not self.grid.header and _is_beside(self._question, self.rows, self._article, words_said)

    @property
    def is_figure_asked(self) -> bool:
        """Whether a question asks for an amount, which no header is."""
        return wanted(self._question) == "amount"

    def counts_another(self, span: Span) -> bool:
        """Whether a span is no cell of the column that has the noun of "how many", where there is one."""
        heads = [self._article.text_of(cell) for cell in self.grid.header]
        columns = counted_columns(self._question, heads)
        (row, *_) = self.grid.rows_at(span.start, span.end)
        return bool(columns) and not any(row[at].overlaps(span.range) for at in columns)

    def may_hold(self, span: Span) -> bool:
        """Whether a span can be what is asked for, by its column; true outside the table and across columns."""
        rows = self.grid.rows_at(span.start, span.end) if self.grid.header else []
        columns = [at for row in rows for at, cell in enumerate(row) if cell.overlaps(span.range)]
        if len(rows) != 1 or len(columns) != 1:
            return True
        heads = [self._article.text_of(cell) for cell in self.grid.header]
        label, cell = (self._article.text_of(rows[0][at]) for at in (0, columns[0]))
        return can_hold(self._question, heads, columns[0], label, cell)

    def holds(self, span: Span) -> bool:
        """Whether a span is in a row or the header."""
        return _is_in_row(self.grid.header, span) or bool(self.grid.rows_at(span.start, span.end))


def _words_said(question: str, reading: Reading, article: Article, tables: Sequence[_Table]) -> int:
    """Return how many of a question's words are in the sentence of a likely span outside tables; 0 if there is none."""
    asked = asked_lemmas(question)
    most = 0
    for span in reading.spans:
        likely = span.score - reading.null_score > _LIKELY and fits(question, article.text_of(span.range))
        if likely and not any(table.holds(span) for table in tables):
            sentence = article.text_of(article.sentence_at(span.start, span.end))
            most = max(most, len(asked & frozenset(content_lemmas(sentence))))
    return most


def _looked_up(reading: Reading, tables: Sequence[_Table], read: _Read) -> Reading:
    """Return a reading with the cell that answers in each of its tables, and without the cells that do not."""
    spans = list(reading.spans)
    for table in tables:
        if table.place.overlaps(reading.range):
            spans = _spans_after(table, reading, spans, read)
    spans.sort(key=lambda span: (-span.score, span.start, span.end))
    return replace(reading, spans=tuple(spans))


def _spans_after(table: _Table, reading: Reading, spans: list[Span], read: _Read) -> list[Span]:
    """Return the spans of a reading that a table leaves, with its cell if that answers."""
    outside = table.without_other_rows([span for span in spans if not table.holds(span)])
    cell = table.cell
    is_less = table.covered < read.most_covered and (table.covered > 0 or (cell is None and len(table.rows) == 1))
    if table.lacks_answer or table.is_beside(read.words_said) or is_less:
        return outside
    if cell is not None and _is_in(cell, reading.range):
        found = Span(cell.start, cell.end, reading.null_score + MARGIN)
        return [found, *(span for span in outside if not _is_in_row(table.grid.header, span))]
    if cell is not None and any(_is_in(cell, passage) for passage in read.passages):
        return outside  # another passage has the cell
    if not table.rows and table.names_another:
        return outside
    spans = [span for span in spans if table.may_hold(span)]
    if len(table.rows) == 1:
        row = table.rows[0]
        here = [span for span in spans if table.grid.rows_at(span.start, span.end) == [row]]
        return [*outside, *(span for span in here if not table.counts_another(span))]
    if table.is_figure_asked:
        return [span for span in spans if not _is_in_row(table.grid.header, span)]
    return spans


def _is_in(cell: Range, passage: Range) -> bool:
    return passage.start <= cell.start and cell.end <= passage.end


def _is_beside(question: str, rows: Sequence[Row], article: Article, words_said: int) -> bool:
    """Whether figures after labels are not what is asked for: two labels are named, or a sentence fits better."""
    asked = asked_lemmas(question)
    labels = (row[:1] if len(row) <= _LABELLED else row for row in rows)
    words = (frozenset(content_lemmas(" ".join(map(article.text_of, cells)))) for cells in labels)
    named = max((len(asked & each) for each in words), default=0)
    return words_said > named or (len(rows) > 1 and not asks_for_place(question))


def _is_in_row(row: Row, span: Span) -> bool:
    return any(cell.overlaps(span.range) for cell in row)


def _lacks_year(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question's year does not occur in the article, or its year or number in no column of that kind."""
    if _lacks_time(question, grid, article):
        return True
    years = set(YEAR.findall(question))
    headers = {year for cell in grid.header for year in YEAR.findall(article.text_of(cell))}
    there = headers or set(YEAR.findall(f"{article.title} {article.published} {article.text}"))
    if years and there and not years & there:
        return True
    names = " ".join(article.text_of(cell) for cell in grid.header).casefold()
    numbered = _NUMBERED.findall(question.casefold())
    return any(re.search(rf"\b{what} \d", names) and f"{what} {number}" not in names for what, number in numbered)


def _lacks_time(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question asks about the week before, and neither the columns nor the words above are about another."""
    heads = " ".join((grid.above, *(article.text_of(cell) for cell in grid.header)))
    if _EARLIER.search(question) is None or not grid.header or _BEFORE.search(heads):
        return False
    return len(set(YEAR.findall(heads))) < FEWEST_YEARS
