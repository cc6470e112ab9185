"""Which of two versions of one story is the newer."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import NamedTuple

from index.structure.head import stated_days
from index.types import Article
from qa.comparing.clock import times
from qa.comparing.sources import Sources
from qa.types import Citation

_HEAD = 1500  # code points of the head, in which an article states when it was published and changed
_CLOCK = re.compile(r"T(?P<hour>\d\d):(?P<minute>\d\d)|\b(?P<h>\d{1,2})[.:](?P<m>\d\d)(?!\d|[.:]\d)", re.IGNORECASE)
_NUMBERED = (  # of wire services
    re.compile(r"\bUPDATE (?P<n>\d+)\b"),
    re.compile(r"\b(?P<n>\d+)(?:st|nd|rd|th) (?:LEAD|Lead|LD|Ld|UPDATE|Update)\b"),
    re.compile(r"\bLd-Writethru (?P<n>\d+)|\bWRITETHRU (?P<n2>\d+)", re.IGNORECASE),
    re.compile(r"\b(?:version|edition|v)[ .]?(?P<n>\d{1,2})\b", re.IGNORECASE),
)
_UPDATED = re.compile(
    r"^(?:UPDATED?|RECASTS?|CORRECTED|WRAPUP)\b|\((?:Recasts|Updates|Adds|Corrects|Corrected)\b", re.M
)
_NAMED = re.compile(r"corrected|correction|updated?|final|latest|newer", re.IGNORECASE)
_PIECE = re.compile(r"\d+(?:[ap]m\b)?|\D+", re.IGNORECASE)


class Edition(NamedTuple):
    """What an article says about its age: the last day it states (ISO 8601), the time of that day, and marks."""

    day: str | None
    minutes: int | None
    number: int


class Ages:
    """Compares the age of versions of stories; each article's head is read once."""

    def __init__(self) -> None:
        """Start with no article read."""
        self._editions: dict[str, Edition] = {}

    def is_newer(self, one: Article, other: Article) -> bool | None:
        """Whether one version of a story is newer than another, as `is_newer` says."""
        return _is_newer(one, other, self._edition(one), self._edition(other))

    def _edition(self, article: Article) -> Edition:
        if article.id not in self._editions:
            self._editions[article.id] = edition_of(article)
        return self._editions[article.id]


def is_newer(one: Article, other: Article) -> bool | None:
    """Whether one version of a story is newer than another; None if nothing shows it.

    Compared are, in this order: the last day it states, the time of that day, a note on a correction that the other
    lacks, the number given by a wire service, and the names of the files, if they differ in one number or a word such
    as "updated".
    """
    return _is_newer(one, other, edition_of(one), edition_of(other))


def _is_newer(one: Article, other: Article, mine: Edition, theirs: Edition) -> bool | None:
    if mine.day is not None and theirs.day is not None and mine.day != theirs.day:
        return mine.day > theirs.day
    if mine.minutes is not None and theirs.minutes is not None and mine.minutes != theirs.minutes:
        return mine.minutes > theirs.minutes
    noted = bool(one.structure.corrections), bool(other.structure.corrections)
    if noted[0] != noted[1]:
        return noted[0]
    if mine.number != theirs.number:
        return mine.number > theirs.number
    return _is_named_newer(one.id, other.id)


def edition_of(article: Article) -> Edition:
    """Return what the head of an article says about its age."""
    day, minutes = article.published, None
    for line in article.text[:_HEAD].splitlines():
        plain = " ".join(line.split())
        stated = stated_days(plain)
        if stated is None:
            continue
        last = max(each for each in (stated.published, stated.updated, "") if each is not None)
        clock = _minutes(plain)
        if day is None or last > day:
            day, minutes = last, clock
        elif last == day and clock is not None:
            minutes = clock if minutes is None else max(minutes, clock)
    return Edition(day, minutes, _number(article))


def _minutes(line: str) -> int | None:
    """Return the last time of day of a line that states when an article was published."""
    found = [time.minutes for time in times(line)]
    found += (
        [60 * int(match["hour"] or match["h"]) + int(match["minute"] or match["m"]) for match in _CLOCK.finditer(line)]
        if not found
        else []
    )
    return max((minutes for minutes in found if minutes < 24 * 60), default=None)


def _number(article: Article) -> int:
    """Return how often a wire service says it has updated a story; 1 if it gives no number."""
    head = f"{article.title}\n{article.text[:_HEAD]}"
    for form in _NUMBERED:
        match = form.search(head)
        if match is not None:
            return int(next(number for number in match.groups() if number)) + 1
    return 1 if _UPDATED.search(head) else 0


def _is_named_newer(one: str, other: str) -> bool | None:
    marked = _NAMED.search(one) is not None, _NAMED.search(other) is not None
    if marked[0] != marked[1]:
        return marked[0]
    for mine, theirs in zip_longest(_PIECE.findall(one), _PIECE.findall(other), fillvalue=""):
        if mine == theirs:
            continue
        numbers = _number_of(mine), _number_of(theirs)
        if numbers[0] is None or numbers[1] is None or mine[-1:].isalpha() != theirs[-1:].isalpha():
            return None
        return numbers[0] > numbers[1]
    return None


def _number_of(piece: str) -> int | None:
    """Return the number in a piece of a file's name; for "10am" and "6pm" the hour of the day."""
    digits = piece.rstrip("apmAPM")
    if not digits.isdigit():
        return None
    if digits == piece:
        return int(piece)
    return int(digits) % 12 + (12 if piece[len(digits)].casefold() == "p" else 0)


def is_later(one: Citation, other: Citation, sources: Sources) -> bool:
    """Whether one citation is in a newer version than another, or in a later entry of the same live page."""
    mine, theirs = sources.articles[one.article_id], sources.articles[other.article_id]
    if mine.id != theirs.id:
        return theirs.id in sources.versions.get(mine.id, ()) and is_newer(mine, theirs) is True
    entries = mine.structure.entry_at(one.start), mine.structure.entry_at(other.start)
    return entries[0] is not None and entries[1] is not None and entries[0].order > entries[1].order
