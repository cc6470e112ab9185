"""Periods that count from publication and have no exact ends: "ten years ago", "last week", "at the weekend"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from index.calendar import iso_day
from qa.comparing.named_days import NamedDay, moved
from qa.dating.tense import Tense
from qa.words.grammar import ABOUT
from qa.words.numerals import in_digits

_AGO = re.compile(
    r"(?<![\d.,–-])\b(?P<count>an?|one|\d{1,3}|[a-z]+(?:-[a-z]+)?) (?P<unit>week|month|year)s? ago\b"
    r"(?! (?:today|yesterday|tomorrow|this|last|next|on|in)\b)",
    re.IGNORECASE,
)
_MORE = frozenset("several few couple many another further other last past next".split())  # before part of a number
_ROUGHLY = re.compile(rf"\b(?:{ABOUT}|than|over|under|least|most|or|to|half|and|just)\s*$", re.IGNORECASE)
_WEEK = re.compile(r"(?<!\bthe )\b(?P<which>last|this|next) week\b(?! of\b|['’]s)", re.IGNORECASE)
_WEEKEND = re.compile(r"\b(?:at|over|during|on) the weekend\b", re.IGNORECASE)
_PART_OF_DAY = re.compile(
    r"\b(?:this(?= (?:morning|afternoon|evening)\b)|(?P<last>last)(?= night\b)|(?=tonight\b))", re.IGNORECASE
)
_WEEKS = {"last": -7, "this": 0, "next": 7}
_NEAR = 31  # days that "a year ago" may be off
_UNSURE = 240  # days from which "a year ago" is another time
_SHORT = 62  # days of a period in which a month without a year can be only one


class _Span(NamedTuple):
    """The first and last day of a period, as ordinals, and those that it may reach to."""

    first: int
    last: int
    earliest: int
    latest: int


def periods(text: str, before: str, published: str | None, tense: Tense | None) -> Iterator[NamedDay]:
    """Yield the periods of a text, and the days of "last night", of which the night is left in the text.

    `before` is what stands before the text. There are none without the day of publication; a weekend is a past one.
    """
    day = iso_day(published)
    if day is None:
        return
    for match in _AGO.finditer(text):
        lead = f"{before} {text[: match.start()]}"
        span = None if _ROUGHLY.search(lead) or _is_part_of_number(lead) else _ago(match, day)
        if span is not None:
            yield NamedDay(match.start(), match.end(), span._asdict())
    for match in _WEEK.finditer(text):
        monday = day.toordinal() - day.weekday() + _WEEKS[match["which"].casefold()]
        reached = max(monday + 6, day.toordinal() - 1) if match["which"].casefold() == "last" else monday + 6
        yield NamedDay(match.start(), match.end(), _Span(monday, monday + 6, monday - 1, reached)._asdict())
    for match in _WEEKEND.finditer(text):
        saturday = day.toordinal() - day.weekday() - 2
        if tense == "past" and day.weekday() < 5:
            span = _Span(saturday, saturday + 1, saturday - 1, saturday + 1)
            yield NamedDay(match.start(), match.end(), span._asdict())
    for match in _PART_OF_DAY.finditer(text):
        then = day - timedelta(days=1) if match["last"] else day
        yield NamedDay(match.start(), match.end(), {"year": then.year, "month": then.month, "day": then.day})


def _is_part_of_number(before: str) -> bool:
    """Whether the word before a number belongs to it: "two" of "two hundred", "several" of "several dozen"."""
    last = (before.split() or [""])[-1].casefold()
    return last in _MORE or in_digits(last)[:1].isdecimal()


def _ago(match: re.Match[str], day: date) -> _Span | None:
    """Return the year, the month or the days that lie a number of them back; None if it is no number."""
    count = match["count"].casefold()
    written = "1" if count in ("a", "an") else in_digits(count)
    unit = match["unit"].casefold()
    try:
        then = moved(day, -int(written), unit) if written.isdecimal() and int(written) else None
    except (OverflowError, ValueError):  # before the calendar's first day
        then = None
    if then is None:
        return None
    number, at = int(written), then.toordinal()
    if unit == "week":
        return _Span(at - 3, at + 3, at - 7, at + 7)
    if unit == "month":
        first, last = _month(then.year, then.month)
        off = _NEAR * max(1, number // 6)
        return _Span(first, last, first - off, last + off)
    if number == 1:
        return _Span(at - _NEAR, at + _NEAR, at - _UNSURE, at + _UNSURE)
    off = 366 * (1 + number // 10)
    first, last = _month(then.year, 1)[0], _month(then.year, 12)[1]
    return _Span(first, last, first - off, last + off)


def is_period(fields: Mapping[str, int]) -> bool:
    """Whether the fields of a date are those of a period."""
    return "earliest" in fields


def same_period(one: Mapping[str, int], other: Mapping[str, int]) -> bool | None:
    """Whether a period is another one, or has a date in it or the other way round; None if that is not clear."""
    if not is_period(one):
        one, other = other, one
    left = _Span(**one)
    right = _Span(**other) if is_period(other) else _dated(other, left)
    if right is None:
        return None
    if right.latest < left.earliest or right.earliest > left.latest:
        return False
    if is_period(other):
        apart = abs((left.first + left.last) - (right.first + right.last))  # twice what their middles are apart
        return True if apart < min(left.last - left.first, right.last - right.first) + 1 else None
    inside = left.first <= right.first and right.last <= left.last
    around = right.first <= left.first and left.last <= right.last
    return True if inside or around else None


def _dated(fields: Mapping[str, int], period: _Span) -> _Span | None:
    """Return the days of a date; None without its year, unless the period is too short for two such months."""
    year, month, day = (fields.get(name) for name in ("year", "month", "day"))
    if "quarter" in fields or "either" in fields:
        return None
    if year is None:
        if month is None or period.latest - period.earliest > _SHORT:
            return None
        near = [
            date.fromordinal(each)
            for each in range(max(period.earliest, 1), min(period.latest, date.max.toordinal()) + 1)
        ]
        if not near:
            return None
        year = next((each.year for each in near if each.month == month), near[0].year)
    first, last = _month(year, month or 1)[0], _month(year, month or 12)[1]
    if day is not None:
        first = last = first + day - 1
    return _Span(first, last, first, last)


def _month(year: int, month: int) -> tuple[int, int]:
    """Return the first and last day of a month."""
    first = date(year, month, 1).toordinal()
    return first, first + monthrange(year, month)[1] - 1
