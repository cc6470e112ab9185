"""A part of a time is completed: "Sunday morning" of "at four on Sunday morning", "September" of "1974. September.".

Of opening hours, the end is taken if that is asked for: "5pm" of "9am to 5pm" is when a shop closes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.calendar import ANY_MONTH, DAY, LATE_YEAR, WEEKDAYS
from index.types import Article
from qa.types import Reading, Span
from qa.words.grammar import COUNTS, LEAD

_WHEN = re.compile(rf"{LEAD}when\b", re.IGNORECASE)
_DAY = re.compile(rf"(?:on\s+)?(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_MINUTES = r"(?:[:.]\d\d)?\s?[ap]\.?m\.?|[:.]\d\d|\s+o['’]clock"
_HOUR = re.compile(
    r"\bat\s+(?P<hour>(?:(?:half|(?:a\s+)?quarter|\w+)\s+(?:past|to)\s+)?"
    rf"(?:\d{{1,2}}(?:{_MINUTES})|(?:{'|'.join(COUNTS)})(?:[-\s](?:thirty|fifteen)|\s+o['’]clock)?|noon|midday|midnight)"
    r"),?\s+(?:on\s+)?\Z",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"(?:{DAY}\s+)?{ANY_MONTH}(?:\s+{DAY})?")
_YEAR = re.compile(rf"(?:\A|[\n.!?]\s*)(?P<year>{LATE_YEAR})\.\s+\Z")
_TIME = r"(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|noon|midday|midnight)"
_HOURS = re.compile(
    rf"(?:(?:from|between)\s+)?(?P<start>{_TIME}|\d{{1,2}})\s*(?:to|and|until|till|[-–—])\s*(?P<end>{_TIME})\.?"
)
_ASKS_START = re.compile(
    rf"{LEAD}(?:what time (?:do|does|did|will)\b(?!.*\b(?:until|till)\b).*\bopen|"
    r"(?:when|what time)\b.*\b(?:start|begin))\b",
    re.IGNORECASE,
)
_ASKS_END = re.compile(rf"{LEAD}(?:when|what time)\b.*\b(?:close|shut|end|finish)\b", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:clos|shut)", re.IGNORECASE)
_ABOVE = 12  # characters before a month that may be a year


def with_whole_times(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings, if a question asks when, with the hour before a day and the year before a month.

    The year is a sentence by itself, as the month may be: "1974. September." If it asks when something opens, closes,
    begins or ends, that end of its hours is taken.
    """
    ends = [end for end, asks in (("start", _ASKS_START), ("end", _ASKS_END)) if asks.match(question)]
    end = ends[0] if len(ends) == 1 else None
    if end is None and not _WHEN.match(question):
        return tuple(readings)
    return tuple(
        replace(reading, spans=tuple(_completed(span, articles[reading.article_id], end) for span in reading.spans))
        for reading in readings
    )


def _completed(span: Span, article: Article, end: str | None) -> Span:
    hours = None if end is None else _HOURS.fullmatch(article.text, span.start, span.end)
    if hours is None or end is None:
        return _widened(span, article)
    if _CLOSED.search(article.text_of(article.sentence_at(span.start, span.end))) or hours[end].isdigit():
        return span  # may be the hours in which it is closed
    return Span(*hours.span(end), span.score)


def _widened(span: Span, article: Article) -> Span:
    sentence = article.sentence_at(span.start, span.end)
    start = span.start
    if _DAY.match(article.text, span.start, span.end):
        hour = _HOUR.search(article.text[sentence.start : span.start])
        start = span.start if hour is None else sentence.start + hour.start("hour")
    elif _MONTH.fullmatch(article.text, span.start, span.end):
        above = max(span.start - _ABOVE, 0)
        year = _YEAR.search(article.text[above : span.start])
        start = span.start if year is None else above + year.start("year")
    return Span(start, span.end, span.score)
