"""The dates of a quote as far as they are said, by `dateparser`: "March 9" has no year, "Wednesday" only a weekday."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

_MONTH = (
    r"(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?|(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_RELATIVE = r"(?:[Yy]esterday|[Tt]oday|[Tt]omorrow)\b"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_YEAR = r"(?<![\d,.])1\d{3}\b(?![,.]\d)|(?<![\d,.])20\d\d\b(?![,.]\d)"
_RUN = re.compile(
    rf"\d{{4}}-\d\d-\d\d|(?:{_RELATIVE})|(?:(?:{_DAY}|{_YEAR})(?:\s+of)?\s+)?(?:{_MONTH}|{_WEEKDAY})"
    rf"(?:,?\s+(?:the\s+)?(?:{_MONTH}|{_DAY}|{_YEAR}))*|{_YEAR}"
)
_BARE_YEAR = re.compile(r"\d{4}")
_COUNTED = re.compile(r"\s+(?!(?:in|and|to|at|on|with|by|when|as|or|for|after|before|until|during)\b)[a-z]")
_TO_PUBLICATION = re.compile(rf"{_WEEKDAY}|{_RELATIVE}")
_BASES = (datetime(2003, 5, 14), datetime(2010, 10, 22))  # that differ in year, month, day and weekday

Fields = Mapping[str, int]


def dates(text: str, published: str | None = None) -> tuple[Fields, ...]:
    """Give what each date of a text says: some of "year", "month", "day" and "weekday" (Monday is 0), in order.

    `published` is the day (ISO 8601) that "Wednesday" and "yesterday" count back from; without it, a weekday is
    all that is known. A number of years, or of things ("2000 soldiers"), is no date.
    """
    found = []
    for match in _RUN.finditer(text):
        if _BARE_YEAR.fullmatch(match.group()) and _COUNTED.match(text, match.end()):
            continue
        fields = _fields(match.group(), published)
        if fields:
            found.append(fields)
    return tuple(found)


def same_date(one: Fields, other: Fields) -> bool | None:
    """Say whether two dates agree in all that both say; None where they say nothing of the same."""
    shared = one.keys() & other.keys()
    return all(one[name] == other[name] for name in shared) if shared else None


@lru_cache(maxsize=4096)
def _fields(words: str, published: str | None) -> dict[str, int]:
    try:
        return _said(words, published)
    except OverflowError:  # counted back or on from the first or the last day that there is
        return {}


def _said(words: str, published: str | None) -> dict[str, int]:
    plain = re.sub(r"\bof\b|\bthe\b", " ", words)
    if published is not None and _TO_PUBLICATION.search(words):
        day = date.fromisoformat(published)
        after = timedelta(days=0 if re.search(_RELATIVE, words) else 1)  # "on Thursday" may be that same day
        bases = [datetime(day.year, day.month, day.day) + after]
    else:
        bases = list(_BASES)
    said = [_parsed(plain, base) for base in bases]
    known = [fields for fields in said if fields is not None]
    if len(known) < len(bases):
        return {}
    return {name: value for name, value in known[0].items() if all(f.get(name) == value for f in known)}


def _parsed(words: str, base: datetime) -> dict[str, int] | None:
    import dateparser  # seldom needed, and slow to import

    settings: dict[str, Any] = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found = dateparser.date.DateDataParser(languages=["en"], settings=settings).get_date_data(words)
    if found.date_obj is None:
        return None
    day = found.date_obj
    fields = {"year": day.year}
    if found.period in ("month", "day"):
        fields["month"] = day.month
    if found.period == "day":
        fields |= {"day": day.day, "weekday": day.weekday()}
    return fields
