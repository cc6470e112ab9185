"""Everybody quoted in a collection, with their quotations: articles are read once and remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from index.progress import Progress
from index.types import Article, Entry
from qa.speakers.matching import plain_name
from qa.speakers.quoting import quotations
from qa.speakers.types import Quotation

_STEP = 50  # articles between two reports of progress
_MOST = 50_000  # articles whose quotations are kept in memory
_SMALL = 3  # letters of a word in a name that may be in lower case


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A quoted person: the most common form of the name, and the numbers of quotations and articles."""

    name: str
    quotations: int
    articles: int


class Said(NamedTuple):
    """A person's quotation, with its article."""

    article_id: str
    quotation: Quotation


class Roster:
    """Remembers the quotations of articles, by the article's id and the digest of its file."""

    def __init__(self) -> None:
        """Start empty."""
        self._read: dict[tuple[str, str, str], tuple[Quotation, ...]] = {}
        self._lock = Lock()

    def people(
        self, entries: Collection[Entry], articles: Mapping[str, Article], *, progress: Progress
    ) -> dict[Person, tuple[Said, ...]]:
        """Return the named people quoted in these articles, most quoted first, ties by name.

        A bare surname counts for the person whose full name ends with it, if there is only one. Copies count
        separately. `progress` is called as articles are read.
        """
        said: dict[str, list[Said]] = {}
        written: dict[str, Counter[str]] = {}
        for at, entry in enumerate(entries):
            if at % _STEP == 0:
                progress("reading articles", at, len(entries))
            for quotation in self._quotations(entry, articles):
                speaker = quotation.speaker
                if speaker is None or not _is_name(speaker.name):
                    continue
                key = plain_name(speaker.name)
                said.setdefault(key, []).append(Said(entry.id, quotation))
                written.setdefault(key, Counter())[speaker.name] += 1
        for short, full in _same(written).items():
            said[full] += said.pop(short)
        people = {_person(written[key], places): tuple(places) for key, places in said.items()}
        return dict(sorted(people.items(), key=lambda pair: (-pair[0].quotations, pair[0].name)))

    def _quotations(self, entry: Entry, articles: Mapping[str, Article]) -> tuple[Quotation, ...]:
        key = entry.id, entry.sha256, entry.extractor  # which names the encoding and the columns as well
        with self._lock:
            known = self._read.get(key)
        if known is None:
            article = articles.get(entry.id)
            known = () if article is None else _outer(quotations(article))
            with self._lock:
                self._read[key] = known
                if len(self._read) > _MOST:
                    del self._read[next(iter(self._read))]
        return known


def _outer(found: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """Return quotations without those inside another one."""
    outer: list[Quotation] = []
    for each in found:
        if not outer or each.end > outer[-1].end:
            outer.append(each)
    return tuple(outer)


def _is_name(words: str) -> bool:
    """Whether words are a name: all capitalised except small ones inside, such as "de" and "of the"."""
    first, *rest = words.split()
    return first[0].isupper() and all(word[0].isupper() or len(word) <= _SMALL for word in rest)


def _same(names: Collection[str]) -> dict[str, str]:
    """Return the full names that single words mean."""
    ends: dict[str, list[str]] = {}
    for name in names:
        if " " in name:
            ends.setdefault(name.rpartition(" ")[2], []).append(name)
    return {name: ends[name][0] for name in names if len(ends.get(name, ())) == 1}


def _person(written: Counter[str], places: list[Said]) -> Person:
    name = max(written, key=lambda name: (written[name], name))
    return Person(name=name, quotations=len(places), articles=len({place.article_id for place in places}))
