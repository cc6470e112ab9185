"""A cell of a table for a question that names its row and its column; a cell that fits neither is no answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from index.calendar import LATE_YEAR
from index.types import Article, Range
from qa.comparing.names import BEFORE_NAMES
from qa.kinds.columns import column_words
from qa.kinds.grids import FIGURE_BEGINS, Grid, grids_of
from qa.kinds.labels import labelled_items
from qa.kinds.lexicon import PERSON
from qa.kinds.listed import asked_lemmas
from qa.kinds.rankings import asks_for_place, placed
from qa.kinds.restricted import limits_in
from qa.kinds.statement import content_lemmas
from qa.kinds.superlatives import best_said, extreme
from qa.premises.presence import lacks_name
from qa.types import Reading, Span
from qa.understanding.wanted import fits, wanted
from qa.words.lemmas import lemma

_MARGIN = 8.0  # logits over the null score of a cell that a question names: docs/decisions/031-whole-lists.md
_LIKELY = -1.0  # logits over the null score of a span that a sentence may say
_STEM = 4  # letters of a label that is short for a word of the question: "Prep" for "preparation"
_GIVEN = re.compile(r"(?<![\w.])[£$€+−-]?\d[\d.,:]*%?")  # a figure in a question
_NUMBERED = re.compile(r"\b(?P<what>[a-z]{3,}) (?P<number>\d{1,3})\b")  # "round 3"
_YEAR = re.compile(rf"\b{LATE_YEAR}\b")
_SCORE = re.compile(r"\b(?:score|scoreline|result|finish|end)\b", re.IGNORECASE)
_GOALS = re.compile(r"\d{1,3}(?:\s*[-–:]\s*\d{1,3})?")
_PERSON = re.compile(PERSON)
_WHICH = re.compile(r"(?:(?:in|on|at|for|of)\s+)?(?:which|what)\s+(?P<noun>[\w’'-]+)|who\b|where\b", re.IGNORECASE)
_FEWEST_YEARS = 2  # columns
_EARLIER = re.compile(
    r"\b(?:the|a) (?:day|week|month|quarter|season|year) (?:before|earlier)\b(?!\s+\w)|"
    r"\b(?:previous|preceding|prior) (?:day|week|month|quarter|season|year)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:before|earlier|previous|preceding|prior|last|change)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:do|does|is|are|has)\b", re.IGNORECASE)


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
        last one counts if none is named and the question asks about the present. If a question names a year that
        neither the table nor its article has, or the week before, no cell of it answers; nor does a sentence about
        another row. Nor does the figure after a label if a sentence of the article with a likely span has more of the
        question's words, or if two labels are named. A table without a named row stays as it is.
        """
        tables = [self._tables_in(reading) for reading in readings]
        said: dict[str, int] = {}
        read: dict[str, list[Range]] = {}
        for reading, within in zip(readings, tables, strict=True):
            article = self._articles[reading.passage.chunk.article_id]
            read.setdefault(article.id, []).append(Range(reading.passage.chunk.start, reading.passage.chunk.end))
            said[article.id] = max(said.get(article.id, 0), _words_said(self._question, reading, article, within))
        return tuple(
            _looked_up(reading, within, said[article_id], read[article_id])
            for reading, within in zip(readings, tables, strict=True)
            for article_id in (reading.passage.chunk.article_id,)
        )

    def _tables_in(self, reading: Reading) -> list[_Table]:
        """Return the tables with a row in a passage."""
        chunk = reading.passage.chunk
        article = self._articles[chunk.article_id]
        tables = []
        for grid in grids_of(article, Range(chunk.start, chunk.end)):
            key = article.id, grid
            if key not in self._tables:
                self._tables[key] = _Table(self._question, grid, article)
            tables.append(self._tables[key])
        return tables


class _Table:
    """A table, and what a question finds in it."""

    def __init__(self, question: str, grid: Grid, article: Article) -> None:
        self._question, self.grid, self._article = question, grid, article

    @cached_property
    def place(self) -> Range:
        """The range of its rows."""
        return Range(self.grid.rows[0][0].start, max(cell.end for cell in self.grid.rows[-1]))

    @cached_property
    def rows(self) -> list[Sequence[Range]]:
        """The rows that the question names."""
        return _named_rows(self._question, self.grid, self._article)

    @cached_property
    def lacks_year(self) -> bool:
        """Whether it cannot answer, for it is about other years."""
        return _lacks_year(self._question, self.grid, self._article)

    @cached_property
    def cell(self) -> Range | None:
        """The cell that answers the question."""
        question, grid, article = self._question, self.grid, self._article
        return (
            placed(question, grid, article)
            or _best_said(question, grid, article)
            or _by_value(question, grid, article)
            or extreme(question, grid, article)
            or _cell(question, grid, self.rows, article)
        )

    @cached_property
    def names_another(self) -> bool:
        """Whether the question is about something that no row is about."""
        return _names_another(self._question, self.grid, self._article)

    def without_other_rows(self, spans: Sequence[Span]) -> list[Span]:
        """Return spans without those in sentences about another row than the one that is named."""
        if len(self.rows) != 1 or not self.grid.header:
            return list(spans)
        return [span for span in spans if not _tells_another_row(self.grid, self.rows[0], span, self._article)]

    def is_beside(self, said: int) -> bool:
        """Whether its figures after labels are not what is asked for; a sentence has `said` words of the question."""
        return not self.grid.header and _is_beside(self._question, self.rows, self._article, said)

    def holds(self, span: Span) -> bool:
        """Whether a span is in a row."""
        return bool(self.grid.rows_at(span.start, span.end))


def _words_said(question: str, reading: Reading, article: Article, tables: Sequence[_Table]) -> int:
    """Return how many of a question's words are in the sentence of a likely span outside tables; 0 if there is none."""
    asked = asked_lemmas(question)
    most = 0
    for span in reading.spans:
        likely = span.score - reading.null_score > _LIKELY and fits(question, article.text[span.start : span.end])
        if likely and not any(table.holds(span) for table in tables):
            sentence = article.text_of(article.sentence_at(span.start, span.end))
            most = max(most, len(asked & frozenset(content_lemmas(sentence))))
    return most


def _looked_up(reading: Reading, tables: Sequence[_Table], said: int, read: Sequence[Range]) -> Reading:
    chunk = reading.passage.chunk
    spans = list(reading.spans)
    for table in tables:
        if not table.place.overlaps(Range(chunk.start, chunk.end)):
            continue
        outside = table.without_other_rows([span for span in spans if not table.holds(span)])
        if table.lacks_year or table.is_beside(said):
            spans = outside
            continue
        cell = table.cell
        if cell is not None and chunk.start <= cell.start and cell.end <= chunk.end:
            outside = [span for span in outside if not _is_in_row(table.grid.header, span)]
            spans = [Span(cell.start, cell.end, reading.null_score + _MARGIN), *outside]
        elif cell is not None and any(each.start <= cell.start and cell.end <= each.end for each in read):
            spans = outside  # another passage has the cell
        elif not table.rows and table.names_another:
            spans = outside
        elif len(table.rows) == 1:
            row = table.rows[0]
            spans = [*outside, *(span for span in spans if span not in outside and _is_in_row(row, span))]
    spans.sort(key=lambda span: (-span.score, span.start, span.end))
    return replace(reading, spans=tuple(spans))


def _best_said(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name of the row, a section, that says that it is what a question's superlative asks for."""
    name = best_said(question, article)
    return name if name in [row[0] for row in grid.rows] else None


def _names_another(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question names something that no row is about: another "School", or a name the article lacks."""
    if not grid.header:
        return False
    if any(_is_of_another(question, article.text_of(row[0])) for row in grid.rows):
        return True
    return lacks_name(question, article)


def _is_beside(question: str, rows: Sequence[Sequence[Range]], article: Article, said: int) -> bool:
    """Whether figures after labels are not what is asked for: two labels are named, or a sentence fits better."""
    asked = asked_lemmas(question)
    named = max((len(asked & frozenset(content_lemmas(article.text_of(row[0])))) for row in rows), default=0)
    return said > named or (len(rows) > 1 and not asks_for_place(question))


def _is_in_row(row: Sequence[Range], span: Span) -> bool:
    return any(cell.overlaps(Range(span.start, span.end)) for cell in row)


def _lacks_year(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question's year does not occur in the article, or its year or number in no column of that kind."""
    if _lacks_time(question, grid, article):
        return True
    years = set(_YEAR.findall(question))
    headers = {year for cell in grid.header for year in _YEAR.findall(article.text_of(cell))}
    there = headers or set(_YEAR.findall(f"{article.title} {article.published} {article.text}"))
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
    return len(set(_YEAR.findall(heads))) < _FEWEST_YEARS


def _tells_another_row(grid: Grid, row: Sequence[Range], span: Span, article: Article) -> bool:
    """Whether a span outside a table is in a sentence about another row than the one that is named."""
    sentence = article.text_of(article.sentence_at(span.start, span.end))
    cells = (article.text_of(cell) for cell in row)
    own = frozenset(content_lemmas(" ".join(cell for cell in cells if not any(map(str.isdigit, cell)))))
    if own & frozenset(content_lemmas(sentence)):
        return False
    others = (article.text_of(each[0]) for each in grid.rows if each != row)
    return any(len(name) >= _STEM and name[0].isupper() and name in sentence for name in others)


def _named_rows(question: str, grid: Grid, article: Article) -> list[Sequence[Range]]:
    """Return the rows of which a question names the most cells."""
    asked = asked_lemmas(question)
    lasts = _last_words(grid, article)
    counts = [(sum(_is_named(question, asked, article.text_of(cell), lasts) for cell in row), row) for row in grid.rows]
    if not any(count for count, _ in counts) and any(
        _is_named(question, asked, article.text_of(cell)) or article.text_of(cell) in question
        for cell in grid.header[1:]
    ):  # what is said about each column: "Price" for "How much does the Dune 50 cost?"
        firsts = [(article.text_of(row[0]), row) for row in grid.rows]
        counts = [
            (column_words(question, asked, first), row) for first, row in firsts if not _is_of_another(question, first)
        ]
    most = max((count for count, _ in counts), default=0)
    return [row for count, row in counts if count == most] if most else []


def _last_words(grid: Grid, article: Article) -> Counter[str]:
    """Count the last words of the cells of a table."""
    return Counter(_last_word(article.text_of(cell)) for row in grid.rows for cell in row)


def _last_word(name: str) -> str:
    return (content_lemmas(name) or ("",))[-1]


def _is_named(question: str, asked: frozenset[str], name: str, lasts: Mapping[str, int] | None = None) -> bool:
    """Whether a question has all words of a name, or a person's last name; figures name nothing.

    A last word that several cells have, by the numbers of `lasts`, names none of them: "bridge" in a list of bridges.
    Nor does one that the question has in another name: "Mill Lane" is not "Church Lane".
    """
    words = content_lemmas(name)
    if not words or not any(map(str.isalpha, name)) or any(map(str.isdigit, name)):
        return False
    is_word = len(name.split()) == 1
    if set(words) <= asked or (is_word and any(_is_short_for(words[0], each) for each in asked)):
        return True
    if lasts is not None and lasts[words[-1]] > 1:
        return False
    if len(words) < 2 or not (name.split()[-1][:1].isupper() and name[:1].isupper()) or words[-1] not in asked:
        return False
    return not _is_of_another(question, name)


def _is_of_another(question: str, name: str) -> bool:
    """Whether a question has the last word of a name only behind a word of another name, titles aside."""
    *firsts, last = name.split() or ("",)
    if not last or last not in question:
        return False
    before = re.findall(rf"(?<=\s)(?:([A-Z][\w’'-]*)\.?\s+)?{re.escape(last)}\b", question)
    others = BEFORE_NAMES | {each.casefold().strip(".") for each in firsts}
    return bool(before) and all(each and each.casefold() not in others for each in before)


def _is_short_for(label: str, word: str) -> bool:
    return len(label) >= _STEM and word.startswith(label)


def _cell(question: str, grid: Grid, rows: Sequence[Sequence[Range]], article: Article) -> Range | None:
    """Return the cell of the one named row in the named column, or in the only one that can hold the answer."""
    if len(rows) != 1:
        return None
    row, asked = rows[0], asked_lemmas(question)
    lasts = _last_words(grid, article)
    named = [at for at, cell in enumerate(row) if _is_named(question, asked, article.text_of(cell), lasts)]
    if _SCORE.search(question) and len(named) > 1:
        return _score(row, named, article)
    headers = [
        (at, article.text_of(cell))
        for at, cell in enumerate(grid.header)
        if at not in named and fits(question, article.text_of(row[at]))
    ]
    counts = [(column_words(question, asked, header), at) for at, header in headers]
    most = max((count for count, _ in counts), default=0)
    columns = [at for count, at in counts if count == most] if most else []
    if not columns:
        columns = _newest(question, asked, grid, article)
    if not columns and grid.header and _WHICH.match(question) and named and 0 not in named:
        asks = [column_words(question, asked, article.text_of(grid.header[at])) for at in named]
        columns = [0] if any(asks) else []  # "Which book did Adair write?" under "Title" and "Author"
    if not columns and grid.header and wanted(question) == "person":
        columns = [at for at in _people(grid, article) if at not in named]
    if not columns and not grid.header:
        columns = [at for at, cell in enumerate(row) if at not in named and _answers(question, article, cell)]
    cells = [row[at] for at in columns if row[at].start < row[at].end]
    return cells[0] if len(cells) == 1 and fits(question, article.text_of(cells[0])) else None


def _people(grid: Grid, article: Article) -> list[int]:
    """Return the columns of people's names."""
    return [
        at for at in range(len(grid.header)) if all(_PERSON.fullmatch(article.text_of(row[at])) for row in grid.rows)
    ]


def _newest(question: str, asked: frozenset[str], grid: Grid, article: Article) -> list[int]:
    """Return the column of the last year, if a question names no year and asks about the present."""
    years = [(int(article.text_of(cell)), at) for at, cell in enumerate(grid.header) if _is_year(article.text_of(cell))]
    if len(years) < _FEWEST_YEARS or not _NOW.search(question) or not asked & frozenset(content_lemmas(grid.above)):
        return []
    return [max(years)[1]]


def _is_year(cell: str) -> bool:
    return _YEAR.fullmatch(cell) is not None


def _answers(question: str, article: Article, cell: Range) -> bool:
    """Whether a cell can be what a question wants: a figure of "how many" and the like, names of "who"."""
    if wanted(question) == "person":
        return bool(labelled_items(article.text, cell))
    figure = FIGURE_BEGINS.match(article.text, *cell) is not None
    return figure and re.match(r"(?:in |at |to |for )?how\b", question, re.IGNORECASE) is not None


def _score(row: Sequence[Range], named: Sequence[int], article: Article) -> Range | None:
    """Return the run of cells from one side's name to the other's, and the goals after it."""
    first, last = named[0], named[-1]
    goals = [at for at in range(first + 1, last) if _GOALS.fullmatch(article.text_of(row[at]))]
    behind = last + 1
    if behind < len(row) and _GOALS.fullmatch(article.text_of(row[behind])) and len(goals) < 2:
        last, goals = behind, [*goals, behind]
    return Range(row[first].start, row[last].end) if goals else None


def _by_value(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name of the one row with a figure that a question gives: "Which dish costs £7.20?".

    The name is the cell under the noun that is asked for, else the row's first words. The figure's column, or the text
    above the table, has to share a word with the question, or be named by it in other words.
    """
    match = _WHICH.match(question)
    figures = {each.rstrip(".,") for each in _GIVEN.findall(question) if each.strip("£$€.,") not in limits_in(question)}
    if match is None or not figures or not grid.header:
        return None
    asked, found = asked_lemmas(question), []
    for row in grid.rows:
        for at, cell in enumerate(row):
            text, header = article.text_of(cell), article.text_of(grid.header[at])
            about = frozenset(content_lemmas(f"{header} {grid.above}")) & asked or column_words(question, asked, header)
            if about and any(_is_figure(text, figure) for figure in figures):
                found.append(row)
    if len(found) != 1:
        return None
    noun = lemma(match["noun"]) if match["noun"] else ""
    headed = [at for at, cell in enumerate(grid.header) if noun in content_lemmas(article.text_of(cell))]
    words = [at for at, cell in enumerate(found[0]) if article.text_of(cell)[:1].isalpha()]
    return next((found[0][at] for at in (*headed, *words)), None)


def _is_figure(text: str, figure: str) -> bool:
    """Whether a cell is a figure, with or without its unit: "9,200" and "14 m" for "14"."""
    return text == figure or re.fullmatch(rf"{re.escape(figure)}\s*[^\W\d]+", text) is not None
