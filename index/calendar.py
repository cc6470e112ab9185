"""Months, days of the week, years and time zones, as they are written."""

from __future__ import annotations

import re
from datetime import date

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
BEFORE_MONTH = frozenset(
    "in on of since by until till from before after during last this next late early mid to through for every".split()
)
"""Words after which "April" or "May" is a month, and no name."""

# Parts of regular expressions.
WEEKDAY = f"(?:{'|'.join(day.capitalize() for day in WEEKDAYS)})"
MONTH = f"(?:{'|'.join(month.capitalize() for month in MONTHS)})"
ANY_MONTH = rf"(?:(?:{'|'.join(month.capitalize() for month in SHORT_MONTHS)})\b\.?|{MONTH}\b)"
"""A month in full, or short with or without a full stop."""
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
"""The day of a month, with or without its ending."""
YEAR = r"(?:1\d\d\d|20\d\d)"
LATE_YEAR = r"(?:1[5-9]|20)\d\d"
"""A year since 1500, where a smaller number may count something."""

# These match in any case only with `re.IGNORECASE`; a short name may have a full stop.
MONTH_FORM = rf"(?:{'|'.join((*MONTHS, *SHORT_MONTHS))})\b\.?"
WEEKDAY_FORM = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"

SHIFTS = {"last": -1, "this": 0, "next": 1}
"""How many weeks, months or years away the one is that such a word stands before."""

ZONES = {
    "GMT": 0.0, "UTC": 0.0, "BST": 1.0, "CET": 1.0, "CEST": 2.0, "EET": 2.0, "EEST": 3.0, "MSK": 3.0, "IST": 5.5,
    "AWST": 8.0, "HKT": 8.0, "JST": 9.0, "KST": 9.0, "AEST": 10.0, "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0,
    "EST": -5.0, "EDT": -4.0, "CST": -6.0, "CDT": -5.0, "MST": -7.0, "MDT": -6.0, "PST": -8.0, "PDT": -7.0,
}  # fmt: skip
"""Hours from UTC of the names that mean one offset."""
US_ZONES = ("ET", "CT", "MT", "PT")
"""Names that mean one of two offsets, by the season."""
# In capitals alone, because some are words in small letters; the last ones mean several offsets, or are such words.
ZONE = f"(?:{'|'.join((*ZONES, *US_ZONES, 'AT', 'AST', 'ADT', 'WET', 'WEST', 'SGT', 'NZT'))})"


def month_number(name: str) -> int:
    """Return the number of a month, 1 to 12, by its name or its first three letters; raise `ValueError` for others."""
    return 1 + [month[:3] for month in MONTHS].index(name[:3].casefold())


def iso_day(stated: str | None) -> date | None:
    """Return the day of a date or time in ISO 8601; None without one, or if only its month or year is stated."""
    try:
        return None if stated is None else date.fromisoformat(stated[:10])
    except ValueError:
        return None


def is_year(text: str) -> bool:
    """Whether a text is nothing but a year."""
    return re.fullmatch(YEAR, text) is not None


def weekday_number(name: str) -> int:
    """Return the number of a day of the week, 0 for Monday, by its name or its first three letters."""
    return [day[:3] for day in WEEKDAYS].index(name[:3].casefold())
