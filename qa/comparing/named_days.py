"""Days and periods that have names: "Christmas Eve", "the third quarter of 2022", "last year", "three days ago"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from index.calendar import SHIFTS, WEEKDAY, YEAR, iso_day, weekday_number
from qa.words.grammar import COUNTS, VALUES

_FIXED = {
    "new year's day": (1, 1),
    "epiphany": (1, 6),
    "burns night": (1, 25),
    "australia day": (1, 26),
    "candlemas": (2, 2),
    "valentine's day": (2, 14),
    "st david's day": (3, 1),
    "st patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "st george's day": (4, 23),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "fourth of july": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "all souls' day": (11, 2),
    "bonfire night": (11, 5),
    "guy fawkes night": (11, 5),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "veterans' day": (11, 11),
    "st andrew's day": (11, 30),
    "st nicholas' day": (12, 6),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "st stephen's day": (12, 26),
    "new year's eve": (12, 31),
}
_NAMES = "|".join(name.replace("'", "['’]?").replace("st ", r"st\.? ") for name in _FIXED)
_NAMED = re.compile(rf"\b(?P<name>{_NAMES})\b(?P<year>,?\s(?:of\s|in\s)?{YEAR}\b)?", re.IGNORECASE)
_QUARTERS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4, "final": 4,
}  # fmt: skip
_QUARTER = re.compile(
    rf"\b(?:Q(?P<number>[1-4])|(?P<word>{'|'.join(_QUARTERS)})[ -]quarter)\b(?:\s(?:of\s|in\s)?(?P<year>{YEAR})\b)?",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"(?<![Tt]he )\b(?P<which>last|next|this) (?P<period>month|year)\b(?!['’]s)|"
    rf"\b(?P<count>[2-6]|{'|'.join(COUNTS[1:6])}) days ago\b",
    re.IGNORECASE,
)
# A day that is counted from another one: "a week ago today", "a fortnight tomorrow", "Thursday week".
_FROM_DAY = re.compile(
    rf"\b(?:(?P<count>\d\d?|{'|'.join(VALUES)}) (?:(?P<unit>day|week|fortnight|month|year)s? (?P<way>ago|from)|"
    r"(?P<weeks>week|fortnight)s?) )?(?P<day>today|tomorrow|yesterday)\b(?P<week> week\b)?",
    re.IGNORECASE,
)
_FROM_WEEKDAY = re.compile(
    rf"\b(?:(?:[Aa] week (?P<way>on|from|last) )(?P<counted>{WEEKDAY})\b|(?P<before>{WEEKDAY}) week\b(?!-)|"
    rf"(?<![Tt]he )[Nn]ext (?P<next>{WEEKDAY})\b|(?P<unclear>{WEEKDAY}),? (?:a week|\w+ weeks) ago\b|"
    rf"(?:[Aa] week|\w+ weeks) ago (?:on |last )?(?P<since>{WEEKDAY})\b)"
)
_LASTING = {  # days
    "night": 1, "morning": 1, "afternoon": 1, "evening": 1, "day": 1, "hour": 1, "minute": 1, "week": 7, "weekend": 7,
    "month": 30, "spring": 365, "summer": 365, "autumn": 365, "winter": 365, "season": 365, "year": 365,
    "decade": 3652, "century": 36525,
}  # fmt: skip
_COUNTED = re.compile(
    rf"\b(?:(?:this|last|next|past|coming) (?P<period>{'|'.join(_LASTING)})|"
    rf"(?P<unit>{'|'.join(_LASTING)})s? ago|tonight)\b",
    re.IGNORECASE,
)


class NamedDay(NamedTuple):
    """The fields of a date, as `dates` returns them, and its place in the text."""

    start: int
    end: int
    fields: Mapping[str, int]


def named_days(text: str, published: str | None) -> Iterator[NamedDay]:
    """Yield the days and periods with a name.

    Those that count from the day of publication, such as "last year", are left out without it.
    """
    for match in _NAMED.finditer(text):
        month, number = _FIXED[_plain(match["name"])]
        year = {"year": int(match["year"][-4:])} if match["year"] else {}
        yield NamedDay(match.start(), match.end(), year | {"month": month, "day": number})
    for match in _QUARTER.finditer(text):
        quarter = int(match["number"]) if match["number"] else _QUARTERS[match["word"].casefold()]
        year = {"year": int(match["year"])} if match["year"] else {}
        if year or match["number"]:  # "the last quarter" may be of a match
            yield NamedDay(match.start(), match.end(), year | {"quarter": quarter})
    day = iso_day(published)
    if day is not None:
        yield from _since(text, day)
        yield from _from_day(text, day)
    yield from _from_weekday(text, day)


def lasting(text: str) -> int | None:
    """Return the days that a period counted from publication lasts, about; None without one that is no date.

    It is 1 of "last night", and 365 of "ten years ago".
    """
    counted = _COUNTED.search(text)
    if counted is None or _SINCE.search(text):
        return None
    return _LASTING[(counted["period"] or counted["unit"] or "day").casefold()]


def _plain(name: str) -> str:
    plain = re.sub(r"['’.]", "", name.casefold())
    return next(each for each in _FIXED if each.replace("'", "") == plain)


def _since(text: str, day: date) -> Iterator[NamedDay]:
    for match in _SINCE.finditer(text):
        if match["count"]:
            word = match["count"].casefold()
            try:
                then = day - timedelta(days=int(word) if word.isdecimal() else VALUES[word])
            except OverflowError:  # before the calendar's first day
                continue
            fields = _fields(then)
        elif match["period"].casefold() == "year":
            fields = {"year": day.year + SHIFTS[match["which"].casefold()]}
        else:
            months = 12 * day.year + day.month - 1 + SHIFTS[match["which"].casefold()]
            fields = {"year": months // 12, "month": months % 12 + 1}
        yield NamedDay(match.start(), match.end(), fields)


def _from_day(text: str, day: date) -> Iterator[NamedDay]:
    for match in _FROM_DAY.finditer(text):
        if not (match["count"] or match["week"]):  # a plain "today"
            continue
        unit = (match["unit"] or match["weeks"] or "week").casefold()
        count = match["count"].casefold() if match["count"] else "1"
        number = (VALUES.get(count) or int(count)) * (-1 if (match["way"] or "").casefold() == "ago" else 1)
        near = {"today": 0, "tomorrow": 1, "yesterday": -1}[match["day"].casefold()]
        try:
            then = moved(day + timedelta(days=near), number, unit)
        except (OverflowError, ValueError):  # outside the calendar
            continue
        yield NamedDay(match.start(), match.end(), _fields(then))


def moved(day: date, number: int, unit: str) -> date:
    """Return the day a number of units later, or earlier; of a shorter month its last day."""
    days = {"day": 1, "week": 7, "fortnight": 14}
    if unit in days:
        return day + timedelta(days=number * days[unit])
    months = 12 * day.year + day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _from_weekday(text: str, day: date | None) -> Iterator[NamedDay]:
    """Yield weekdays of another week; of one that may be of two weeks, "next Friday" on a Monday, only the weekday."""
    for match in _FROM_WEEKDAY.finditer(text):
        name = match["counted"] or match["before"] or match["next"] or match["unclear"] or match["since"]
        weekday = weekday_number(name)
        fields: Mapping[str, int] = {"weekday": weekday}
        this_week = day is not None and match["next"] and weekday > day.weekday()
        if day is not None and not (this_week or match["unclear"] or match["since"]):
            ahead = (weekday - day.weekday()) % 7
            if match["way"] == "last":
                ahead -= 14
            elif match["next"]:
                ahead = ahead or 7
            else:
                ahead += 7
            try:
                fields = _fields(day + timedelta(days=ahead))
            except OverflowError:
                continue
        yield NamedDay(match.start(), match.end(), fields)


def _fields(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day, "weekday": day.weekday()}
