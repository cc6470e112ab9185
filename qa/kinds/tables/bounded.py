"""The rows of a table with a figure beyond a limit: "Which routes cost less than £20 for a car?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.columns import asking_lemmas, column_words
from qa.kinds.tables.figures import FIGURE, values
from qa.kinds.tables.grids import Grid, grids_of
from qa.kinds.tables.ties import newest
from qa.kinds.tables.totals import is_total
from qa.kinds.tables.turned import turned
from qa.words.comparatives import COMPARATIVES, PRICES, is_more
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma_set, negations

_ASKED_BY = {each: asked for each, (asked, _) in COMPARATIVES.items() if asked != "fast"}  # is it a speed or a time?
_ASKED_BY |= dict.fromkeys(PRICES, "cost") | {"shorter": "long", "colder": "cold", "cooler": "cold"}
"""The word of the question that asks for the column of a comparative."""
_LESS = "|".join(("less", "fewer", "earlier", *(each for each in _ASKED_BY if not is_more(each))))
_MORE = "|".join(("more", "later", *(each for each in _ASKED_BY if is_more(each))))
_BELOW = rf"(?:{_LESS}) than|under|below|before"
_ABOVE = rf"(?:{_MORE}) than|over|above|after"
_LIMIT = re.compile(
    rf"\b(?:(?P<not>no|not) )?"
    rf"(?:(?P<least>at least|since)|(?P<most>at most|up to)|(?P<below>{_BELOW})|(?P<above>{_ABOVE}))"
    r"\s+(?P<before>[£$€]?)(?P<figure>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|[^\W\d]*)",
    re.IGNORECASE,
)
_LAST = re.compile(r"([\w’'-]+)\W*$")
_COMPARED = lemma_set(f"{_LESS} {_MORE} over under above below least most".replace("|", " "))


def rows_beyond(
    question: str, noun: str, article: Article, within: Range, about: frozenset[str]
) -> tuple[Range, ...] | None:
    """Return the names of the rows whose figure lies beyond the limit that a question gives; None without a table.

    `noun` is what the question asks for, and `about` are the lemmas of title and headline. The table has to name all
    that the question is about, and one column of figures has to be meant. () if no row is beyond the limit.
    """
    limits = list(_LIMIT.finditer(question))
    if len(limits) != 1 or not noun or negations(question[: limits[0].start()]) % 2:
        return None
    (limit,) = limits
    for grid in _both_ways(article, within):
        names = _names(noun, grid, article, about)
        column = None if names is None else _column(question, limit, names, grid, article)
        if names is not None and column is not None and _is_about(question, limit, grid, article, about):
            rows = [row for row in grid.rows if not is_total(article.text_of(row[0]))]
            figures = _figures([article.text_of(row[column]) for row in rows])
            pairs = zip(rows, figures, strict=True)
            beyond = (row[names] for row, figure in pairs if figure is not None and _is_beyond(limit, figure))
            return tuple(dict.fromkeys(beyond))
    return None


def _both_ways(article: Article, within: Range) -> Iterator[Grid]:
    """Yield the tables in a range, and those whose columns are the things turned around."""
    for grid in grids_of(article, within):
        yield grid
        by_column = turned(grid, article) if grid.header else None
        if by_column is not None:
            yield by_column


def _names(noun: str, grid: Grid, article: Article, about: frozenset[str]) -> int | None:
    """Return the column of the noun that is asked for; the first one, if the words above a table are of that noun."""
    headers = [frozenset(content_lemmas(article.text_of(cell))) for cell in grid.header]
    at = next((at for at, header in enumerate(headers) if noun in header), None)
    if at is None and headers and noun in about | frozenset(content_lemmas(grid.above)):
        return 0
    return at


def _column(question: str, limit: re.Match[str], names: int, grid: Grid, article: Article) -> int | None:
    """Return the one column of figures, of the limit's unit, whose header a question has most words of."""
    comparative = (limit["below"] or limit["above"] or "").split(maxsplit=1)[:1]
    asks = " ".join((question, *(_ASKED_BY.get(each.casefold(), "") for each in comparative)))
    asked = asked_lemmas(asks)
    counts = []
    for at, cell in enumerate(grid.header):
        cells = [article.text_of(row[at]) for row in grid.rows]
        if at != names and _are_figures(cells, limit):
            counts.append((column_words(asks, asked, article.text_of(cell)), at))
    most = max((count for count, _ in counts), default=0)
    columns = [at for count, at in counts if count == most] if most or limit["before"] else []
    columns = newest(question, columns, dict(enumerate(map(article.text_of, grid.header))))
    return columns[0] if len(columns) == 1 else None


def _are_figures(cells: Sequence[str], limit: re.Match[str]) -> bool:
    """Whether cells are figures, some blank, in the currency of a limit."""
    figures = [FIGURE.fullmatch(cell) for cell in cells if cell]
    return bool(figures) and all(figure is not None and figure["before"] == limit["before"] for figure in figures)


def _is_about(question: str, limit: re.Match[str], grid: Grid, article: Article, about: frozenset[str]) -> bool:
    """Whether a table has all that a question is about, but for the verb before its limit."""
    heads = " ".join((grid.above, *map(article.text_of, grid.header)))
    last = _LAST.search(question[: limit.start()])
    verb = frozenset(content_lemmas(last[1])) if last is not None else frozenset()
    limited = frozenset(content_lemmas(limit.group()))
    beyond = asked_lemmas(question) - about - frozenset(content_lemmas(heads)) - verb - limited
    return beyond <= asking_lemmas() | _COMPARED


def _figures(cells: Sequence[str]) -> list[float | None]:
    """Return the values of cells, None for what is not a figure; only that if it is unclear what their commas mean."""
    matches = [FIGURE.fullmatch(cell) for cell in cells]
    numbers = iter(values([match["number"] for match in matches if match is not None]) or ())
    return [None if match is None else next(numbers, None) for match in matches]


def _is_beyond(limit: re.Match[str], value: float) -> bool:
    bound = (values([limit["figure"]]) or [value])[0]
    if limit["least"] or (limit["not"] and limit["below"]):
        return value >= bound
    if limit["most"] or (limit["not"] and limit["above"]):
        return value <= bound
    return value < bound if limit["below"] else value > bound
