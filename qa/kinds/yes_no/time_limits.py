"""Verdicts by a moment: "Was it built before 1900?" is answered by when it was built."""

from __future__ import annotations

import re

from qa.comparing.clock import Time, times
from qa.comparing.dates import Fields, dates
from qa.comparing.said import said
from qa.kinds.yes_no.conflicts import ONCE
from qa.kinds.yes_no.predicates import merged
from qa.types import Citation, Verdict
from qa.understanding.time_limits import TimeLimit
from qa.words.grammar import ABOUT
from qa.words.lemmas import lemma_set
from qa.words.letters import capitalised
from qa.words.word import words_of

_ONCE = (
    ONCE
    | lemma_set(
        "file release pass award sign introduce marry appoint adopt approve arrest invent discover "
        "join leave arrive become"
    )
    | {"set up"}
)
_NAMED = re.compile(  # "When is the festival?"
    r"(?:When|At what time) (?:is|was|are|were)\s+"
    r"(?:the|his|her|its|their|this|[A-Z][\w’'-]+['’]s)(?:\s[\w’'-]+){1,3}\?"
)
_STATE = re.compile(  # it lasts: what is open at ten may be open at noon too
    r"(?:When|At what time) (?:is|are|was|were)\b.*\s(?:open|shut|closed)\?"
)
_BEFORE = re.compile(r"\b(?:before|until|till|by|prior to)\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|since|from)\b", re.IGNORECASE)
_ABOUT = re.compile(rf"\b(?:{ABOUT}|early|late|mid)\b", re.IGNORECASE)
_DECADE, _CENTURY = 10, 100
_MONTHS = 12
_NEAR = 2  # words before a quote that make it a bound

_Place = int | None
"""Where a moment lies to a limit: -1 before it, 0 in it, 1 after it; None if that is open."""


def verdict_at(limit: TimeLimit, citation: Citation) -> Verdict:
    """Return whether a quote's moment is as the limit has it: "unclear" if it has none, or may be either.

    What may happen more than once is not denied by another time at which it did.
    """
    found = _places(limit, citation)
    places = [place for place in found if place is not None]
    if not places or len(places) < len(found):
        return "unclear"
    so = {
        "before": [place < 0 for place in places],
        "after": [place > 0 for place in places],
        "by": [place <= 0 for place in places],
        "in": [place == 0 for place in places],
    }[limit.bound]
    if all(so):
        return "yes"
    apart = limit.bound == "in" and len(set(places)) > 1  # a span of time around the limit
    return "no" if not any(so) and not apart and _is_once(limit.question) else "unclear"


def _is_once(question: str) -> bool:
    """Whether a question asks when something was that is only once: a deed of that kind, or an event by its name."""
    if _STATE.fullmatch(question):
        return False
    lemmas = {word.lemma for word in merged(words_of(question))}
    return bool(lemmas & _ONCE) or _NAMED.fullmatch(question) is not None


def _places(limit: TimeLimit, citation: Citation) -> list[_Place]:
    """Return where each date, or time, of a quote lies; what is only a bound may lie anywhere on one side of it."""
    quote = said(citation)
    text = f"{quote.before(_NEAR)} {quote.quote}"
    if _ABOUT.search(text):
        return []
    clock = times(limit.date)
    if clock:
        found = [_beside(each, clock[0]) for each in times(quote.quote, clock=True)]
    else:
        meant = _meant(limit)
        found = [] if meant is None else [_place(each, meant) for each in dates(quote.quote, citation.published)]
    if _BEFORE.search(text):
        found = [place if place is not None and place < 0 else None for place in found]
    if _AFTER.search(text) and not limit.question.endswith(" since?"):
        found = [place if place is not None and place > 0 else None for place in found]
    return found


def _meant(limit: TimeLimit) -> Fields | None:
    if limit.century is not None:
        return {"century": limit.century}
    return next(iter(dates(capitalised(limit.date))), None)  # "june" as "June"


def _beside(one: Time, other: Time) -> _Place:
    if one.half != other.half:
        return None
    return (one.minutes > other.minutes) - (one.minutes < other.minutes)


def _place(one: Fields, limit: Fields) -> _Place:
    """Return where a date lies to another; of two in no year, the nearer way counts."""
    years, limits = _years(one), _years(limit)
    if (years is None) != (limits is None) and "weekday" not in limit:
        return None
    if years is not None and limits is not None:
        if years[1] < limits[0] or years[0] > limits[1]:
            return -1 if years[1] < limits[0] else 1
        if limits[0] != limits[1] or years[0] != years[1]:
            return 0 if limits[0] <= years[0] and years[1] <= limits[1] else None
    if "month" in limit:
        return _day_place(one, limit, dated=years is not None)
    if "weekday" in limit and limits is None:
        return None if "weekday" not in one else 0 if one["weekday"] == limit["weekday"] else 1
    return 0 if limits is not None else None


def _day_place(one: Fields, limit: Fields, *, dated: bool) -> _Place:
    if "month" not in one:
        return None
    months = one["month"] - limit["month"]
    if not dated:
        months = (months + _MONTHS // 2) % _MONTHS - _MONTHS // 2
    if months or "day" not in limit:
        return (months > 0) - (months < 0)
    if "day" not in one:
        return None
    return (one["day"] > limit["day"]) - (one["day"] < limit["day"])


def _years(fields: Fields) -> tuple[int, int] | None:
    """Return the first and the last year that a date may be in; None if it has none."""
    if "century" in fields:
        return (fields["century"] - 1) * _CENTURY, fields["century"] * _CENTURY - 1
    if "decade" in fields:
        return fields["decade"], fields["decade"] + _DECADE - 1
    return None if "year" not in fields else (fields["year"], fields["year"])
