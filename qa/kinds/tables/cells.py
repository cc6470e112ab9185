"""The cell of a table that answers a question: of a row and a column that it names, or of a figure that it gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.calendar import LATE_YEAR
from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.lexicon import WHOLE_NAME
from qa.kinds.tables.by_value import row_with_value
from qa.kinds.tables.columns import OWN, WHICH, asks_for_price, column_words, header_lemmas, is_margin, is_price
from qa.kinds.tables.denied import is_said_otherwise, row_denied
from qa.kinds.tables.fitting_columns import fitting_columns, may_hold
from qa.kinds.tables.grids import Grid, Row
from qa.kinds.tables.labels import labelled_items
from qa.kinds.tables.marks import is_marked_alike
from qa.kinds.tables.naming import Naming
from qa.kinds.tables.payers import is_for_others, lacks_thing
from qa.kinds.tables.rankings import placed
from qa.kinds.tables.splitting import FIGURE_BEGINS
from qa.kinds.tables.superlatives import best_said, extreme
from qa.kinds.tables.ticks import is_ticks
from qa.kinds.tables.ties import narrowed
from qa.kinds.tables.timetables import first_or_last
from qa.kinds.tables.told_apart import gives_figure
from qa.kinds.tables.turned import turned
from qa.kinds.tables.unlike_columns import has_only_winners, is_unlike
from qa.understanding.wanted import fits, wanted
from qa.words.content import content_lemmas
from qa.words.grammar import AUX, PREPOSITIONS
from qa.words.lemmas import lemma, lemma_set

YEAR = re.compile(rf"\b{LATE_YEAR}\b")
_SCORE = re.compile(r"\b(?:score|scoreline|result|finish|end)\b", re.IGNORECASE)
_GOALS = re.compile(r"\d{1,3}(?:\s*[-–:]\s*\d{1,3})?")
FEWEST_YEARS = 2  # columns
_WORD = rf"(?!(?:{AUX}|{PREPOSITIONS}|the|a|an|it|they)\b)[a-z-]+"
_NOUN = re.compile(  # what is asked for, by its last word
    rf"how (?:many|much) (?:{_WORD} ){{0,2}}?({_WORD}) (?:{AUX}|{PREPOSITIONS})\b"
    rf"|what (?:is|was|are|were) the (?:{_WORD} ){{0,2}}?({_WORD}) (?:of|at|in|on|for|from|between)\b"
    rf"|how (?:deep|wide|tall|high|heavy|old) (?:is|are|was|were) the (?:{_WORD} ){{0,2}}?({_WORD}) (?:of|at|in|on)\b"
    rf"|['’]s? (?:{_WORD} ){{0,2}}({_WORD})\W*$",
    re.IGNORECASE,
)
_ANYTHING = lemma_set(
    "score result outcome name number total amount value figure time date day year rank place position"
)
_HOW_FAR = re.compile(r"how (?:deep|wide|tall|high|heavy|old)\b", re.IGNORECASE)  # each is the word of a column
_NOTHING = frozenset(("", "-", "–", "—", "n/a", "na", "?", "..."))
_FOR_NOTHING = re.compile(r"included|inclusive|incl\.?|free|gratis|complimentary|nothing|none", re.IGNORECASE)
_BRACKETED = re.compile(r"(?P<name>[^()]*[^()\s])\s+\((?P<figure>[^()]*\d[^()]*)\)")
_NOW = re.compile(r"\b(?:do|does|is|are|has)\b", re.IGNORECASE)


def cell_of(question: str, grid: Grid, rows: Sequence[Row], article: Article) -> Range | None:
    """Return the cell that answers a question, which names `rows`; None if there is none, or more than one.

    Of "Ada Lund (52 cm)" it is the part that is asked for.
    """
    return (
        _chosen(question, grid, article)
        or _named(question, grid, rows, article)
        or first_or_last(question, grid, rows, article)
    )


def _chosen(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name of the row with the place, the figure or the most that a question gives."""
    return (
        placed(question, grid, article)
        or _section_said(question, grid, article)
        or row_with_value(question, grid, article)
        or row_denied(question, grid, article)
        or extreme(question, grid, article)
        or _among_columns(question, grid, article)
    )


def _among_columns(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the header of the column with the figure or the most that a question gives, if its columns are things."""
    by_column = turned(grid, article) if grid.header else None
    if by_column is None:
        return None
    return row_with_value(question, by_column, article) or extreme(question, by_column, article)


def _section_said(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name of the row, a section, that says that it is what a question's superlative asks for."""
    name = best_said(question, article)
    return name if name in [row[0] for row in grid.rows] else None


def lacks_value(question: str, grid: Grid, rows: Sequence[Row], article: Article) -> bool:
    """Whether a table has no value for a question: the cell asked for is blank, and no other row is chosen.

    If the article lacks the thing whose price is asked for ("to take a car"), its tables have no value either.
    """
    heads = [article.text_of(cell) for cell in grid.header]
    if has_only_winners(question, heads) or lacks_thing(question, heads, article):
        return True
    return _chosen(question, grid, article) is None and _is_blank(question, grid, rows, article)


def _named(question: str, grid: Grid, rows: Sequence[Row], article: Article) -> Range | None:
    """Return the cell of the one named row in the named column, or in the only one that can hold the answer.

    Of rows with the mark that is asked for, it is the first one's.
    """
    if is_marked_alike(question, grid, rows, article):
        rows = rows[:1]
    if len(rows) != 1 or _is_blank(question, grid, rows, article):
        return None
    row = rows[0]
    named = _columns_named(question, grid, row, article)
    if _SCORE.search(question) and len(named) > 1:
        return _score(row, named, article)
    columns = narrowed(question, grid, row, named, _columns(question, grid, row, named, article), article)
    there = [at for at in columns if row[at].start < row[at].end]
    if len(there) != 1:
        return None
    cell, head = row[there[0]], article.text_of(grid.header[there[0]]) if grid.header else ""
    return _part(question, cell, article) if _can_answer(question, head, article.text_of(cell)) else None


def _is_blank(question: str, grid: Grid, rows: Sequence[Row], article: Article) -> bool:
    """Whether the cell asked for is blank: no value in the named row and column, or no price where one is asked for.

    Prices that are all for others are none.
    """
    if len(rows) != 1 or not grid.header:
        return False
    if _HOW_FAR.match(question) and _lacks_noun(question, article):
        return True
    row, asked = rows[0], asked_lemmas(question)
    named = _columns_named(question, grid, row, article)
    if is_for_others(question, grid, row, named, article):
        return True
    heads = [article.text_of(cell) for cell in grid.header]
    counts = [(column_words(question, asked, head), at) for at, head in enumerate(heads) if at not in named]
    most = max((count for count, _ in counts), default=0)
    if most:
        best = narrowed(question, grid, row, named, [at for count, at in counts if count == most], article)
        if len(best) == 1 and is_unlike(question, heads[best[0]]):
            return True
        if len(best) != 1:
            return False
        is_nothing = article.text_of(row[best[0]]).casefold() in _NOTHING
        return is_nothing or is_said_otherwise(question, grid, row, best[0], article)
    if _HOW_FAR.match(question) or _lacks_noun(question, article):
        return True
    prices = any(is_price(head, article.text_of(cell)) for head, cell in zip(heads, row, strict=True))
    return asks_for_price(question) and not prices


def _lacks_noun(question: str, article: Article) -> bool:
    """Whether the noun that a question asks for is nowhere in an article: "What was the pressure on Tuesday?"."""
    match = _NOUN.search(question)
    nouns = [] if match is None else [group for group in match.groups() if group]
    stems = [lemma(noun) for noun in nouns if lemma(noun) not in _ANYTHING]
    return any(re.search(rf"\b{re.escape(stem)}", article.text, re.IGNORECASE) is None for stem in stems)


def _columns_named(question: str, grid: Grid, row: Row, article: Article) -> list[int]:
    named = Naming(question, grid, article).columns(row)
    return [at for at, cell in enumerate(row) if at in named or gives_figure(question, article.text_of(cell))]


def _columns(question: str, grid: Grid, row: Row, named: Sequence[int], article: Article) -> list[int]:
    """Return the columns that may hold the answer: those of the first way that finds any.

    `named` are the columns of the row's cells that the question names.
    """
    if not grid.header:
        return [at for at, cell in enumerate(row) if at not in named and _answers(question, article, cell)]
    return (
        _by_header(question, grid, row, named, article)
        or _newest(question, grid, article)
        or _of_things(question, grid, row, named, article)
        or fitting_columns(question, grid, row, named, article)
    )


def _by_header(question: str, grid: Grid, row: Row, named: Sequence[int], article: Article) -> list[int]:
    """Return the columns whose headers have most of the question's words, if their cells are of the kind it wants.

    A column that the question's own words name may also hold "free", "included", or a margin in words.
    """
    asked = asked_lemmas(question)
    counts = [
        (column_words(question, asked, article.text_of(cell)), at)
        for at, cell in enumerate(grid.header)
        if at not in named and not is_ticks(grid, article, at)
    ]
    clear = _most([(count, at) for count, at in counts if count >= OWN])
    if len(clear) == 1 and _is_in_words(
        question, article.text_of(grid.header[clear[0]]), article.text_of(row[clear[0]])
    ):
        return clear
    columns = _most([(count, at) for count, at in counts if may_hold(question, grid, row, at, article)])
    which = WHICH.match(question)
    if len(columns) < 2 or which is None or not which["noun"]:
        return columns
    noun = lemma(which["noun"])  # "Which crew collects ...?" under "Collection" and "Crew"
    return [at for at in columns if noun in header_lemmas(article.text_of(grid.header[at]))] or columns


def _most(counts: Sequence[tuple[int, int]]) -> list[int]:
    """Return the columns with the highest count; none if that is 0."""
    most = max((count for count, _ in counts), default=0)
    return [at for count, at in counts if count == most > 0]


def _of_things(question: str, grid: Grid, row: Row, named: Sequence[int], article: Article) -> list[int]:
    """Return the first column if another one is asked for: "Which book did Adair write?" under "Title" and "Author"."""
    if WHICH.match(question) is None or 0 in named or not may_hold(question, grid, row, 0, article):
        return []
    asked = asked_lemmas(question)
    is_asked = any(column_words(question, asked, article.text_of(grid.header[at])) for at in named)
    return [0] if is_asked else []


def _is_in_words(question: str, header: str, cell: str) -> bool:
    """Whether a cell may answer a question for a figure though it has none: "free", or a margin, "a neck"."""
    return _FOR_NOTHING.fullmatch(cell) is not None or is_margin(question, header)


def _can_answer(question: str, header: str, cell: str) -> bool:
    if _is_in_words(question, header, cell):
        return True
    return fits(question, cell) and (not asks_for_price(question) or any(map(str.isdigit, cell)))


def _part(question: str, cell: Range, article: Article) -> Range:
    """Return the name or the figure of "Ada Lund (52 cm)", if a question wants that; else the cell."""
    match = _BRACKETED.fullmatch(article.text, *cell)
    if match is None:
        return cell
    if wanted(question) in ("amount", "duration", "age") and not any(map(str.isdigit, match["name"])):
        return Range(*match.span("figure"))
    is_name = wanted(question) == "person" and WHOLE_NAME.fullmatch(match["name"]) is not None
    return Range(*match.span("name")) if is_name else cell


def _newest(question: str, grid: Grid, article: Article) -> list[int]:
    """Return the column of the last year, if a question names no year and asks about the present."""
    asked = asked_lemmas(question)
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


def _score(row: Row, named: Sequence[int], article: Article) -> Range | None:
    """Return the run of cells from one side's name to the other's, and the goals after it."""
    first, last = named[0], named[-1]
    goals = [at for at in range(first + 1, last) if _GOALS.fullmatch(article.text_of(row[at]))]
    behind = last + 1
    if behind < len(row) and _GOALS.fullmatch(article.text_of(row[behind])) and len(goals) < 2:
        last, goals = behind, [*goals, behind]
    return Range(row[first].start, row[last].end) if goals else None
