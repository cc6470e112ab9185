"""Calendar days as lines state them, read strictly: an ambiguous day is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from index.calendar import MONTH_FORM, WEEKDAY_FORM, month_number, weekday_number
from index.structure.words import plain

_YEARS = range(1600, 2101)

# The label of a day may be glued to it, where two elements of a page were copied: "Published18 June 2024".
_BEGIN = r"(?:\b|(?<=published)|(?<=posted)|(?<=updated))"
# A scanned one may have letters instead of some of its digits: "MAY l4, I938".
_DAY = r"(?=[lIO]?\d)(?-i:[\dlIO]{1,2})"
_YEAR = r"(?=\w{0,2}\d\w{0,2}\d)(?-i:[\dlIO]{4})"
_END = r"(?![^\W⁰¹²³⁴-⁹])"  # no letter or digit follows; the raised mark of a footnote may
_MISREAD = str.maketrans("lIO", "110")

_DATE = re.compile(
    rf"(?:{_BEGIN}(?P<weekday>{WEEKDAY_FORM},?) ?)?(?:"
    r"\b(?P<iso_year>\d{4})(?P<iso_mark>[-/.])(?P<iso_month>\d\d)(?P=iso_mark)(?P<iso_day>\d\d)(?!\d)|"
    rf"{_BEGIN}(?:the )?(?P<d1>{_DAY})(?:st|nd|rd|th)? (?:of )?(?P<m1>{MONTH_FORM}),? (?P<y1>{_YEAR}){_END}|"
    rf"\b(?P<d4>\d{{1,2}})-(?P<m4>{MONTH_FORM})-(?P<y4>\d{{4}}){_END}|"
    rf"{_BEGIN}(?P<m2>{MONTH_FORM}) (?P<d2>{_DAY})(?:st|nd|rd|th)?,? (?P<y2>{_YEAR}){_END}|"
    rf"\b(?P<n1>\d{{1,2}})(?P<n_mark>[/.-])(?P<n2>\d{{1,2}})(?P=n_mark)(?P<y3>\d{{4}}){_END})",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"\b\d{1,2}\.? (?:de |di |do )?[^\W\d_]{3,12}\.? (?:de |do )?\d{4}\b|"
    r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
)


_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T.*)?")
_FIELD = 100  # code points of a field in which its day is


class Day(NamedTuple):
    """A day stated in a line: its place, and the day as ISO 8601."""

    start: int
    end: int
    iso: str


def days_in(line: str) -> list[Day]:
    """Return the full dates of a plain line, in order; impossible and ambiguous ones are left out.

    "03/05/2024" is ambiguous unless the weekday before it fits only one reading; "13/05/2024" is not. With dots, the
    day comes first.
    """
    return list(_days(line)) or _foreign_days(line)


def day_in_field(words: str | None) -> str | None:
    """Return the day in a field of any usual form as ISO 8601; None if there is none, or it is ambiguous."""
    line = plain(words or "")
    compact = _COMPACT.fullmatch(line)
    days = days_in("-".join(compact.groups()[:3]) if compact is not None else line[:_FIELD])
    return days[0].iso if days else None


def _days(line: str) -> Iterator[Day]:
    if not any(map(str.isdigit, line)):
        return
    for match in _DATE.finditer(line):
        day = _day(match)
        if day is not None and day.year in _YEARS:
            yield Day(match.start(), match.end(), day.isoformat())


def _day(match: re.Match[str]) -> date | None:
    if match["iso_year"]:
        return _date(match["iso_year"], match["iso_month"], match["iso_day"])
    for n in ("1", "4", "2"):
        if match[f"d{n}"]:
            return _date(match[f"y{n}"], month_number(match[f"m{n}"]), match[f"d{n}"])
    first, second, year = match["n1"], match["n2"], match["y3"]
    days = {_date(year, second, first)}
    if match["n_mark"] != ".":
        days.add(_date(year, first, second))
    days.discard(None)
    if len(days) > 1 and match["weekday"]:
        weekday = weekday_number(match["weekday"])
        days = {day for day in days if day is not None and day.weekday() == weekday}
    return days.pop() if len(days) == 1 else None


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(*(int(str(part).translate(_MISREAD)) for part in (year, month, day)))
    except ValueError:
        return None


def _foreign_days(line: str) -> list[Day]:
    """Return the dates whose month is named in another language than English."""
    match = _FOREIGN.search(line)
    if match is None or _DATE.search(line):
        return []
    from dateparser import parse  # rarely needed, and slow to import

    day = parse(match[0], settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]})
    is_day = day is not None and day.year in _YEARS and str(day.year) in match[0]
    return [Day(match.start(), match.end(), day.date().isoformat())] if day is not None and is_day else []
