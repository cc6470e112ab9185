"""A question for the day of an article itself, answered with the line that states it."""

from __future__ import annotations

import re

from index.structure.dates import days_in
from index.structure.head import stated_days
from index.types import Article, Range
from qa.answering import Asked, answer_by_rule
from qa.citing import cite
from qa.types import Answer

_CONFIDENCE = 0.95  # share of the days that were right: docs/decisions/028-versions-times-and-dates.md
_HEAD = 1500  # code points of the head, in which an article states its day
WORK = (
    r"(?:article|story|report|page|live ?(?:blog|page)|blog|piece|post|press release|release|column|review|interview|"
    r"newsletter|transcript|bulletin|dispatch|news)"
)
"""What an article may call itself, as a pattern."""
_HERE = rf"(?:this|the) [\w ]*?(?:{WORK}|(?:news)?paper|issue|edition)"
_NOW = re.compile(
    rf"(?:what|which) (?:day|date)(?: of the week)? is (?:it|today|this)(?: (?:in|on|of) {_HERE})?\W*$|"
    rf"what(?: is|['’]s) (?:the|today['’]s) date(?: (?:of|on|in) {_HERE})?\W*$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"(?:when|(?:on )?(?:what|which) (?:day|date)) (?:was|is|were) (?:this|the) [\w ]*?{WORK} (?:first |last |"
    r"originally |most recently )?(?P<done>published|posted|written|issued|dated|released|from|out|updated|modified|"
    r"changed|edited)(?: on)?\W*$",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updated|modified|changed|edited", re.IGNORECASE)


def asks_for_day(question: str) -> bool:
    """Whether a question asks for the day of an article itself: "What day is it?", "When was this report updated?"."""
    return _NOW.match(question) is not None or _WHEN.match(question) is not None


def answer_day(asked: Asked, article: Article | None) -> Answer | None:
    """Answer with the day that an article states for itself; None if something else is asked, or none is stated.

    `article` is the one that is meant, None if it is unclear which.
    """
    if article is None or not asks_for_day(asked.understood_as) or asked.threshold > _CONFIDENCE:
        return None
    when = _WHEN.match(asked.understood_as)
    place = _stated(article, updated=when is not None and _UPDATED.match(when["done"]) is not None)
    if place is None:
        return None
    return answer_by_rule(asked, (cite(article, *place),), confidence=_CONFIDENCE)


def _stated(article: Article, *, updated: bool) -> Range | None:
    """Return where the head of an article states its day: published or updated, as asked."""
    places: dict[bool, Range] = {}
    at = 0
    for line in article.text[:_HEAD].splitlines(keepends=True):
        days, stated = days_in(line), stated_days(" ".join(line.split()))
        for day in days if stated is not None else ():
            is_update = stated is not None and day.iso == stated.updated != stated.published
            places.setdefault(is_update, Range(at + day.start, at + day.end))
        at += len(line)
    return places.get(updated, places.get(not updated))
