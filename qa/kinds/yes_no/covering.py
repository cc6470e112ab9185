"""Whether a clause, with the sentences before it, names what a noun phrase of the question names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from index.calendar import MONTHS, WEEKDAYS, is_year
from qa.kinds.lexicon import DETERMINERS, SOME
from qa.kinds.yes_no.propositions import NounPhrase
from qa.words.grammar import ABOUT, is_preposition
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemma, owns
from qa.words.numerals import in_digits
from qa.words.plurals import is_plural
from qa.words.synonyms import stands_for
from qa.words.word import Word

STRICT = frozenset(
    "most half first second third fourth fifth sixth last more less than other another new "
    "old former many several enough".split()
)  # what narrows a noun has to be next to it
_FORMER = lemma("former")  # what is former may be called old
_AGES = frozenset({"old", "new"})
_DETERMINERS = DETERMINERS | {"my", "no", "any"}
_SOME = SOME | {"much", "neither"}
_TIMES = frozenset((*MONTHS, *WEEKDAYS, "today", "yesterday"))
_MODIFIERS = 3  # words that may be between an article and its noun


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseInContext:
    """A clause's words, and what is around it: lemmas of the title and the last sentences, and the article's names.

    `narrowed` are the article's nouns with a word before them that narrows them: "old house"; `anywhere` its lemmas.
    """

    words: tuple[Word, ...]
    before: frozenset[str]
    names: frozenset[tuple[str, str]]
    narrowed: frozenset[tuple[str, str]]
    anywhere: frozenset[str]


def heads(phrase: NounPhrase, clause: ClauseInContext, within: range) -> list[int]:
    """Return the places of a phrase's head in part of a clause, if its other words are said there or before."""
    owner = phrase.led == "of"
    return [
        at
        for at in within
        if _same(phrase.head, clause.words[at], owner=owner)
        and not (phrase.definite and _is_counted_otherwise(phrase.head, clause.words[at]))
        and _is_whole(phrase, clause, at)
    ]


def _is_counted_otherwise(asked: Word, said: Word) -> bool:
    """Whether one of two nouns is of one thing and the other of several: "the school" is not "three schools"."""
    return asked.surface.islower() and is_plural(asked.surface) != is_plural(said.surface.casefold())


def is_covered(phrase: NounPhrase, clause: ClauseInContext, within: range) -> bool:
    """Whether all words of a phrase are in part of a clause or were said before; numbers must be in the clause."""
    return bool(heads(phrase, clause, within)) or all(
        any(_same(word, clause.words[at], owner=phrase.led == "of") for at in within) or _is_known(word, clause)
        for word in phrase.words
    )


def is_spoken_of(phrase: NounPhrase, clause: ClauseInContext) -> bool:
    """Whether the article has all words of a phrase."""
    return all(word.lemma in clause.anywhere for word in phrase.words)


def _is_known(word: Word, clause: ClauseInContext) -> bool:
    strict = word.surface.casefold() in STRICT or word.surface[0].isdigit() or is_number(word.surface)
    return not strict and word.lemma in clause.before


def _is_whole(phrase: NounPhrase, clause: ClauseInContext, at: int) -> bool:
    """Whether the phrase's words before its head are before it in a clause, or were said of it earlier."""
    near = clause.words[start_of(clause.words, at) : at + 1]
    is_name = phrase.head.surface[:1].isupper()
    surfaces = {word.surface.casefold() for word in phrase.words}
    for word in phrase.words[:-1]:
        if word.surface.casefold() == "old" and any(each.lemma == _FORMER for each in near):
            continue
        if any(_same(word, each) for each in near):
            continue
        if is_name and word.surface[:1].isupper():
            if not any((word.lemma, each.lemma) in clause.names for each in phrase.words):
                return False
        elif not _is_known(word, clause):
            return False
    asked = {word.lemma for word in phrase.words} | ({_FORMER} if "old" in surfaces else set())
    narrowing = [word for word in near if word.surface.casefold() in STRICT and word.lemma not in asked]
    if is_name:
        return all(word.surface.casefold() in _AGES for word in narrowing) and not _is_another(phrase, clause, at)
    return all(_is_only(word, phrase.head, clause) for word in narrowing)


def _is_another(phrase: NounPhrase, clause: ClauseInContext, at: int) -> bool:
    """Whether a clause gives a name another first word than the question: "Mina Lund" for "Ann Lund"."""
    first = at
    while first and clause.words[first - 1].surface[:1].isupper():
        first -= 1
    asked = {word.lemma for word in phrase.words}
    others = [word.lemma for word in clause.words[first:at] if word.lemma not in asked]
    return len(phrase.words) > 1 and any((other, phrase.head.lemma) in clause.names for other in others)


def _is_only(word: Word, head: Word, clause: ClauseInContext) -> bool:
    """Whether the article has one such thing: it speaks of the old house, and of no other."""
    of_it = {narrowing for narrowing, narrowed in clause.narrowed if narrowed == head.lemma}
    return word.surface.casefold() in _AGES and of_it == {word.lemma}


def start_of(words: tuple[Word, ...], at: int) -> int:
    """Return where the noun phrase begins whose head is at a place: at its article, or a few words before."""
    begin = at
    while begin and at - begin < _MODIFIERS:
        before = words[begin - 1]
        surface = before.surface.casefold()
        if surface in _DETERMINERS or before.lemma in NEGATOR_LEMMAS or surface.endswith(("'s", "’s")):
            return begin - 1
        if (
            not before.surface[0].isalnum()
            or before.lemma in LIGHT_LEMMAS
            or is_preposition(surface)
            or is_time(before)
        ):
            return begin
        begin -= 1
    return begin


def leads(words: tuple[Word, ...], begin: int) -> bool:
    """Whether a noun phrase that begins at a place is a subject: no preposition or "some of" leads to it."""
    if begin == 0 or is_time(words[begin - 1]):
        return True
    before = words[begin - 1].surface.casefold()
    if before in ABOUT.split("|") and words[begin].surface[0].isdigit():
        return leads(words, begin - 1)
    if before == "of" and begin > 1 and words[begin - 2].surface.casefold() == "none":
        return True
    return not is_preposition(before) and before not in _SOME and before not in ("or", "but", "except", "than", "like")


def is_time(word: Word) -> bool:
    """Whether a word is a year, a month or a day of the week."""
    return is_year(word.surface) or (word.surface[:1].isupper() and word.surface.casefold() in _TIMES)


def is_number(surface: str) -> bool:
    """Whether a word is a number, in digits or letters."""
    return in_digits(surface).replace(",", "").replace(".", "").isdigit()


def _same(asked: Word, said: Word, *, owner: bool = False) -> bool:
    """Whether a word says the same; a possessive matches only a possessive: "Lund's" is not "Lund"."""
    if asked.surface[:1].isupper() and not said.surface[:1].isupper():
        return False
    if owns(said.surface) and not owner and not owns(asked.surface):
        return False
    return stands_for(asked.lemma, said.lemma) or _digits(asked.surface) == _digits(said.surface)


@lru_cache(maxsize=4096)
def _digits(surface: str) -> str:
    return in_digits(surface).replace(",", "").casefold()
