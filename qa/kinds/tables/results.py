"""The results in an article, in lines and in rows of tables: "Orme Rovers 3 Marl 1", "Orme | 3-1 | Marl"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.types import Article, Range
from qa.kinds.tables.grids import Row, grids_of
from qa.kinds.tables.splitting import LINE

# A side in one line, of at most five words, which "and" may join: "Orme and Marl".
_SIDE = r"[A-Z][\w’'.&-]*(?: (?:of |and |the |& )?[A-Z][\w’'.&-]*){0,4}"
_MARK = r"[ \t]*(?:[-*+•] +)?[*_]{0,2}"
_MORE = r"[*_]{0,2}[ \t]*(?:\((?:aet|after extra time|half[- ]time[^()]*|ht[^()]*|att[^()]*)\))?[.;]?[ \t]*"
_LINES = tuple(
    re.compile(f"{_MARK}{result}{_MORE}")
    for result in (
        rf"(?P<one>{_SIDE}):? (?P<first>\d{{1,3}}),? ?(?:[-–:v] ?)?(?P<other>{_SIDE}):? (?P<second>\d{{1,3}})",
        rf"(?P<one>{_SIDE}):? (?P<first>\d{{1,3}}) ?[-–:] ?(?P<second>\d{{1,3}}),? (?P<other>{_SIDE})",
    )
)
_FIGURE = re.compile(r"\d{1,3}")
_BOTH = re.compile(r"(\d{1,3})\s*[-–:]\s*(\d{1,3})")
_ASKED = re.compile(  # a side as a question names it: without "of" and the like, behind which another word may follow
    r"(?:the )?(?P<name>[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*)*)(?P<rest>.*)"
)


@dataclass(frozen=True, slots=True)
class GameResult:
    """Two sides, where their figures are, and the line or row that says so."""

    one: str
    other: str
    first: Range
    second: Range
    place: Range

    def figures(self, side: str, against: str = "") -> tuple[Range, Range] | None:
        """Return the figure of a side, then that of the other; None if this is another side's result."""
        if is_side(side, self.one) and (not against or is_side(against, self.other)):
            return self.first, self.second
        if is_side(side, self.other) and (not against or is_side(against, self.one)):
            return self.second, self.first
        return None


def results_in(article: Article, within: Range) -> Iterator[GameResult]:
    """Yield the results in a range: those of lines, then those of rows of tables."""
    for line in LINE.finditer(article.text, *within):
        for pattern in _LINES:
            match = pattern.fullmatch(article.text, *line.span())
            if match is not None:
                place = Range(match.start("one"), line.start() + len(line.group().rstrip()))
                first, second = Range(*match.span("first")), Range(*match.span("second"))
                yield GameResult(match["one"], match["other"], first, second, place)
                break
    for grid in grids_of(article, within):
        for row in grid.rows:
            result = _of_row(article, row)
            if result is not None and result.place.overlaps(within):
                yield result


def is_side(name: str, side: str) -> bool:
    """Whether a name is that of a side, or begins it: "Orme" for "Orme Rovers"."""
    words, whole = name.casefold().split(), side.casefold().split()
    return words == whole[: len(words)]


def named_side(words: str) -> tuple[str, str]:
    """Return the name at the beginning of some words, and the rest; "" twice if they begin with none."""
    match = _ASKED.fullmatch(words)
    return ("", "") if match is None else (match["name"], match["rest"])


def _of_row(article: Article, row: Row) -> GameResult | None:
    """Return the first result in a row: side, both figures, side, or side, figure, side, figure."""
    cells, place = [article.text_of(cell) for cell in row], Range(row[0].start, row[-1].end)
    for at, cell in enumerate(cells):
        both = _BOTH.fullmatch(cell)
        if both is not None and 0 < at < len(cells) - 1 and _are_sides(cells[at - 1], cells[at + 1]):
            first, second = (Range(row[at].start + both.start(n), row[at].start + both.end(n)) for n in (1, 2))
            return GameResult(cells[at - 1], cells[at + 1], first, second, place)
        four = cells[at : at + 4]
        if len(four) == 4 and _are_sides(*four[::2]) and all(_FIGURE.fullmatch(figure) for figure in four[1::2]):
            return GameResult(four[0], four[2], row[at + 1], row[at + 3], place)
    return None


def _are_sides(*cells: str) -> bool:
    return all(re.fullmatch(_SIDE, cell) for cell in cells)
