"""The table cell at the row and column a question names; other cells of that table are not answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.asked_table import AskedTable
from qa.kinds.tables.grids import Grid, grids_of
from qa.types import Reading, Span
from qa.understanding.wanted import fits
from qa.words.content import content_lemmas

MARGIN = 8.0  # logits over the null score of a cell that a question names: docs/decisions/031-whole-lists.md
_BEHIND = 1.0  # logits of a span in a sentence without any word of the question
_LIKELY = -1.0  # logits over the null score of a span that a sentence may say


class Lookups:
    """What a question finds in the tables of articles; each table is searched once, however many passages it is in."""

    def __init__(self, question: str, articles: Mapping[str, Article]) -> None:
        """Set a question, and the articles by id."""
        self._question, self._articles = question, articles
        self._tables: dict[tuple[str, Grid], AskedTable] = {}

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

        A sentence about another row than the named one does not answer either, and one without any word of the question
        is behind the cell.
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
        read = {each: _Read(passages[each], words_said[each], most) for each in passages}
        return tuple(
            self._behind_cells(_looked_up(reading, within, read[reading.article_id]), read[reading.article_id])
            for reading, within in zip(readings, tables, strict=True)
        )

    def _behind_cells(self, reading: Reading, read: _Read) -> Reading:
        """Return a reading with spans of sentences without a word of the question behind its article's cells."""
        tables = [table for (article_id, _), table in self._tables.items() if article_id == reading.article_id]
        if not any(_has_read_cell(table, read) for table in tables):
            return reading
        article, asked = self._articles[reading.article_id], asked_lemmas(self._question)
        most = reading.null_score + MARGIN - _BEHIND
        spans = []
        for span in reading.spans:
            is_cell = span.score <= most or any(table.holds(span) for table in tables)
            sentence = "" if is_cell else article.text_of(article.sentence_at(span.start, span.end))
            is_far = not is_cell and not asked & frozenset(content_lemmas(sentence))
            spans.append(span._replace(score=most) if is_far else span)
        return replace(reading, spans=tuple(sorted(spans, key=_by_score)))

    def _tables_in(self, reading: Reading) -> list[AskedTable]:
        """Return the tables with a row in a passage."""
        article = self._articles[reading.article_id]
        tables = []
        for grid in grids_of(article, reading.range):
            key = article.id, grid
            if key not in self._tables:
                self._tables[key] = AskedTable(self._question, grid, article)
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


def _words_said(question: str, reading: Reading, article: Article, tables: Sequence[AskedTable]) -> int:
    """Return how many of a question's words are in the sentence of a likely span outside tables; 0 if there is none."""
    asked = asked_lemmas(question)
    most = 0
    for span in reading.spans:
        likely = span.score - reading.null_score > _LIKELY and fits(question, article.text_of(span.range))
        if likely and not any(table.holds(span) for table in tables):
            sentence = article.text_of(article.sentence_at(span.start, span.end))
            most = max(most, len(asked & frozenset(content_lemmas(sentence))))
    return most


def _looked_up(reading: Reading, tables: Sequence[AskedTable], read: _Read) -> Reading:
    """Return a reading with the cell that answers in each of its tables, and without the cells that do not."""
    spans = list(reading.spans)
    for table in tables:
        if table.place.overlaps(reading.range):
            spans = _spans_after(table, reading, spans, read)
    return replace(reading, spans=tuple(sorted(spans, key=_by_score)))


def _by_score(span: Span) -> tuple[float, int, int]:
    return -span.score, span.start, span.end


def _spans_after(table: AskedTable, reading: Reading, spans: list[Span], read: _Read) -> list[Span]:
    """Return the spans of a reading that a table leaves, with its cell if that answers."""
    outside = table.without_other_rows([span for span in spans if not table.holds(span)])
    if _gives_way(table, read):
        return outside
    cell = table.cell
    if cell is not None and _is_in(cell, reading.range):
        found = Span(cell.start, cell.end, reading.null_score + MARGIN)
        return [found, *(span for span in outside if not table.is_header(span))]
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
        return [span for span in spans if not table.is_header(span)]
    return spans


def _gives_way(table: AskedTable, read: _Read) -> bool:
    """Whether a table does not answer: it cannot, is beside the point, or another one has more of the question."""
    is_named = table.covered > 0 or (table.cell is None and len(table.rows) == 1)
    is_less = table.covered < read.most_covered and is_named
    return table.lacks_answer or table.is_beside(read.words_said) or is_less


def _has_read_cell(table: AskedTable, read: _Read) -> bool:
    """Whether the cell of a table that answers, by words of the question, is in a passage that was read."""
    cell = table.cell
    if cell is None or table.covered == 0 or _gives_way(table, read):
        return False
    return any(_is_in(cell, passage) for passage in read.passages)


def _is_in(cell: Range, passage: Range) -> bool:
    return passage.start <= cell.start and cell.end <= passage.end
