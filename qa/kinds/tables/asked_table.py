"""What a question finds in one table: the rows that it names, the cell that answers, or that it cannot answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.absent import names_another, tells_another_row
from qa.kinds.tables.by_value import row_with_value
from qa.kinds.tables.cells import FEWEST_YEARS, YEAR, cell_of, lacks_value
from qa.kinds.tables.columns import counted_columns
from qa.kinds.tables.grids import Grid, Row
from qa.kinds.tables.headings import is_under_other_heading
from qa.kinds.tables.holders import can_hold
from qa.kinds.tables.periods import is_of_other_year, lacks_time
from qa.kinds.tables.rankings import asks_for_place
from qa.kinds.tables.rows import Named, named_rows
from qa.types import Span
from qa.understanding.wanted import wanted
from qa.words.content import content_lemmas

_LABELLED = 2  # cells of a figure after its label
_NUMBERED = re.compile(r"\b(?P<what>[a-z]{3,}) (?P<number>\d{1,3})\b")  # "round 3"
_EARLIER = re.compile(
    r"\b(?:the|a) (?:day|week|month|quarter|season|year) (?:before|earlier)\b(?!\s+\w)|"
    r"\b(?:previous|preceding|prior) (?:day|week|month|quarter|season|year)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:before|earlier|previous|preceding|prior|last|change)\b", re.IGNORECASE)


class AskedTable:
    """A table, and what a question finds in it."""

    def __init__(self, question: str, grid: Grid, article: Article) -> None:
        """Set a question, and a table of an article."""
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
        return self.is_header(span) or bool(self.grid.rows_at(span.start, span.end))

    def is_header(self, span: Span) -> bool:
        """Whether a span is in the header."""
        return any(cell.overlaps(span.range) for cell in self.grid.header)


def _is_beside(question: str, rows: Sequence[Row], article: Article, words_said: int) -> bool:
    """Whether figures after labels are not what is asked for: two labels are named, or a sentence fits better."""
    asked = asked_lemmas(question)
    labels = (row[:1] if len(row) <= _LABELLED else row for row in rows)
    words = (frozenset(content_lemmas(" ".join(map(article.text_of, cells)))) for cells in labels)
    named = max((len(asked & each) for each in words), default=0)
    return words_said > named or (len(rows) > 1 and not asks_for_place(question))


def _lacks_year(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question's year does not occur in the article, or its year or number in no column of that kind.

    A year by which it asks for a row, "Which pier opened in 1911?", may be in a cell.
    """
    if _lacks_time(question, grid, article):
        return True
    years = set(YEAR.findall(question))
    headers = {year for cell in grid.header for year in YEAR.findall(article.text_of(cell))}
    there = headers or set(YEAR.findall(f"{article.title} {article.published} {article.text}"))
    if years and there and not years & there and row_with_value(question, grid, article) is None:
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
