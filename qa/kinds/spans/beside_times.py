"""Times that are not when something happened: a length of time, the year of a birth, the day of publication."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.calendar import MONTHS, SHORT_MONTHS
from index.types import Article, Range
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import DATES, wanted
from qa.words.grammar import HEDGED, NUMBER_WORDS

_BEFORE, _BEHIND = 60, 20  # characters that are looked at
_PERIOD = re.compile(
    rf"\W*(?:(?:{HEDGED}|the|last|past)\s+)*(?:\d[\d,.]*|an?|{NUMBER_WORDS}|several|many)"
    r"[\s-]+(?:(?:hundred|thousand|million)\s+)?(?:years?|months?|weeks?|days?|hours?|minutes?|centuries|decades)\W*",
    re.IGNORECASE,
)
_IN_TIME = re.compile(
    r"\b(?:after|within|in|before|until|every|each|by|at|to|of|than|on|from|last|past|next|first|age|aged)\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_FROM_THEN = re.compile(
    r"\W*(?:old\b|(?:has|have|had) (?:passed|elapsed)\b|ago|later|earlier|before|after|prior|previously|hence|from|"
    r"into|since|away|when|in\b|\w+\s+(?:ago|later|before|after)\b)",
    re.IGNORECASE,
)
_BORN = re.compile(r"\bborn\s+(?:(?:on|in|at)\s+)?(?:[A-Z][\w’'-]*,?\s+){0,3}(?:(?:on|in)\s+)?\Z")
_OF_BIRTH = re.compile(r"\b(?:born|birth\w*|old|age|aged|live[ds]?|life|from)\b", re.IGNORECASE)
_WILL = re.compile(r"\bwill\b|\bgoing to\b", re.IGNORECASE)
_WHICH_DAY = re.compile(r"\b(?:what|which) (?:day|date)\b(?! of the (?:week|month)\b)", re.IGNORECASE)
_MONTH = re.compile(
    rf"\W*(?:(?:the|in|late|early|mid|end|start|beginning|of)\W+)*(?:{'|'.join((*MONTHS, *SHORT_MONTHS))})\.?"
    r"(?:\s+\d{4})?\W*",
    re.IGNORECASE,
)
_ASKS_NEXT_MEETING = re.compile(
    r"(?!.*\btime\b)(?:.*\bnext\b.*\bmeet|.*\bmeet.*\bnext\b)",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\bmeet", re.IGNORECASE)
_NEXT_MEETING = re.compile(
    rf"\bnext\s+meeting\b[^.\n]{{0,40}}(?:\n\s*)?[^.\n]{{0,30}}?{DATES.pattern}[^.\n]*", re.IGNORECASE
)
_VAGUE = re.compile(r"\W*(?:too |very )?(?:late|early)\W*", re.IGNORECASE)  # "The report is late"


def without_other_times(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without times that are not those of an event, if a question asks when.

    - A length of time, unless it is counted from some day: "seven years", but not "seven years ago".
    - The year in which a person was born, if the question is not about that.
    - The day on which an article was published, if the question asks when something will be.
    - A month without a day, if the question asks for a day.
    - The day of a meeting or of something else, if the question asks for the next one, and minutes say when that is.
    """
    if wanted(question) != "time":
        return tuple(readings)

    texts = (articles[reading.article_id].text for reading in readings)
    is_next_known = _ASKS_NEXT_MEETING.match(question) is not None and any(map(_NEXT_MEETING.search, texts))

    def may_answer(span: SpanInSentence) -> bool:
        return not (_is_other_time(question, span) or (is_next_known and _is_of_other_meeting(span)))

    return sifted(readings, articles, may_answer)


def _is_other_time(question: str, span: SpanInSentence) -> bool:
    text, quote = span.article.text, span.quote
    before, behind = text[max(span.start - _BEFORE, 0) : span.start], text[span.end : span.end + _BEHIND]
    if _WILL.search(question) is not None and _is_of_head(span):
        return True
    if _VAGUE.fullmatch(quote) is not None:
        return True
    return _is_period(before, quote, behind) or _is_birth(question, before) or _is_month(question, quote)


def _is_period(before: str, quote: str, behind: str) -> bool:
    """Whether a quote is a length of time that begins or ends at no other time."""
    if _PERIOD.fullmatch(quote) is None:
        return False
    return _IN_TIME.search(before) is None and _FROM_THEN.match(behind) is None


def _is_birth(question: str, before: str) -> bool:
    return _BORN.search(before) is not None and _OF_BIRTH.search(question) is None


def _is_of_head(span: SpanInSentence) -> bool:
    """Whether a span is in the line that says when an article was published."""
    dateline = span.article.structure.dateline
    return dateline is not None and span.range.overlaps(dateline)


def _is_month(question: str, quote: str) -> bool:
    return _WHICH_DAY.search(question) is not None and _MONTH.fullmatch(quote) is not None


def _is_of_other_meeting(span: SpanInSentence) -> bool:
    """Whether a span is in no line about the next meeting, and in no sentence about one of another article."""
    meetings = [Range(*each.span()) for each in _NEXT_MEETING.finditer(span.article.text)]
    return not any(map(span.range.overlaps, meetings)) if meetings else _MEETING.search(span.sentence) is None
