"""The rows of a table with the day or year that a question names: "on 3 February" for "2024-02-03"."""

from __future__ import annotations

import re
from functools import lru_cache

from index.calendar import LATE_YEAR, MONTH, MONTH_FORM, WEEKDAYS, month_number
from index.types import Article
from qa.kinds.tables.grids import Grid

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH_FORM})(?:,? (?P<year>\d{{4}}))?", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH_FORM}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{{4}}))?", re.IGNORECASE
)
_KEYS = (  # what names a row in a column of nothing else, and whether only in the first column
    (re.compile(rf"\b(?P<key>{LATE_YEAR})\b"), True),
    (re.compile(rf"\b(?P<key>{'|'.join(day[:3].capitalize() for day in WEEKDAYS)})(?:[a-z]*day)?s?\b"), False),
    (re.compile(rf"\b(?P<key>{MONTH})\b"), False),
)
_KEY_LENGTH = 4  # characters that tell years, and months, apart; the key of a day of the week has three
Day = tuple[int, int, int | None]
"""A month, a day and a year, if it has one."""


def day_columns(question: str, grid: Grid, article: Article) -> list[int | None] | None:
    """Return for each row the column of its day, if that is the question's; None without a day or a column of days.

    A year counts as one in a first column of years, and so do a day of the week and a month in a column of only those.
    """
    if not grid.header:
        return None
    asked = day_in(question)
    at = next((at for at, cell in enumerate(grid.rows[0]) if day_in(article.text_of(cell)) is not None), None)
    if asked is not None and at is not None:
        days = [day_in(article.text_of(row[at])) for row in grid.rows]
        return [at if day is not None and _is_same(asked, day) else None for day in days]
    for words, only_first in _KEYS:
        keys = {_key(match) for match in words.finditer(question)}
        for column in range(1 if only_first else len(grid.header)) if keys else ():
            cells = [words.fullmatch(article.text_of(row[column])) for row in grid.rows]
            if all(cells):
                return [column if _key(match) in keys else None for match in cells if match is not None]
    return None


def _key(match: re.Match[str]) -> str:
    """Return the letters or digits by which years, days of the week or months are compared: "sept" of "September"."""
    return match["key"][:_KEY_LENGTH].casefold()


@lru_cache(maxsize=4096)
def day_in(text: str) -> Day | None:
    """Return the month, day and year of a text's only day, the year if it has one; None if it has none or several."""
    matches = [*_ISO.finditer(text), *_DAY_FIRST.finditer(text)] or [*_MONTH_FIRST.finditer(text)]
    if len(matches) != 1:
        return None
    (match,) = matches
    month = int(match["month"]) if match["month"].isdigit() else month_number(match["month"])
    return month, int(match["day"]), int(match["year"]) if match["year"] else None


def _is_same(one: Day, other: Day) -> bool:
    """Whether two days are one, as far as both have a year."""
    return one[:2] == other[:2] and (None in (one[2], other[2]) or one[2] == other[2])
