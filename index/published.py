"""The day on which an article says it was published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

_HEAD = 2000  # code points in which an article states its date
_STATED = r"[ \t]*(?:published|date)(?: on)?:[ \t]*(?P<day>\d{4}-\d\d-\d\d)(?:[T ][\d:.]+\S*)?[ \t]*"
_LINE = re.compile(rf"(?<![^\r\n\ufeff]){_STATED}(?![^\r\n])", re.IGNORECASE)  # after any line end, or the mark
_ALONE = re.compile(_STATED, re.IGNORECASE)


def published_day(text: str, fields: Mapping[str, str]) -> str | None:
    """Give the day that front matter or a line such as "Published: 2024-06-20" states, as ISO 8601.

    `fields` are those of `front_matter`, and come first; of lines, those in the first 2,000 code points. A day that
    the calendar does not have is passed over. None where nothing is stated.
    """
    lines = (line["day"] for line in _LINE.finditer(text[:_HEAD]))
    for day in (fields.get("published", "")[:10], fields.get("date", "")[:10], *lines):
        try:
            return date.fromisoformat(day).isoformat()
        except ValueError:
            continue
    return None


def is_dateline(line: str) -> bool:
    """Say whether a line does nothing but state the day."""
    return _ALONE.fullmatch(line) is not None
