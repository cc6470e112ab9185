"""Months, days of the week and years, as they are written."""

from __future__ import annotations

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
YEAR = r"(?:1\d\d\d|20\d\d)"
LATE_YEAR = r"(?:1[5-9]|20)\d\d"
"""A year since 1500, where a smaller number may count something."""
