"""Where an article states its own day: published, or updated."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.calendar import ANY_MONTH, YEAR
from index.front_matter import PUBLISHED, UPDATED
from index.structure.dates import days_in
from index.structure.head import stated_days
from index.structure.words import seen
from index.types import Article, Range
from qa.about.fields import field_places

_HEAD = 1500  # code points of the head, in which an article states its day
_MONTH = re.compile(  # "Last updated: March 2023", "Spring 2025"
    rf"(?:(?P<label>[\w ]*(?:published|posted|issued|printed|(?P<updated>updated|revised|edited))):? (?:on |in )?)?"
    rf"(?P<day>(?:{ANY_MONTH}|Spring|Summer|Autumn|Winter) {YEAR})",
    re.IGNORECASE,
)
_STATES = re.compile(r"\b(?:published|posted|issued|printed|dated|updated|revised|edition)\b", re.IGNORECASE)
_BLANK = re.compile(r"\s")  # of any width
_SENT = re.compile(r"(?:Sent|Date):\s", re.IGNORECASE)  # of a mail's head


class StatedDay(NamedTuple):
    """Where a day is stated, and whether the line says that it is one of publication or of change."""

    place: Range
    is_labelled: bool


def day_place(article: Article, *, updated: bool) -> Range | None:
    """Return where the head of an article states its day: published or updated, as asked; None if nowhere.

    A day of publication is none of an update, unless nothing says which of the two it is.
    """
    stated: dict[bool, StatedDay] = {}
    for name, place in field_places(article).items():
        days = days_in(article.text_of(place)) if name in (*PUBLISHED, *UPDATED) else []
        if days:
            day = Range(place.start + days[0].start, place.start + days[0].end)
            stated.setdefault(name in UPDATED, StatedDay(day, is_labelled=name != "date"))
    at = 0
    for line in article.text[:_HEAD].splitlines(keepends=True):
        shown, places = seen(line)
        for is_update, found in _days_of(_BLANK.sub(" ", shown)):
            there = Range(at + places[found.place.start], at + places[found.place.end - 1] + 1)
            stated.setdefault(is_update, StatedDay(there, found.is_labelled))
        at += len(line)
    if updated in stated:
        return stated[updated].place
    other = stated.get(not updated)
    return None if other is None or (updated and other.is_labelled) else other.place


def may_state_day(article: Article) -> bool:
    """Whether a text has a word such as "published", in a form that is not read here."""
    return _STATES.search(article.text) is not None


def _days_of(line: str) -> list[tuple[bool, StatedDay]]:
    """Return the days that a line states, each with whether it is that of an update."""
    plain = " ".join(line.split())
    month = _MONTH.fullmatch(plain.strip("*_#()[] ."))
    if month is not None:
        start = line.find(month["day"])
        place = Range(start, start + len(month["day"]))
        is_labelled = month["label"] is not None
        return [(month["updated"] is not None, StatedDay(place, is_labelled))] if start >= 0 else []
    sent = _SENT.match(plain) is not None
    stated = stated_days(plain)
    if stated is None and not sent:
        return []
    days = []
    for day in days_in(line):
        is_update = stated is not None and day.iso == stated.updated != stated.published
        is_labelled = sent or (stated is not None and stated.is_labelled)
        days.append((is_update, StatedDay(Range(day.start, day.end), is_labelled)))
    return days
