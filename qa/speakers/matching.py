"""Finding quotations by speaker and by words, and ranking them for a topic."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from index.tokens import tokenize, unaccented
from index.types import Article, Embedder, Range
from qa.speakers.types import Quotation, Speaker
from qa.speakers.words import ROLES, TITLES
from qa.words.grammar import NAME_PARTICLES

_WORD = re.compile(r"[\w@]+(?:['’-]\w+)*")
_OWNER = re.compile(r"['’]s$")
_DETERMINER = re.compile(r"^\s*(?:the|an?)\s+")  # not the initial of "A. Wrenn"
_SMALL = NAME_PARTICLES | frozenset("the a an of for del and".split())
_LEAST_SHARED = 0.8  # share of the requested words that a quotation must contain
_LIKE = 0.34  # cosine from which a quotation may be about a topic none of whose words are near it
_LIGHT = frozenset(tokenize("the a an of for on in to at from by with about and or his her its their he she it they"))
_BEFORE = 0.5  # weight of a topic's word in the sentence before a quotation
_MEANING = 0.5  # weight of the embedder's cosine, added to the share of the topic's words


class Placed(NamedTuple):
    """A quotation and the article it is in."""

    article: Article
    quotation: Quotation

    @property
    def words(self) -> str:
        """The words of the quotation."""
        return self.article.text[self.quotation.start : self.quotation.end]


class Ranked(NamedTuple):
    """A quotation and its score, from 0 to 1."""

    placed: Placed
    score: float


def said_by(name: str, placed: Iterable[Placed]) -> tuple[Placed, ...]:
    """Return someone's quotations, in the order given.

    `name` may be a full name, a surname, a first name, initials with a surname ("T. Wrenn"), an acronym of an
    organisation's name, or a role ("the finance minister"). Case, accents and titles don't matter. A name without a
    word gives ().
    """
    return tuple(
        each
        for each in placed
        if (speaker := each.quotation.speaker) is not None
        and (_is_called(speaker, name) or _is_first_name(speaker, name, each.article))
    )


def rank_for_topic(topic: str, placed: Sequence[Placed], embedder: Embedder | None = None) -> tuple[Ranked, ...]:
    """Return quotations, best first, ties by article and place; without a topic in the order of the articles.

    The score is the share of the topic's content words that the quotation's sentence holds, those of the sentence
    before it counting half; with an embedder, half of the score is the cosine of the quotation and the topic. Without a
    topic every score is 1. With one, and an embedder, return () if none is about it: no headline or paragraph of
    theirs, nor the paragraph before, has a word of it, and none is similar to it.
    """
    words = frozenset(tokenize(topic))
    wanted = words - _LIGHT or words
    if not wanted or not placed:
        return tuple(Ranked(each, 1.0) for each in sorted(placed, key=_place))
    shares = [_share(wanted, each) for each in placed]
    if embedder is not None:
        vectors = embedder.embed([topic, *(each.words for each in placed)])
        cosines = np.clip(vectors[1:] @ vectors[0], 0.0, 1.0)
        if float(cosines.max()) < _LIKE and not any(_is_beside(wanted, each) for each in placed):
            return ()
        shares = [(1 - _MEANING) * s + _MEANING * float(cosine) for s, cosine in zip(shares, cosines, strict=True)]
    ranked = [Ranked(each, min(share, 1.0)) for each, share in zip(placed, shares, strict=True)]
    return tuple(sorted(ranked, key=lambda one: (-one.score, _place(one.placed))))


def who_said(words: str, placed: Iterable[Placed], *, exact: bool = False) -> tuple[Ranked, ...]:
    """Return the quotations that hold these words and say who speaks, best first, ties by article and place.

    The score is 1 if the words occur exactly, punctuation and case aside; else the share that occurs, at least four in
    five, and 0 if they have to be `exact`. Fewer than two words give ().
    """
    wanted = tokenize(words)
    if len(wanted) < 2:
        return ()
    found = []
    for each in placed:
        if each.quotation.speaker is None:
            continue
        there = tokenize(each.words)
        is_there = _holds(there, wanted)
        if exact and not is_there:
            continue
        share = 1.0 if is_there else 0.95 * len(set(wanted) & set(there)) / len(set(wanted))
        if share >= _LEAST_SHARED:
            found.append(Ranked(each, share))
    return tuple(sorted(found, key=lambda one: (-one.score, not one.placed.quotation.direct, _place(one.placed))))


def _holds(there: Sequence[str], wanted: Sequence[str]) -> bool:
    return f" {' '.join(wanted)} " in f" {' '.join(there)} "


def _share(wanted: frozenset[str], placed: Placed) -> float:
    """Return the share of a topic's words in a quotation's sentence; a word of the one before it counts half."""
    article, sentence = placed.article, placed.quotation.sentence
    here = wanted & frozenset(tokenize(article.text_of(sentence)))
    at = bisect_right(article.sentences, sentence.start, key=lambda before: before.end) - 1
    before = wanted & frozenset(tokenize(article.text_of(article.sentences[at]))) if at >= 0 else frozenset()
    return (len(here) + _BEFORE * len(before - here)) / len(wanted)


def _is_beside(wanted: frozenset[str], placed: Placed) -> bool:
    """Whether a word of a topic is in the headline, a quotation's paragraph or the one before it."""
    article, paragraphs = placed.article, placed.article.structure.paragraphs
    at = bisect_right(paragraphs, placed.quotation.start, key=lambda paragraph: paragraph.start) - 1
    around = Range(paragraphs[max(at - 1, 0)].start, max(paragraphs[at].end, placed.quotation.end))
    return bool((wanted - _LIGHT) & frozenset(tokenize(f"{article.title} {article.text_of(around)}")))


def _place(placed: Placed) -> tuple[str, int, int]:
    return placed.article.id, placed.quotation.start, -placed.quotation.end


def plain_name(name: str) -> str:
    """Return a name for comparison: in lower case, without accents, titles and leading small words."""
    return " ".join(_plain(name))


def _plain(text: str) -> list[str]:
    """Return the words of a name in lower case, without accents, titles and leading small words."""
    words = [_OWNER.sub("", word) for word in _WORD.findall(_DETERMINER.sub("", unaccented(text)))]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return words


def _is_first_name(speaker: Speaker, name: str, article: Article) -> bool:
    """Whether a speaker's one name is the first of a full name that the article has, and begins no other one there."""
    names = name.split()
    if len(names) < 2 or speaker.name.casefold() != names[0].casefold():
        return False
    full = re.compile(rf"\b{re.escape(speaker.name)}\s+([^\W\d_a-z][\w’'-]*)")
    behind = {_OWNER.sub("", words).casefold() for words in full.findall(article.text)}
    return behind == {names[1].casefold()}


def _is_called(speaker: Speaker, name: str) -> bool:
    asked, full = _plain(name), _plain(speaker.name)
    if not asked or not full:
        return False
    if _is_part(asked, full) or _are_initials(asked, full):
        return True
    role = _plain(speaker.role or "")
    if set(asked) & ROLES and role:
        behind = [word for word in asked if word not in full]  # "President Vladimir Putin"
        return bool(behind) and set(behind) <= set(role) and (len(behind) < len(asked) or set(asked) <= set(role))
    return False


def _is_part(asked: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name is all of another, its last words, its first word, or contains it."""
    if list(asked) == list(full) or list(full[-len(asked) :]) == list(asked):
        return True
    if len(asked) == 1 and len(full) > 1:
        return full[0] == asked[0] or (full[-1] in ("jr", "sr") and full[-2] == asked[0])
    if len(full) == 1:
        return len(asked) in (2, 3, 4) and asked[-1] == full[0]
    return asked[0] == full[0] and asked[-1] == full[-1]


def _are_initials(asked: Sequence[str], full: Sequence[str]) -> bool:
    if len(asked) == 1:
        letters = "".join(word[0] for word in full if word not in _SMALL)
        return len(letters) > 2 and asked[0] == letters
    *given, last = asked
    return last == full[-1] and all(len(word) == 1 for word in given) and [w[0] for w in full[: len(given)]] == given
