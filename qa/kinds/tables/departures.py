"""Rows that a question names by the time in them: "the 10:40 bus"."""

from __future__ import annotations

import re

from index.types import Article
from qa.kinds.tables.grids import Grid

_ASKED = re.compile(r"\bthe (?P<time>\d{1,2}[:.]\d{2})(?: ?[ap]\.?m\.?)?(?= (?!o['’]clock)[a-z])", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")


def is_departure(question: str, cell: str) -> bool:
    """Whether a cell is the time by which a question names a departure."""
    asked = _ASKED.search(question) if _CLOCK.fullmatch(cell) else None
    return asked is not None and _plain(asked["time"]) == _plain(cell)


def lacks_departure(question: str, grid: Grid, article: Article) -> bool:
    """Whether a question names a departure by its time, and a table of times has no such time."""
    asked = _ASKED.search(question)
    if asked is None or not grid.header:
        return False
    times = {_plain(cell) for row in grid.rows for cell in map(article.text_of, row) if _CLOCK.fullmatch(cell)}
    return bool(times) and _plain(asked["time"]) not in times


def _plain(time: str) -> str:
    """Return a time as all are compared: "9:05" for "09.05"."""
    return time.replace(".", ":").lstrip("0")
