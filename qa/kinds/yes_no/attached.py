"""What belongs to a verb in a clause: its object, and what is said about time, place and manner next to it."""

from __future__ import annotations

from qa.kinds.lexicon import CONJUNCTIONS, MARKS, RELATIVES
from qa.kinds.yes_no.covering import ClauseInContext, heads, is_covered, is_spoken_of, start_of
from qa.kinds.yes_no.propositions import NounPhrase, Proposition
from qa.words.grammar import is_preposition
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS
from qa.words.word import Word, is_past

_GAP = 4  # other words that may be between a verb and its object
_JOINS = CONJUNCTIONS | RELATIVES
_PARTING = frozenset("to who which after before since while than".split())
_ADVERBS = frozenset(
    "early late twice once again before today yesterday tomorrow now later ago away home abroad when until yet "
    "either".split()
)
_LIKE = (
    frozenset("in on at during by within".split()),
    frozenset({"for", ""}),
    frozenset({"to", ""}),
    frozenset({"with", "to", "from", ""}),
)  # prepositions that may replace one another; "" is none


def is_near(words: tuple[Word, ...], at: int, other: int, asked: frozenset[str] = frozenset()) -> bool:
    """Whether a noun follows a verb with no clause, verb or mark between, but for what was asked with."""
    inside = words[at + 1 : other]
    if any(word.surface.casefold() in _JOINS - asked or word.surface in MARKS for word in inside):
        return False
    comma = next((each for each, word in enumerate(inside) if word.surface == ","), None)
    if comma is not None and not all(word.surface[:1].isupper() for word in (*inside[comma + 1 :], words[other])):
        return False  # but "the incumbent, Waldo Prine"
    strange = [word for word in inside if _means(word) and word.surface.casefold() not in asked]
    return len(strange) <= _GAP and not any(_is_verb(word) for word in strange)


def goes_on(words: tuple[Word, ...], head: int, asked: frozenset[str]) -> bool:
    """Whether a noun is only part of a longer one that was not asked for: "the British" of "the British group"."""
    if head + 1 == len(words):
        return False
    word = words[head + 1]
    surface = word.surface
    if not surface.islower() or not surface.isalpha() or not _means(word) or word.lemma in asked:
        return False
    return surface not in _ADVERBS | _JOINS and not surface.endswith(("ly", "ing")) and not is_past(surface)


def is_attached(phrase: NounPhrase, clause: ClauseInContext, at: int, head: int, proposition: Proposition) -> bool:
    """Whether a phrase belongs to the verb at a place, and is led by the preposition that was asked with."""
    if not is_near(clause.words, at, head, proposition.surfaces | {phrase.led}):
        return False
    if goes_on(clause.words, head, proposition.lemmas):
        return False
    inside = {word.surface.casefold() for word in clause.words[at + 1 : head]}
    if phrase.led == "" and "to" in inside - proposition.surfaces:
        return False  # "the plan to scrap the tram"
    return _fits(clause.words, start_of(clause.words, head), phrase.led)


def is_beside(phrase: NounPhrase, clause: ClauseInContext, at: int, *, denied: bool) -> bool:
    """Whether a clause has a phrase next to a verb, or the sentences before do and the clause has no other like it.

    No other verb, and no other phrase with the same first word, may be in between.
    """
    words = clause.words
    places = heads(phrase, clause, range(len(words)))
    for place in places:
        begin = start_of(words, place)
        if not _fits(words, begin, phrase.led):
            continue
        inside = words[at + 1 : max(begin - 1, at + 1)]
        if place < at:
            if begin < 2:
                return True
        elif not any(_is_verb(word) or word.surface.casefold() in _PARTING | {phrase.led} for word in inside):
            return True
    if places or any(word.surface.casefold().partition(" ")[0] == phrase.led for word in words[at + 1 :]):
        return False
    named = any(word.surface[:1].isupper() for word in phrase.words)
    if not phrase.definite or (named and not denied):
        return False
    return is_covered(phrase, clause, range(at)) or (denied and is_spoken_of(phrase, clause))


def _fits(words: tuple[Word, ...], begin: int, led: str) -> bool:
    """Whether the preposition before a noun phrase is the one that was asked with, or one like it."""
    leading = words[begin - 1].surface.casefold() if begin else ""
    said = leading if is_preposition(leading) else ""
    return said == led or any({said, led} <= alike for alike in _LIKE)


def _means(word: Word) -> bool:
    return word.lemma not in LIGHT_LEMMAS | NEGATOR_LEMMAS and not is_preposition(word.surface)


def _is_verb(word: Word) -> bool:
    return is_past(word.surface) and word.surface.islower()
