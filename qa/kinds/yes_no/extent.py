"""How much a denial or an opposite says: of all that is asked about, or of less."""

from __future__ import annotations

from itertools import pairwise

from qa.kinds.lexicon import EVERY
from qa.kinds.yes_no.covering import ClauseInContext, is_time
from qa.kinds.yes_no.propositions import Proposition
from qa.words.grammar import is_preposition
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemma_set
from qa.words.synonyms import stands_for
from qa.words.word import Word

_BARE = lemma_set("again either at all any anybody anyone anything one nobody none ever since yet so far")
_ALL = EVERY | frozenset({"everyone", "everybody", "everything"})
_ANY = frozenset("any anything anyone anybody".split())
_NO_DEGREE = frozenset("really actually simply certainly definitely finally early only".split())


def covers_more(proposition: Proposition, context: ClauseInContext, at: int) -> bool:
    """Whether a clause denies a predicate, at a place, and nothing narrower, in a text that has what the question adds.

    "No child has been injured" denies that children were hurt by forks, in a text about forks.
    """
    words = context.words
    if proposition.predicate.lemma == "be" or any(not each.led for each in proposition.rest):
        return False
    if not any(word.lemma in NEGATOR_LEMMAS for word in words):
        return False
    asked = proposition.lemmas | LIGHT_LEMMAS | NEGATOR_LEMMAS | _BARE | _names(words, proposition.lemmas)
    for word in words:
        if not word.surface[0].isalnum() or word.lemma in asked or word == words[at]:
            continue
        if not any(stands_for(each, word.lemma) for each in proposition.lemmas):
            return False
    said = context.before | frozenset(word.lemma for word in words)
    return all(word.lemma in said for phrase in proposition.rest for word in phrase.words)


def is_of_less(proposition: Proposition, words: tuple[Word, ...], at: int, *, same: bool) -> bool:
    """Whether a clause denies a predicate, at a place, only of a kind, a degree or a time that was not asked about.

    Who is not suspected of theft may be under suspicion, but not who is not suspected of anything. That the clause has
    the `same` predicate counts for more than what it adds, except a degree.
    """
    before = words[at - 1].surface.casefold() if at else ""
    if before.endswith("ly") and before not in _NO_DEGREE | proposition.surfaces:
        return True
    following = [word for word in words[at + 1 :] if word.lemma not in NEGATOR_LEMMAS]
    if proposition.tense == "perfect" and any(is_time(word) for word in following) and not proposition.rest:
        return True
    if same or proposition.rest or len(following) < 2 or not is_preposition(following[0].surface):
        return False
    end = next((each for each, word in enumerate(following) if each and _ends(word)), len(following))
    complement = following[1:end]
    if _ANY & {word.surface.casefold() for word in complement}:
        return False
    return any(word.lemma not in proposition.lemmas | LIGHT_LEMMAS | _BARE for word in complement)


def is_of_one(words: tuple[Word, ...]) -> bool:
    """Whether a clause does not speak of all: that one was acquitted does not say that no one was convicted."""
    return not _ALL & {word.surface.casefold() for word in words}


def _names(words: tuple[Word, ...], asked: frozenset[str]) -> frozenset[str]:
    """Return the lemmas of words that are part of a name of which another is asked for."""
    pairs = [pair for pair in pairwise(words) if all(word.surface[:1].isupper() for word in pair)]
    return frozenset(word.lemma for pair in pairs if asked & {each.lemma for each in pair} for word in pair)


def _ends(word: Word) -> bool:
    return is_preposition(word.surface) or not word.surface[0].isalnum()
