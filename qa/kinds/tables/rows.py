"""The rows of a table that a question names: by their cells, a day, a yes, or the words for what each row says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from index.types import Article
from qa.comparing.name_words import BEFORE_NAMES
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.absent import are_apart, lacks_day, lacks_route, names_another
from qa.kinds.tables.columns import column_words, lemmas_asking_for
from qa.kinds.tables.day_columns import day_columns
from qa.kinds.tables.departures import lacks_departure
from qa.kinds.tables.grids import Grid, Row
from qa.kinds.tables.naming import Naming, is_named, is_of_another
from qa.kinds.tables.ticks import ticked
from qa.kinds.tables.timetables import is_other_way
from qa.kinds.tables.told_apart import told_apart
from qa.kinds.tables.totals import SUM_LEMMAS, asks_for_sum, is_sum
from qa.words.content import content_lemmas
from qa.words.numerals import in_digits

_NAMES_CELLS = 2  # first columns of a table, in which names of rows are
_SHORTEST = 4  # letters of a first word that stands for a name


@dataclass(frozen=True, slots=True)
class Named:
    """The rows with most of what a question names, and whether it names what no row has together.

    `lacking` is true for a day, or a name of another column, that none of them has.
    """

    rows: list[Row]
    lacking: bool = False


def named_rows(question: str, grid: Grid, article: Article) -> Named:
    """Return the rows of which a question names the most cells, by words, codes, numbers and days.

    A column of yes and no whose header is in the question leaves those with yes: "Who was elected in Quay?".
    """
    naming = Naming(question, grid, article)
    named = [naming.columns(row) for row in grid.rows]
    days = day_columns(question, grid, article)
    if days is not None:
        named = [[*columns, *([at] if at is not None else [])] for columns, at in zip(named, days, strict=True)]
    if any(named):
        counts = [(len(columns), row) for columns, row in zip(named, grid.rows, strict=True)]
    else:
        counts = (
            _by_own_word(question, grid, article)
            or _by_column(question, naming.asked, grid, article)
            or _by_first_word(question, grid, article)
        )
    most = max((count for count, _ in counts), default=0)
    rows = [row for count, row in counts if count == most] if most else []
    lacking = (
        lacks_day(rows, grid, days)
        or are_apart(question, grid, named, article)
        or lacks_departure(question, grid, article)
        or (not any(named) and lacks_route(question, grid, article))
    )
    if lacking:
        return Named([], lacking)
    if len(rows) > 1:
        rows = ticked(naming.asked, question, grid, rows, article) or rows
        rows = told_apart(question, rows, article)
    if len(rows) == 1 and is_other_way(question, rows[0], article):
        return Named([], lacking=True)
    if rows:
        return Named(rows)
    return Named(_of_all(question, grid, article))


def _of_all(question: str, grid: Grid, article: Article) -> list[Row]:
    """Return the one row with the sums of all others, if a question asks for no less: "How much was landed in all?"."""
    sums = [row for row in grid.rows if is_sum(article.text_of(row[0]))]
    if not grid.header or len(sums) != 1 or not asks_for_sum(question) or names_another(question, grid, article):
        return []
    heads = [article.text_of(cell) for cell in grid.header]
    there = " ".join((grid.above, article.title or "", *heads, *map(article.text_of, sums[0])))
    beyond = asked_lemmas(question) - frozenset(content_lemmas(there)) - SUM_LEMMAS
    beyond -= frozenset().union(*map(lemmas_asking_for, heads))
    count = str(len(grid.rows) - 1)
    return sums if all(in_digits(word) == count for word in beyond) else []


def _by_column(question: str, asked: frozenset[str], grid: Grid, article: Article) -> list[tuple[int, Row]]:
    """Count the words for rows that say something about each column: "Price" for "How much does the Dune 50 cost?"."""
    columns = [article.text_of(cell) for cell in grid.header[1:]]
    if not any(column and (is_named(question, asked, column) or column in question) for column in columns):
        return []
    firsts = [(article.text_of(row[0]), row) for row in grid.rows]
    return [
        (column_words(question, asked, first), row)
        for first, row in firsts
        if any(map(str.isalpha, first)) and not is_of_another(question, first) and not _is_other_name(question, first)
    ]


def _is_other_name(question: str, label: str) -> bool:
    """Whether a label is a name by a capital behind its first word, and a question lacks it: "Hotel Sund"."""
    return any(word[:1].isupper() and word not in question for word in label.split()[1:])


def _by_first_word(question: str, grid: Grid, article: Article) -> list[tuple[int, Row]]:
    """Count a name's first word that no other row has, if no other name follows: "Dunster" for "Dunster City"."""
    words = [[_first_word(article.text_of(cell)) for cell in row[:_NAMES_CELLS]] for row in grid.rows]
    rows_with = Counter(word for each in words for word in set(each))
    counts = [
        (sum(bool(word) and rows_with[word] == 1 and _stands_alone(question, word) for word in each), row)
        for each, row in zip(words, grid.rows, strict=True)
    ]
    return counts if sum(count > 0 for count, _ in counts) == 1 else []


def _by_own_word(question: str, grid: Grid, article: Article) -> list[tuple[int, Row]]:
    """Count the words of a question that one row alone has, of a table without a header: "teapot" for "Silver teapot".

    They are not those of names, nor labels inside cells. A list of names with a value each is no such table.
    """
    if any(map(article.text_of, grid.header[:_NAMES_CELLS])) or len(grid.rows[0]) <= _NAMES_CELLS:
        return []
    asked = asked_lemmas(" ".join(word for word in question.split() if word.islower()))
    words = [asked & frozenset(content_lemmas(" ".join(map(article.text_of, row)))) for row in grid.rows]
    rows_with = Counter(word for each in words for word in each)
    counts = [sum(rows_with[word] == 1 for word in each) for each in words]
    return list(zip(counts, grid.rows, strict=True)) if sum(map(bool, counts)) == 1 else []


def _first_word(name: str) -> str:
    """Return the first word of a name of several words; "" if it is short, or none."""
    words = name.split()
    is_name = len(words) > 1 and all(word[:1].isupper() for word in words) and len(words[0]) >= _SHORTEST
    return words[0] if is_name and words[0].isalpha() else ""


def _stands_alone(question: str, word: str) -> bool:
    """Whether a question has a word that begins no other name and ends none: "Dunster", not "Dunster Road"."""
    alone = rf"(?<![A-Z]\w )(?<!\w)(?:(?P<before>[A-Z][\w’'-]*) )?{re.escape(word)}\b(?:['’]s?)?(?! [A-Z\d])"
    return any(
        not match["before"] or match.start() == 0 or match["before"].casefold() in BEFORE_NAMES
        for match in re.finditer(alone, question)
    )
