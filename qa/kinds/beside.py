"""Values that the words beside them give to something else than what is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.calendar import MONTHS, SHORT_MONTHS
from index.types import Article
from qa.types import Reading, Span
from qa.understanding.wanted import measures, wanted
from qa.words.lemmas import lemma

_BEFORE, _AFTER = 60, 20  # characters that are looked at
_OVERCOME = re.compile(
    r"\b(?:despite|in spite of|regardless of|notwithstanding|even though|although)\s+(?:\w+\s+)?\Z", re.I
)
_NUMBERED = re.compile(  # with the noun behind it: "30th floor"
    r"\W*(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
    r"(?:[\s-]+(?P<noun>[^\W\d_]+))?",
    re.IGNORECASE,
)
_PLACES = frozenset(map(lemma, "floor storey story street avenue century row hole grade minute level deck".split()))
_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"\W*(?:(?:about|some|nearly|almost|around|over|roughly|more than|at least|the|last|past|only|just)\s+)*"
    r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+ty(?:-\w+)?|several|many)"
    r"[\s-]+(?:(?:hundred|thousand|million)\s+)?(?:years?|months?|weeks?|days?|hours?|minutes?|centuries|decades)\W*",
    re.IGNORECASE,
)
_IN_TIME = re.compile(
    r"\b(?:after|within|in|before|until|every|each|by|at|to|of|than|on|from|last|past|next|first|age|aged)\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_FROM_THEN = re.compile(
    r"\W*(?:old\b|ago|later|earlier|before|after|prior|previously|hence|from|into|since|away|when|in\b|\w+\s+(?:ago|later|before|after)\b)",
    re.IGNORECASE,
)
_BORN = re.compile(r"\bborn\s+(?:(?:on|in|at)\s+)?(?:[A-Z][\w’'-]*,?\s+){0,3}(?:(?:on|in)\s+)?\Z")
_OF_BIRTH = re.compile(r"\b(?:born|birth\w*|old|age|aged|live[ds]?|life|from)\b", re.IGNORECASE)
_NOMINATED = re.compile(
    r"\b(?:nominat\w+|shortlisted|up|in the running|nods)\s+(?:for\s+)?(?:\w+\s+){0,2}\Z", re.IGNORECASE
)
_WINNING = re.compile(
    r"\b(?:win|wins|won|winning|get|got|receive|received|take|took|bag|bagged|collect)\b", re.IGNORECASE
)
_NOMINATING = re.compile(r"\b(?:nominat|shortlist|nod)", re.IGNORECASE)
_WHICH_DAY = re.compile(r"\b(?:what|which) (?:day|date)\b(?! of the (?:week|month)\b)", re.IGNORECASE)
_MONTH = re.compile(
    rf"\W*(?:(?:the|in|late|early|mid|end|start|beginning|of)\W+)*(?:{'|'.join((*MONTHS, *SHORT_MONTHS))})\.?"
    r"(?:\s+\d{4})?\W*",
    re.IGNORECASE,
)


def without_unlike(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings without the values that the words beside them give to something else.

    What somebody did something despite is not why. The 30th floor is not how many there are, nor twelve nominations
    how many prizes were won, nor three feet what something weighs. Seven years are not when, unless from some day on,
    nor is the year in which somebody was born when they won, and a month is no day.
    """
    kept = []
    for reading in readings:
        text = articles[reading.passage.chunk.article_id].text
        spans = (span for span in reading.spans if not _is_unlike(question, text, span))
        kept.append(replace(reading, spans=tuple(spans)))
    return tuple(kept)


def _is_unlike(question: str, text: str, span: Span) -> bool:
    quote = text[span.start : span.end]
    before, after = text[max(span.start - _BEFORE, 0) : span.start], text[span.end : span.end + _AFTER]
    match wanted(question):
        case "reason":
            return _OVERCOME.search(before) is not None
        case "amount":
            is_of_others = _is_numbered(question, f"{quote}{after}") or _is_nominated(question, before)
            return is_of_others or not (_HOW_MANY.search(question) or measures(question, quote))
        case "time":
            return _is_period(before, quote, after) or _is_birth(question, before) or _is_month(question, quote)
        case _:
            return False


def _is_numbered(question: str, said: str) -> bool:
    """Whether a question wants a count, but the words from a figure on say which one of them: "the 30th floor"."""
    number = _NUMBERED.match(said)
    return number is not None and lemma(number["noun"] or "") in _PLACES and _HOW_MANY.search(question) is not None


def _is_nominated(question: str, before: str) -> bool:
    if _WINNING.search(question) is None or _NOMINATING.search(question) is not None:
        return False
    return _NOMINATED.search(before) is not None


def _is_period(before: str, quote: str, after: str) -> bool:
    """Whether a quote is a length of time that begins or ends at no other time."""
    if _PERIOD.fullmatch(quote) is None:
        return False
    return _IN_TIME.search(before) is None and _FROM_THEN.match(after) is None


def _is_birth(question: str, before: str) -> bool:
    return _BORN.search(before) is not None and _OF_BIRTH.search(question) is None


def _is_month(question: str, quote: str) -> bool:
    return _WHICH_DAY.search(question) is not None and _MONTH.fullmatch(quote) is not None
