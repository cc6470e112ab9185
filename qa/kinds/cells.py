"""The cell of a table that answers a question: of a row and a column that it names, or of a figure that it gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.calendar import LATE_YEAR
from index.types import Article, Range
from qa.kinds.columns import column_words
from qa.kinds.grids import FIGURE_BEGINS, Grid
from qa.kinds.labels import labelled_items
from qa.kinds.lexicon import PERSON
from qa.kinds.listed import asked_lemmas
from qa.kinds.rankings import placed
from qa.kinds.restricted import limits_in
from qa.kinds.rows import is_named, last_words
from qa.kinds.statement import content_lemmas
from qa.kinds.superlatives import best_said, extreme
from qa.understanding.wanted import fits, wanted
from qa.words.lemmas import lemma

_GIVEN = re.compile(r"(?<![\w.])[£$€+−-]?\d[\d.,:]*%?")  # a figure in a question
YEAR = re.compile(rf"\b{LATE_YEAR}\b")
_SCORE = re.compile(r"\b(?:score|scoreline|result|finish|end)\b", re.IGNORECASE)
_GOALS = re.compile(r"\d{1,3}(?:\s*[-–:]\s*\d{1,3})?")
_PERSON = re.compile(PERSON)
_WHICH = re.compile(r"(?:(?:in|on|at|for|of)\s+)?(?:which|what)\s+(?P<noun>[\w’'-]+)|who\b|where\b", re.IGNORECASE)
FEWEST_YEARS = 2  # columns
_NOW = re.compile(r"\b(?:do|does|is|are|has)\b", re.IGNORECASE)


def cell_of(question: str, grid: Grid, rows: Sequence[Sequence[Range]], article: Article) -> Range | None:
    """Return the cell that answers a question, which names `rows`; None if there is none, or more than one."""
    return (
        placed(question, grid, article)
        or _section_said(question, grid, article)
        or _by_value(question, grid, article)
        or extreme(question, grid, article)
        or _named(question, grid, rows, article)
    )


def _section_said(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name of the row, a section, that says that it is what a question's superlative asks for."""
    name = best_said(question, article)
    return name if name in [row[0] for row in grid.rows] else None


def _named(question: str, grid: Grid, rows: Sequence[Sequence[Range]], article: Article) -> Range | None:
    """Return the cell of the one named row in the named column, or in the only one that can hold the answer."""
    if len(rows) != 1:
        return None
    row, asked = rows[0], asked_lemmas(question)
    lasts = last_words(grid, article)
    named = [at for at, cell in enumerate(row) if is_named(question, asked, article.text_of(cell), lasts)]
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
    if len(years) < FEWEST_YEARS or not _NOW.search(question) or not asked & frozenset(content_lemmas(grid.above)):
        return []
    return [max(years)[1]]


def _is_year(cell: str) -> bool:
    return YEAR.fullmatch(cell) is not None


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
