"""What a clause adds to the words of a question: the phrases behind the last of them, each with what leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from index.calendar import is_year
from qa.kinds.lexicon import DETERMINERS, MARKS, RELATIVES
from qa.kinds.yes_no.covering import is_number, is_time
from qa.kinds.yes_no.predicates import merged, relations
from qa.kinds.yes_no.propositions import is_participle
from qa.kinds.yes_no.statement import Tense, opened, tense_of
from qa.words.grammar import is_auxiliary, is_preposition
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemma, lemma_set
from qa.words.plurals import is_plural
from qa.words.synonyms import stands_for
from qa.words.word import Word, is_past, words_of

FOR_SOME = lemma_set("allow permit welcome ban forbid prohibit open close shut need require") | {lemma("sell") + " out"}
"""Lemmas of participles of what may be so for some people, times and places only, as adjectives may."""
_JOINED = re.compile(r";|,? (?:and|but) (?!\w+days?\b)")
_FURTHER = re.compile(r"(?<=\w) (?:until|till|because|since|who|which)\b")
_ENDS = MARKS | RELATIVES | frozenset(", because since until till as so".split())
_LEADS = frozenset("when if unless while outside except only off without behind below above past".split())
_LASTING = frozenset("last yesterday today".split())
_PAST = frozenset("was were had did been".split())
_ADVERBS = frozenset("also still now only always currently again both all usually".split())
_BE = frozenset("is are am remains remain stays stay be was were".split())
_BE_NOW = _BE - {"was", "were"}
_NOW = _BE_NOW | frozenset("can may must do does will".split())


class Phrase(NamedTuple):
    """Words that a clause adds, and the preposition or the like before them; "" if there is none."""

    led: str
    words: tuple[Word, ...]

    @property
    def is_of_past_day(self) -> bool:
        """Whether it is a time when something happened: "on Monday", "in 1990", "last night"."""
        return any(is_time(word) or word.surface.casefold() in _LASTING for word in self.words)

    @property
    def is_bare(self) -> bool:
        """Whether it is a common noun without an article or a figure: "at night", "on request"."""
        first = self.words[0].surface if self.words else ""
        return first.isalpha() and first.islower() and first not in DETERMINERS and not self.has_figure

    @property
    def first(self) -> str:
        """Its first word; "" without one."""
        return self.words[0].surface.casefold() if self.words else ""

    @property
    def is_infinitive(self) -> bool:
        """Whether it may be what is done: "to download", and not "to lorries"."""
        return self.is_bare and not is_plural(self.first)

    @property
    def has_figure(self) -> bool:
        """Whether it has a number: "9am"."""
        return any(word.surface[0].isdigit() or is_number(word.surface) for word in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A clause's part that has most of a question's words, and the other parts.

    `matched` are the places in `words` of the question's, and `tail` are the phrases behind them.
    """

    tense: Tense
    asked: frozenset[str]
    words: tuple[Word, ...]
    matched: tuple[int, ...]
    tail: tuple[Phrase, ...]
    others: tuple[Word, ...]

    @property
    def last(self) -> int:
        """The place of the last of the question's words."""
        return self.matched[-1]

    @property
    def is_now(self) -> bool:
        """Whether it is asked about, and said of, what is so at present."""
        surfaces = {word.surface.casefold() for word in self.words}
        if surfaces & _PAST or self.tense not in ("present", "is", "modal", "perfect"):
            return False
        if self.tense == "perfect":
            return bool(surfaces & _BE_NOW)
        if any(one.surface in _BE_NOW and other.surface.endswith("ing") for one, other in pairwise(self.words)):
            return False  # "is leaving"
        return bool(surfaces & _NOW) or not any(is_past(word.surface) and word.surface.islower() for word in self.words)

    @property
    def is_state(self) -> bool:
        """Whether something is as an adjective says, or as a participle of `FOR_SOME` does."""
        at = next((at for at, word in enumerate(self.words) if word.surface.casefold() in _BE), None)
        if at is None:
            return False
        following = [word for word in self.words[at + 1 :] if not _is_between(word)]
        word = following[0] if following else self.words[at]
        surface = word.surface.casefold()
        if not surface.isalpha() or surface in DETERMINERS or is_preposition(surface) or surface.endswith("ing"):
            return False
        return word.lemma in FOR_SOME or not is_participle(word.surface)

    @property
    def negator(self) -> int | None:
        """The place of the only negation; None without one, or with several."""
        places = [at for at, word in enumerate(self.words) if word.lemma in NEGATOR_LEMMAS]
        return places[0] if len(places) == 1 else None

    @property
    def has_year(self) -> bool:
        """Whether the question names a year."""
        return any(map(is_year, self.asked))

    @property
    def text_behind(self) -> str:
        """The phrases behind the question's words, as text."""
        return " ".join(" ".join((phrase.led, *(word.surface for word in phrase.words))) for phrase in self.tail)

    def has_asked(self, text: str) -> bool:
        """Whether one of a text's words is one of the question's."""
        return any(word.lemma in self.asked - LIGHT_LEMMAS for word in words_of(text))

    def adds(self, phrase: Phrase) -> bool:
        """Whether a phrase has a word that means something, and does not stand for one of the question's."""
        if phrase.led in self.asked and self.asked - LIGHT_LEMMAS - {self.words[at].lemma for at in self.matched}:
            return False
        return any(word.lemma not in LIGHT_LEMMAS | self.asked and word.surface[0].isalnum() for word in phrase.words)


def added(question: str, clause: str) -> Added | None:
    """Return what a clause adds to a question; None if it has none of its words."""
    opening = opened(question)
    if opening is None:
        return None
    asked = frozenset(
        word.lemma for word in (*words_of(question), *merged(words_of(question))) if word.surface[0].isalnum()
    )
    parts = [merged(words_of(part)) for part in _JOINED.split(_FURTHER.split(clause)[0])]
    part = max(parts, key=lambda words: (len(_matched(asked, words)), sum(word.lemma in asked for word in words)))
    matched = _matched(asked, part)
    if not matched:
        return None
    return Added(
        tense=tense_of(opening.aux.removesuffix(" not")),
        asked=asked,
        words=part,
        matched=matched,
        tail=tuple(_phrases(_behind(part, matched[-1]))),
        others=tuple(word for words in parts if words is not part for word in words),
    )


def is_adverb(surface: str) -> bool:
    """Whether a word is an adjective with "ly": "badly", but not "reply"."""
    return surface.endswith("ly") and lemma(surface) == lemma(surface.removesuffix("ly"))


def _is_between(word: Word) -> bool:
    """Whether a word may be between "is" and what something is."""
    surface = word.surface.casefold()
    return is_adverb(surface) or word.lemma in NEGATOR_LEMMAS or surface in _ADVERBS


def _matched(asked: frozenset[str], words: tuple[Word, ...]) -> tuple[int, ...]:
    """Return the places of the words that a question has, or of synonyms and opposites of those that are missing."""
    missing = asked - LIGHT_LEMMAS - {word.lemma for word in words}
    means = (at for at, word in enumerate(words) if word.lemma not in LIGHT_LEMMAS | NEGATOR_LEMMAS)
    return tuple(at for at in means if words[at].lemma in asked or _is_said_by(missing, words[at].lemma))


def _is_said_by(asked: frozenset[str], said: str) -> bool:
    return any(stands_for(each, said) or relations(each, said, is_state=True) for each in asked)


def _behind(words: tuple[Word, ...], last: int) -> tuple[Word, ...]:
    """Return the words behind a place; if "is" or the like follows, those behind the state that it leads to."""
    at = begin = last + 1
    while at < len(words) and (is_auxiliary(words[at].surface) or _is_between(words[at])):
        at += 1
    if at == begin or at == len(words):
        return words[begin:]
    return words[at + 1 :] if words[at].lemma in FOR_SOME or not is_participle(words[at].surface) else ()


def _phrases(words: tuple[Word, ...]) -> Iterator[Phrase]:
    """Yield the phrases of words up to the next clause, each with what leads to it."""
    led, inside = "", list[Word]()
    for word in words:
        surface = word.surface.casefold()
        if surface in _ENDS:
            break
        if is_preposition(surface.split()[0]) or surface in _LEADS:
            yield Phrase(led, tuple(inside))
            led, inside = surface.split()[0], [] if " " not in surface else [word]
        else:
            inside.append(word)
    yield Phrase(led, tuple(inside))
