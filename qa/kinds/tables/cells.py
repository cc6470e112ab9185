"""The cell of a table that answers a question: of a row and a column that it names, or of a figure that it gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.calendar import LATE_YEAR
from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.lexicon import PERSON
from qa.kinds.restricted import limits_in
from qa.kinds.tables.columns import OWN, asks_for_price, column_words, header_lemmas, is_price
from qa.kinds.tables.grids import FIGURE_BEGINS, Grid, Row
from qa.kinds.tables.labels import labelled_items
from qa.kinds.tables.naming import Naming, numbers_another
from qa.kinds.tables.rankings import placed
from qa.kinds.tables.superlatives import best_said, extreme
from qa.kinds.tables.ticks import is_ticks
from qa.kinds.tables.ties import narrowed
from qa.kinds.tables.turned import turned
from qa.kinds.tables.unlike_columns import has_only_winners, is_unlike
from qa.understanding.wanted import fits, wanted
from qa.words.content import content_lemmas
from qa.words.grammar import AUX, PREPOSITIONS
from qa.words.lemmas import lemma, lemma_set

_GIVEN = re.compile(r"(?<![\w.])[£$€+−-]?\d[\d.,:]*%?")  # a figure in a question
YEAR = re.compile(rf"\b{LATE_YEAR}\b")
_SCORE = re.compile(r"\b(?:score|scoreline|result|finish|end)\b", re.IGNORECASE)
_GOALS = re.compile(r"\d{1,3}(?:\s*[-–:]\s*\d{1,3})?")
_PERSON = re.compile(PERSON)
_WHICH = re.compile(r"(?:(?:in|on|at|for|of)\s+)?(?:which|what)\s+(?P<noun>[\w’'-]+)|who\b|where\b", re.IGNORECASE)
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
_PRICED_THING = re.compile(
    r"\b(?:for|take|bring|send|park|hire|rent|is|are|was) (?:a|an|my) "
    r"(?!ticket|single|return|journey|trip|seat|day|night|week|month|year|person|place)(?P<noun>[a-z]+)\b",
)
_NOTHING = frozenset(("", "-", "–", "—", "n/a", "na", "?", "..."))
_FOR_NOTHING = re.compile(r"included|inclusive|incl\.?|free|gratis|complimentary|nothing|none", re.IGNORECASE)
_BRACKETED = re.compile(r"(?P<name>[^()]*[^()\s])\s+\((?P<figure>[^()]*\d[^()]*)\)")
_NOW = re.compile(r"\b(?:do|does|is|are|has)\b", re.IGNORECASE)


def cell_of(question: str, grid: Grid, rows: Sequence[Row], article: Article) -> Range | None:
    """Return the cell that answers a question, which names `rows`; None if there is none, or more than one.

    Of "Ada Lund (52 cm)" it is the part that is asked for.
    """
    return _chosen(question, grid, article) or _named(question, grid, rows, article)


def _chosen(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name of the row with the place, the figure or the most that a question gives."""
    return (
        placed(question, grid, article)
        or _section_said(question, grid, article)
        or _by_value(question, grid, article)
        or extreme(question, grid, article)
        or _among_columns(question, grid, article)
    )


def _among_columns(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the header of the column with the figure or the most that a question gives, if its columns are things."""
    by_column = turned(grid, article) if grid.header else None
    if by_column is None:
        return None
    return _by_value(question, by_column, article) or extreme(question, by_column, article)


def _section_said(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name of the row, a section, that says that it is what a question's superlative asks for."""
    name = best_said(question, article)
    return name if name in [row[0] for row in grid.rows] else None


def lacks_value(question: str, grid: Grid, rows: Sequence[Row], article: Article) -> bool:
    """Whether the named row has nothing in the column that a question names, or no price where one is asked for.

    So has a table in an article without the thing whose price is asked for: "How much is it to take a car?".
    """
    priced = _PRICED_THING.search(question) if asks_for_price(question) else None
    heads = [article.text_of(cell) for cell in grid.header]
    if has_only_winners(question, heads):
        return True
    if priced is not None and not _is_headed(question, priced["noun"], heads):
        if re.search(rf"\b{re.escape(lemma(priced['noun']))}", article.text, re.IGNORECASE) is None:
            return True
    return _chosen(question, grid, article) is None and _is_blank(question, grid, rows, article)


def _is_headed(question: str, noun: str, heads: Sequence[str]) -> bool:
    """Whether columns are of a noun in other words, or are named behind it: "a pensioner over 65", "a kid"."""
    own = frozenset((lemma(noun),))
    return any(
        column_words(noun, own, head) or (head and f"{noun} {head}".casefold() in question.casefold()) for head in heads
    )


def _named(question: str, grid: Grid, rows: Sequence[Row], article: Article) -> Range | None:
    """Return the cell of the one named row in the named column, or in the only one that can hold the answer."""
    if len(rows) != 1 or _is_blank(question, grid, rows, article):
        return None
    row = rows[0]
    named = _columns_named(question, grid, row, article)
    if _SCORE.search(question) and len(named) > 1:
        return _score(row, named, article)
    columns = narrowed(question, grid, row, named, _columns(question, grid, row, named, article), article)
    cells = [row[at] for at in columns if row[at].start < row[at].end]
    if len(cells) != 1 or not _can_answer(question, article.text_of(cells[0])):
        return None
    return _part(question, cells[0], article)


def _is_blank(question: str, grid: Grid, rows: Sequence[Row], article: Article) -> bool:
    """Whether the named row has nothing in the column that a question names, or no price where one is asked for."""
    if len(rows) != 1 or not grid.header:
        return False
    if _HOW_FAR.match(question) and _lacks_noun(question, article):
        return True
    row, asked = rows[0], asked_lemmas(question)
    named = _columns_named(question, grid, row, article)
    heads = [article.text_of(cell) for cell in grid.header]
    counts = [(column_words(question, asked, head), at) for at, head in enumerate(heads) if at not in named]
    most = max((count for count, _ in counts), default=0)
    if most:
        best = narrowed(question, grid, row, named, [at for count, at in counts if count == most], article)
        if len(best) == 1 and is_unlike(question, heads[best[0]]):
            return True
        return len(best) == 1 and article.text_of(row[best[0]]).casefold() in _NOTHING
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
    return Naming(question, grid, article).columns(row)


def _columns(question: str, grid: Grid, row: Row, named: Sequence[int], article: Article) -> list[int]:
    asked = asked_lemmas(question)
    heads = [
        (at, article.text_of(cell))
        for at, cell in enumerate(grid.header)
        if at not in named and not is_ticks(grid, article, at)
    ]
    counts = [(column_words(question, asked, head), at) for at, head in heads]
    clear = [at for count, at in counts if count >= OWN and count == max(counts)[0]]
    if len(clear) == 1 and _FOR_NOTHING.fullmatch(article.text_of(row[clear[0]])):
        return clear
    counts = [(count, at) for count, at in counts if fits(question, article.text_of(row[at]))]
    most = max((count for count, _ in counts), default=0)
    columns = [at for count, at in counts if count == most] if most else []
    if len(columns) > 1 and (which := _WHICH.match(question)) is not None and which["noun"]:
        noun = lemma(which["noun"])  # "Which crew collects ...?" under "Collection" and "Crew"
        columns = [at for at in columns if noun in header_lemmas(article.text_of(grid.header[at]))] or columns
    if not columns:
        columns = _newest(question, asked, grid, article)
    if not columns and grid.header and _WHICH.match(question) and named and 0 not in named:
        asks = [column_words(question, asked, article.text_of(grid.header[at])) for at in named]
        columns = [0] if any(asks) else []  # "Which book did Adair write?" under "Title" and "Author"
    if not columns and grid.header and named and wanted(question) == "person":
        columns = [at for at in _people(grid, article) if at not in named]
    if not columns and not grid.header:
        columns = [at for at, cell in enumerate(row) if at not in named and _answers(question, article, cell)]
    return columns


def _can_answer(question: str, cell: str) -> bool:
    if _FOR_NOTHING.fullmatch(cell) is not None:
        return True
    return fits(question, cell) and (not asks_for_price(question) or any(map(str.isdigit, cell)))


def _part(question: str, cell: Range, article: Article) -> Range:
    """Return the name or the figure of "Ada Lund (52 cm)", if a question wants that; else the cell."""
    match = _BRACKETED.fullmatch(article.text, *cell)
    if match is None:
        return cell
    if wanted(question) in ("amount", "duration", "age") and not any(map(str.isdigit, match["name"])):
        return Range(*match.span("figure"))
    is_name = wanted(question) == "person" and _PERSON.fullmatch(match["name"]) is not None
    return Range(*match.span("name")) if is_name else cell


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


def _score(row: Row, named: Sequence[int], article: Article) -> Range | None:
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
            given = [figure for figure in figures if not numbers_another(question, header, grid.above, figure)]
            if about and any(_is_figure(text, figure) for figure in given):
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
