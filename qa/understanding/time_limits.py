"""Parsing a limit in time: "Was it built before 1900?" asks when it was built, and whether that is before 1900."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index.calendar import DAY, MONTH_FORM, WEEKDAY_FORM, YEAR
from qa.speakers.words import FEMALE, MALE, ROLES
from qa.words.common import is_common
from qa.words.grammar import AUX
from qa.words.numerals import DECADES

TimeBound = Literal["before", "after", "by", "in"]
"""Where a moment has to be: before it, after it, not after it, or in or on it."""

_BOUNDS: dict[TimeBound, str] = {
    "before": r"before|earlier than|prior to|ahead of",
    "after": r"after|later than",
    "by": r"by",
    "in": r"in|on|at|during",
}
_TIME = r"\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}[.:]\d\d|noon|midday|midnight"
_DATE = (
    rf"(?:the\s)?(?:early\s|late\s|mid-)?{YEAR}(?:['’]?s)?"
    rf"|the\s(?:{'|'.join(DECADES)})"
    r"|the\s(?P<century>\d\d?)(?:st|nd|rd|th)\scentury"
    rf"|(?:{WEEKDAY_FORM},?\s)?(?:the\s)?{DAY}(?:\sof)?\s(?:{MONTH_FORM})(?:,?\s{YEAR})?"
    rf"|(?:{MONTH_FORM})(?:\s(?:the\s)?{DAY}\b)?(?:,?\s{YEAR})?|(?:an?\s)?{WEEKDAY_FORM}|{_TIME}"
)
_LIMITED = re.compile(
    rf"(?P<asked>(?P<aux>{AUX})\s+(?!there\b|not\b).+?)\s+"
    rf"(?:{'|'.join(rf'(?P<{bound}>{words})' for bound, words in _BOUNDS.items())})\s+(?P<date>{_DATE})"
    r"(?:\s+or\s+(?P<or>earlier|before|later|after))?[\s?.!]*",
    re.IGNORECASE | re.DOTALL,
)
_AGED = re.compile(  # how old something is, by when it came to be
    rf"(?P<be>is|are|was|were)\s+(?P<what>(?!there\b|{YEAR}\b).+?)\s+(?:(?P<before>older)|(?P<after>newer|younger))\s+"
    rf"than\s+(?P<date>{YEAR})[\s?.!]*",
    re.IGNORECASE,
)
_WE = re.compile(r"(?:he|she|they|we|you|i)\b", re.IGNORECASE)
_A_PERSON = re.compile(r"person|people|child|children|bab(?:y|ies)|\w*(?:m[ae]n|boys?|girls?)", re.IGNORECASE)
_VAGUE = re.compile(r"(?:the\s)?(?:early|late|mid)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|ever|still|yet)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """The question when something is, and the moment that the answer has to be at, before or after.

    `date` is as it is written. `century` is its number, if one is meant, 20 for 1900 to 1999.
    """

    question: str
    bound: TimeBound
    date: str
    century: int | None = None


def read_time_limit(question: str) -> TimeLimit | None:
    """Return the limit in time that a yes/no question ends with; None if it does not, or is negated."""
    if (aged := _AGED.fullmatch(question.strip())) is not None:
        return _of_age(aged)
    match = _LIMITED.fullmatch(question.strip())
    if match is None or match["or"] is not None or _NEGATED.search(match["asked"]) or _VAGUE.match(match["date"]):
        return None
    bound = next(bound for bound in _BOUNDS if match[bound] is not None)
    century = None if match["century"] is None else int(match["century"])
    asked = match["asked"]
    asks = "At what time" if re.fullmatch(_TIME, match["date"], re.IGNORECASE) else "When"
    return TimeLimit(
        question=f"{asks} {asked[:1].lower()}{asked[1:]}?", bound=bound, date=match["date"], century=century
    )


def is_older_than_year(question: str) -> bool:
    """Whether a question asks if something is older, or newer, than a year."""
    return _AGED.fullmatch(question.strip()) is not None


def _is_somebody(what: str) -> bool:
    """Whether a text may be a person, who is born: a pronoun, a noun for one, or a name without a common noun."""
    last = what.split()[-1]
    if _WE.match(what) or _A_PERSON.fullmatch(last) or last.casefold().removesuffix("s") in ROLES | MALE | FEMALE:
        return True
    return last[0].isupper() and not is_common(last)


def _of_age(aged: re.Match[str]) -> TimeLimit | None:
    if _NEGATED.search(aged["what"]) or _is_somebody(aged["what"]):
        return None
    be = "were" if aged["be"].casefold() in ("are", "were") else "was"
    bound: TimeBound = "before" if aged["before"] is not None else "after"
    return TimeLimit(question=f"When {be} {aged['what']} built or founded?", bound=bound, date=aged["date"])
