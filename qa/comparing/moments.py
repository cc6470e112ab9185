"""Whether two dates and times are the same moment."""

from __future__ import annotations

import re

from qa.comparing.clock import same_time
from qa.comparing.dates import same_date
from qa.comparing.outcomes import Outcome, together
from qa.comparing.parts import Parts
from qa.comparing.said import QuoteInContext
from qa.words.lemmas import lemma_set

_BOUNDS = re.compile(r"\b(?:before|after|until|till|since|by)\b", re.IGNORECASE)
_SEASONS = lemma_set("spring summer autumn fall winter early late mid middle beginning end start")


def same_moment(one: Parts, other: Parts, quotes: tuple[QuoteInContext, QuoteInContext], *, about: bool) -> Outcome:
    """Compare dates with dates and times with times; a missing one makes no difference.

    Without anything in common they are unclear, and so is a bound ("before 1950") compared with a plain date.
    """
    outcomes: list[Outcome] = []
    if one.dates and other.dates:
        outcomes.append(_dates(one, other))
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


def _dates(one: Parts, other: Parts) -> Outcome:
    """Compare dates in order if there are equally many, otherwise by whether any is shared."""
    if len(one.dates) == len(other.dates):
        each = [same_date(a, b) for a, b in zip(one.dates, other.dates, strict=True)]
        if False in each:
            return (
                "other"
                if not any(same_date(a, b) is not False for a in one.dates for b in other.dates)
                else _mixed(each)
            )
        return "same" if None not in each else "unclear"
    return "unclear"


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
        if _SEASONS & set(vague.words) - set(exact.words) and any("month" in date for date in exact.dates):
            return True
    return False
