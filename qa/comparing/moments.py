"""Whether two dates and times are the same moment."""

from __future__ import annotations

import re

from index.calendar import iso_day
from qa.comparing.clock import same_time
from qa.comparing.dates import Fields, same_date
from qa.comparing.named_days import lasting
from qa.comparing.outcomes import Outcome, together
from qa.comparing.parts import Parts
from qa.comparing.said import QuoteInContext
from qa.dating.tense import tense_at
from qa.words.lemmas import lemma_set

_BOUNDS = re.compile(r"\b(?:before|after|until|till|since|by)\b", re.IGNORECASE)
PARTS_OF_YEAR = lemma_set("spring summer autumn fall winter early late mid middle beginning end start half week")
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


def _times(one: Parts, other: Parts, *, about: bool) -> Outcome:
    if len(one.times) != len(other.times):
        return "unclear"
    return together(same_time(a, b, about=about) for a, b in zip(one.times, other.times, strict=True))


def _is_vague(one: Parts, other: Parts) -> bool:
    """Whether one names a season or a part of the year and the other a month."""
    for vague, exact in ((one, other), (other, one)):
        if PARTS_OF_YEAR & set(vague.words) - set(exact.words) and any("month" in date for date in exact.dates):
            return True
    return False
