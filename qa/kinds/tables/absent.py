"""Things a question names that no row of a table has: another item, a day, a route, or two names together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.types import Article
from qa.kinds.lexicon import NAME
from qa.kinds.tables.day_columns import day_in
from qa.kinds.tables.grids import Grid, Row
from qa.kinds.tables.naming import is_of_another, is_of_numbers
from qa.premises.presence import lacks_name
from qa.types import Span
from qa.words.content import content_lemmas

_ASKED_ROUTE = re.compile(rf"\b(?:from|between) (?P<one>{NAME}) (?:to|and) (?P<other>{NAME})")
_ROUTE = re.compile(rf"(?P<one>{NAME})(?: to | ?[-–→] ?)(?P<other>{NAME})")
_NUMBERED = re.compile(r"\b([^\W\d_]{3,}) (\d{1,3})\b(?![,.]?\d)")
_OF_NUMBER = re.compile(r"\bnumber (?P<number>\d{1,3})\b")
_SHORTEST = 4  # characters of the name of another row


def are_apart(question: str, grid: Grid, named: Sequence[Sequence[int]], article: Article) -> bool:
    """Whether a question names two things, by capitals or a day, of different columns that no row has together.

    `named` are the columns that it names in each row.
    """
    if not grid.header:
        return False
    rows_with: dict[str, set[int]] = {}
    columns: set[int] = set()
    for number, (row, cells) in enumerate(zip(grid.rows, named, strict=True)):
        for at in cells:
            name = article.text_of(row[at])
            day = day_in(name)
            if day is not None or (name[:1].isupper() and name in question):
                rows_with.setdefault(name if day is None else str(day), set()).add(number)
                columns.add(at)
    names = [name for name in rows_with if not any(name != longer and name in longer for longer in rows_with)]
    if len(names) < 2 or len(columns) < 2:
        return False
    return not set.intersection(*(rows_with[name] for name in names))


def lacks_day(rows: Sequence[Row], grid: Grid, days: Sequence[int | None] | None) -> bool:
    """Whether the rows that are named are all of other days; `days` has the column of each row of the question's."""
    if days is None:
        return False
    of_day = [row for row, at in zip(grid.rows, days, strict=True) if at is not None]
    return not any(row in of_day for row in rows)


def lacks_route(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question names a route, "from Orme to Marl", which a table of routes lacks that has an end of it."""
    asked = _ASKED_ROUTE.search(question)
    routes = [_ROUTE.fullmatch(article.text_of(row[0])) for row in grid.rows]
    if asked is None or not all(routes):
        return False
    ends = [{route["one"], route["other"]} for route in routes if route is not None]
    asked_ends = {asked["one"], asked["other"]}
    return asked_ends not in ends and any(asked_ends & each for each in ends)


def names_another(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question names something that no row is about: another "School", or a name the article lacks."""
    if not grid.header:
        return False
    if any(is_of_another(question, article.text_of(row[0])) for row in grid.rows):
        return True
    if _is_like_another(question, grid, article) or _numbers_another(question, grid, article):
        return True
    return lacks_name(question, article)


def _is_like_another(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question has the first word of two rows' names in another name: "Dune Mini" beside "Dune 40"."""
    names = {article.text_of(row[0]) for row in grid.rows}
    firsts = Counter(name.split()[0] for name in names if len(name.split()) > 1)
    return any(
        count > 1 and re.search(rf"\b{re.escape(first)} (?:[A-Z][\w’'-]*|\d[\w’'-]*)", question)
        for first, count in firsts.items()
        if first[:1].isupper()
    )


def _numbers_another(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question has a thing with a number, "Line 1", of which a table has only others: "Line 3 only"."""
    for at, cell in enumerate(grid.header):
        numbers = [article.text_of(row[at]) for row in grid.rows]
        asked = _OF_NUMBER.search(question)
        if asked is not None and is_of_numbers(article.text_of(cell)) and asked["number"] not in numbers:
            return True
    cells = "\n".join(article.text_of(cell) for row in (grid.header, *grid.rows) for cell in row)
    for thing, number in _NUMBERED.findall(question):
        numbers = re.findall(
            rf"\b{thing}[ _-]?(\d{{1,3}})(?!\d)", f"{article.title}\n{grid.above}\n{cells}", re.IGNORECASE
        )
        if numbers and number not in numbers:
            return True
    return False


def tells_another_row(grid: Grid, row: Row, span: Span, article: Article) -> bool:
    """Whether a span outside a table is in a sentence about another row than the one that is named."""
    sentence = article.text_of(article.sentence_at(span.start, span.end))
    words = " ".join(cell for cell in map(article.text_of, row) if not any(map(str.isdigit, cell)))
    if frozenset(content_lemmas(words)) & frozenset(content_lemmas(sentence)):
        return False
    names = (article.text_of(each[0]) for each in grid.rows if each != row)
    return any(len(name) >= _SHORTEST and name[0].isupper() and name in sentence for name in names)
