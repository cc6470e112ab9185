"""Whether two dates and times are the same moment."""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.calendar import iso_day
from qa.comparing.clock import same_time
from qa.comparing.dates import Fields, same_date
from qa.comparing.named_days import lasting
from qa.comparing.outcomes import Outcome, together
from qa.comparing.parts import Parts
from qa.comparing.said import QuoteInContext
from qa.dating.tense import tense_at
from qa.words.lemmas import lemma, lemma_set

_BOUNDS = re.compile(r"\b(?:before|after|until|till|since|by)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_OVERNIGHT, _NIGHT = re.compile(r"\bovernight\b", re.IGNORECASE), re.compile(r"\bnight\b", re.IGNORECASE)
_HOURS_OF = {"morning": (0, 13), "afternoon": (11, 19), "evening": (15, 24)}
_PART_OF_DAY = re.compile(rf"\b(?:{'|'.join(_HOURS_OF)})\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:early|small hours|dawn)\b", re.IGNORECASE)
_WINTER = lemma("winter")
_WEEK_OF = re.compile(r"\bweek (?:of|ending|beginning|commencing|starting|from|to)\b", re.IGNORECASE)
_FEW_OF = re.compile(r"\b(?:1st|last) (?:\w+ )?(?:day|week|month|quarter)s?\b", re.IGNORECASE)
PARTS_OF_YEAR = lemma_set(
    "spring summer autumn fall winter early late latter mid middle beginning opening start end closing close final "
    "half week"
)
"""Lemmas of words for a part of a year or a month."""


def same_moment(one: Parts, other: Parts, quotes: tuple[QuoteInContext, QuoteInContext], *, about: bool) -> Outcome:
    """Compare dates with dates and times with times; a missing one makes no difference.

    Without anything in common they are unclear, and so is a bound ("before 1950") compared with a plain date.
    """
    outcomes: list[Outcome] = []
    if one.dates and other.dates:
        outcomes.append(_dates(one, other, quotes))
    if one.times and other.times:
        outcomes.append(_times(one, other, about=about))
    outcome = together(outcomes)
    if outcome == "other" and bool(_WEEK_OF.search(one.rest)) != bool(_WEEK_OF.search(other.rest)):
        return "unclear"  # that day may lie in the week
    if outcome == "other" and quotes[0].quote == quotes[1].quote and lasting(quotes[0].quote) is not None:
        return "unclear"  # each article may tell of something else
    if outcome == "other" and (_may_be_of_one_night(one, other) or _may_be_of_one_night(other, one)):
        return "unclear"
    if outcome == "other" and (_may_be_of_winter(one, other) or _may_be_of_winter(other, one)):
        return "unclear"
    bounds = [
        set(_BOUNDS.findall(f"{each.before(1)} {parts.rest}".casefold()))
        for each, parts in zip(quotes, (one, other), strict=True)
    ]
    if bounds[0] != bounds[1]:
        return "unclear"
    return "unclear" if outcome == "same" and _is_vague(one, other) else outcome


def is_counted_apart(one: QuoteInContext, other: QuoteInContext) -> bool:
    """Whether two quotes name periods that count from publication, of days too far apart for one period."""
    span, other_span = lasting(one.quote), lasting(other.quote)
    day, other_day = iso_day(one.published), iso_day(other.published)
    if span is None or other_span is None or day is None or other_day is None:
        return False
    return 2 * abs((day - other_day).days) >= max(span, other_span)


def _dates(one: Parts, other: Parts, quotes: tuple[QuoteInContext, QuoteInContext]) -> Outcome:
    """Compare dates in order if there are equally many, otherwise by whether any is shared."""
    if len(one.dates) == len(other.dates):
        each = [_same_day(a, b, quotes) for a, b in zip(one.dates, other.dates, strict=True)]
        if False in each:
            return (
                "other"
                if not any(same_date(a, b) is not False for a in one.dates for b in other.dates)
                else _mixed(each)
            )
        return "same" if None not in each else "unclear"
    return "unclear"


def _same_day(one: Fields, other: Fields, quotes: tuple[QuoteInContext, QuoteInContext]) -> bool | None:
    """Whether two dates are one; None if that is not clear, as where the years of their articles are others."""
    outcome = same_date(one, other)
    return None if outcome and _are_of_other_years(one, other, quotes) else outcome


def _are_of_other_years(one: Fields, other: Fields, quotes: tuple[QuoteInContext, QuoteInContext]) -> bool:
    """Whether two days or months that agree may be of two years, those without a year by their publication."""
    years = _year(one, quotes[0]), _year(other, quotes[1])
    return None not in years and years[0] != years[1]


def _year(date: Fields, quote: QuoteInContext) -> int | None:
    """Return the year of a date: that of the last such day before publication, or of the next if it is to come."""
    published, tense = iso_day(quote.published), tense_at(quote.sentence, quote.start, quote.end)
    if "year" in date or "month" not in date or published is None or tense is None:
        return date.get("year")
    then = (published.month, published.day)
    if tense == "past":
        return published.year - ((date["month"], date.get("day", 1)) > then)
    return published.year + ((date["month"], date.get("day", 31)) < then)


def _mixed(each: list[bool | None]) -> Outcome:
    """Compare spans of time: if one end differs, it is another span."""
    return "other" if True in each and None not in each else "unclear"


def is_other_part_of_day(one: Parts, other: Parts) -> bool:
    """Whether one quote has a time and the other only a part of the day that it is far from: 8pm, "in the morning"."""
    timed, named = (one, other) if one.times else (other, one)
    parts = [word.casefold() for word in _PART_OF_DAY.findall(named.rest)]
    if len(timed.times) != 1 or named.values or len(parts) != 1 or not timed.times[0].half:
        return False
    first, last = _HOURS_OF[parts[0]]
    return not first <= timed.times[0].minutes / 60 <= last


def _may_be_of_one_night(night: Parts, other: Parts) -> bool:
    """Whether a night may reach into the day of another date: "overnight on Monday" and "early on Tuesday"."""
    if not _OVERNIGHT.search(night.rest) and not (_NIGHT.search(night.rest) and _EARLY.search(other.rest)):
        return False
    return len(night.dates) == len(other.dates) == 1 and _are_neighbours(night.dates[0], other.dates[0])


def _are_neighbours(one: Fields, other: Fields) -> bool:
    first, second = _day(one), _day(other)
    if first is not None and second is not None:
        return abs(first - second) == timedelta(days=1)
    return "weekday" in one and "weekday" in other and (one["weekday"] - other["weekday"]) % 7 in (1, 6)


def _day(fields: Fields) -> date | None:
    named = {"year", "month", "day"} <= fields.keys()
    return date(fields["year"], fields["month"], fields["day"]) if named else None


def _may_be_of_winter(winter: Parts, other: Parts) -> bool:
    """Whether a date in January to March may be of the winter that began the year before."""
    return _WINTER in winter.words and any(
        date.get("year") == began.get("year", 0) + 1 and date.get("month", 12) <= 3
        for began in winter.dates
        for date in other.dates
    )


def _is_outside(point: Parts, span: Parts) -> bool:
    """Whether a time is not between two others: 11pm, and not "between 9pm and 10pm"."""
    if len(point.times) != 1 or len(span.times) != 2 or not _BETWEEN.search(span.rest):
        return False
    (time,), (first, last) = point.times, span.times
    alike = len({each.zone for each in (time, first, last)}) == 1 and time.half and first.half and last.half
    return alike and first.minutes < last.minutes and not first.minutes <= time.minutes <= last.minutes


def _times(one: Parts, other: Parts, *, about: bool) -> Outcome:
    if len(one.times) != len(other.times):
        return "other" if _is_outside(one, other) or _is_outside(other, one) else "unclear"
    return together(same_time(a, b, about=about) for a, b in zip(one.times, other.times, strict=True))


def _is_vague(one: Parts, other: Parts) -> bool:
    """Whether one names a season or a part of the year and the other a month."""
    for vague, exact in ((one, other), (other, one)):
        is_part = PARTS_OF_YEAR & set(vague.words) - set(exact.words) or (
            _FEW_OF.search(vague.rest) and not _FEW_OF.search(exact.rest)
        )
        if is_part and any("month" in date for date in exact.dates):
            return True
    return False
