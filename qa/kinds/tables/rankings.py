"""The name at a place of a ranking: "Who is top of the league?", "Who came second?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.types import Article, Range
from qa.kinds.tables.grids import Grid
from qa.kinds.tables.medals import under_medal
from qa.words.content import content_lemmas
from qa.words.grammar import ORDINALS
from qa.words.lemmas import lemma

_RANKED = re.compile(
    r"\b(?P<place>top|first|leads?|leading|head|second|third|fourth|bottom|last)\b(?:\s+(?:of|in|at|on))?\s+(?:the\s+)?"
    r"(?:[\w’'-]+\s+){0,2}?(?:table|league|standings?|rankings?|list|group|charts?|poll|division)\b",
    re.IGNORECASE,
)
_PLACES = {"second": 1, "third": 2, "fourth": 3, "bottom": -1, "last": -1}
_FEWEST = 3  # rows of a ranking
_CAME = re.compile(
    r"who\s+(?:(?P<won>won|wins)|(?:came|comes|finished|was|is|placed|ended up)\s+(?:in\s+)?(?P<place>first|second|"
    r"third|fourth|fifth|sixth|last))\b(?P<rest>.*)",
    re.IGNORECASE,
)
_AMONG = frozenset(map(lemma, ("among", "amongst", "overall", "place")))


def placed(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name at the requested place of a ranking; None if no place is asked for, or the table has none.

    A table with a contest in each row has it under a medal.
    """
    return _ranked(question, grid, article) or _placed(question, grid, article)


def asks_for_place(question: str) -> bool:
    """Whether a question asks who is top, second or last in a table."""
    return _RANKED.search(question) is not None


def _ranked(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name at the requested place of a ranking; a ranking counts up or has falling figures."""
    match = _RANKED.search(question)
    if match is None or len(grid.rows) < _FEWEST:
        return None
    above = frozenset(content_lemmas(grid.above)) | {lemma("table")}
    if not above & frozenset(content_lemmas(match.group())) or not _is_ranking(grid, article):
        return None
    return _name_at(_PLACES.get(match["place"].casefold(), 0), grid, article)


def _placed(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name at a place: "Who came second?".

    The first column of the table counts the places, or they have a column each.
    """
    match = _CAME.match(question)
    if match is None:
        return None
    asked = frozenset(content_lemmas(match["rest"])) - _AMONG
    place = "first" if match["won"] else match["place"].casefold()
    at = -1 if place == "last" else ORDINALS.index(place)
    if not _count_up([article.text_of(row[0]).rstrip(".") for row in grid.rows]):
        return under_medal(asked, None if match["won"] else at, grid, article)
    heads = " ".join((grid.above, article.title or "", *(article.text_of(cell) for cell in grid.header)))
    return _name_at(at, grid, article) if asked <= frozenset(content_lemmas(heads)) else None


def _name_at(at: int, grid: Grid, article: Article) -> Range | None:
    """Return the first cell with a letter in the row at a place, -1 for the last one; None if there is none."""
    row = grid.rows[at] if at < len(grid.rows) else ()
    return next((cell for cell in row if any(map(str.isalpha, article.text_of(cell)))), None)


def _count_up(cells: Sequence[str]) -> bool:
    """Whether the cells of a column are 1, 2, 3 and so on."""
    return list(cells) == [str(number) for number in range(1, len(cells) + 1)]


def _is_ranking(grid: Grid, article: Article) -> bool:
    """Whether the first column counts up, or the last one that has a name, if any has, has falling figures."""
    if _count_up([article.text_of(row[0]) for row in grid.rows]):
        return True
    headed = [at for at, cell in enumerate(grid.header) if article.text_of(cell)]
    at = headed[-1] if headed else -1
    last = [re.match(r"\d+", article.text_of(row[at])) for row in grid.rows]
    figures = [int(each.group()) for each in last if each is not None]
    return len(figures) == len(last) and figures == sorted(figures, reverse=True)
