"""Whether a clause negates its predicate: by "not" at the verb, "nobody" as its subject, or "no" before its object."""

from __future__ import annotations

from qa.kinds.lexicon import EVERY, PARTLY_LEMMAS
from qa.kinds.yes_no.covering import start_of
from qa.kinds.yes_no.propositions import Proposition
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemma_set
from qa.words.word import Word

_NEAR = 6  # words from "nobody" to its verb
_ALL_LEMMAS = lemma_set(" ".join((*EVERY, "everyone", "everybody")))
_OF_SOMETHING = lemma_set("pay eat drink cost earn")
_NARROWING = frozenset("for with that which who".split())
_NOT_NOTHING = frozenset("but except less short other more like if".split())
_BUT = frozenset("except excepting but besides apart".split())
_NOBODY = frozenset("nobody none neither".split())
_PEOPLE = lemma_set(
    "man woman people person child passenger worker resident player visitor soldier officer student patient driver"
)


def negated(proposition: Proposition, words: tuple[Word, ...], at: int, subject: int) -> bool | None:
    """Return whether a clause negates its predicate, at a place, of the subject at another; None if it cannot be told.

    A subject before all words is anybody; of anybody it is affirmed only of people.
    """
    negators = [each for each, word in enumerate(words) if word.lemma in NEGATOR_LEMMAS]
    if not negators:
        return None if subject < 0 and not any(word.lemma in _PEOPLE for word in words[max(at - 5, 0) : at]) else False
    if len(negators) > 1:
        return None
    (place,) = negators
    if subject < 0 and any(word.surface.casefold() in _BUT for word in words[place:]):
        return None  # "no one except the cook"
    following = words[place + 1].lemma if place + 1 < len(words) else ""
    is_asked = following in proposition.lemmas or (proposition.every and following in _ALL_LEMMAS)
    if following in PARTLY_LEMMAS and not is_asked:
        return None
    if subject < 0:
        return True if place < at and _is_nobody(words, place, at) else None
    return True if subject == at or _is_at(proposition, words, place, at, subject) else None


def _is_at(proposition: Proposition, words: tuple[Word, ...], place: int, at: int, subject: int) -> bool:
    """Whether a negator is where it negates: between subject and verb, or "no" before either's noun."""
    low, high = min(subject, at), max(subject, at)
    surface = words[place].surface.casefold()
    if proposition.predicate.lemma == "be" and high < place <= high + 2:
        return True
    if low < place < high:
        return True
    if surface == "no" and any(word.lemma not in proposition.lemmas | LIGHT_LEMMAS for word in words[place + 1 : low]):
        return False  # "no new buses"
    if surface in ("no", "none", "neither") and (start_of(words, low) == place or (place < low and low - place <= 3)):
        return True
    if surface == "nothing" and place == at + 1:
        return _is_object(proposition, words, place)
    if surface != "no" or place < at:
        return False
    light = place == at + 1 and " " in words[at].lemma  # "made no arrests"
    near = words[place + 1 : place + 4]
    return light or any(
        word.lemma == phrase.head.lemma
        and all(each.lemma in proposition.lemmas | LIGHT_LEMMAS for each in near[:number])
        and not _is_narrowed(proposition, words, place + 1 + number)
        for phrase in proposition.rest[:1]
        for number, word in enumerate(near)
    )


def _is_narrowed(proposition: Proposition, words: tuple[Word, ...], at: int) -> bool:
    """Whether a noun is only of some kind that was not asked for: "no toilet for visitors"."""
    following = words[at + 1].surface.casefold() if at + 1 < len(words) else ""
    return following in _NARROWING - proposition.surfaces


def _is_object(proposition: Proposition, words: tuple[Word, ...], place: int) -> bool:
    """Whether "nothing" is what a verb is done to: asked with "anything", or of what can be done to nothing only."""
    following = words[place + 1].surface.casefold() if place + 1 < len(words) else ""
    asked = proposition.predicate.lemma in _OF_SOMETHING or bool({"anything", "something"} & proposition.surfaces)
    direct = any(phrase.led == "" for phrase in proposition.rest)
    return asked and not direct and following not in _NOT_NOTHING


def _is_nobody(words: tuple[Word, ...], place: int, verb: int) -> bool:
    """Whether a negator is the subject of a verb that follows: "nobody", "none of them" or "no passengers"."""
    surface, following = words[place].surface.casefold(), words[place + 1 : verb]
    if verb - place > _NEAR or surface not in _NOBODY | {"no"}:
        return False
    if surface in _NOBODY or [word.surface.casefold() for word in following[:1]] == ["one"]:
        return True
    return any(word.lemma in _PEOPLE for word in following)
