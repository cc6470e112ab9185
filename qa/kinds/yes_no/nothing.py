"""Whether a clause says that the thing asked about did not happen: "there were no arrests"."""

from __future__ import annotations

from functools import lru_cache

from qa.kinds.lexicon import MARKS, RELATIVES
from qa.kinds.yes_no.covering import ClauseInContext, is_covered
from qa.kinds.yes_no.predicates import relations
from qa.kinds.yes_no.propositions import Proposition
from qa.kinds.yes_no.statement import Tense
from qa.words.grammar import is_preposition
from qa.words.lemmas import LIGHT_LEMMAS, lemma, lemma_set
from qa.words.listing import lines
from qa.words.word import Word

_BEFORE_NOW: tuple[Tense, ...] = ("past", "perfect", "was")
_TENSES: dict[str, tuple[Tense, ...]] = {
    "was": _BEFORE_NOW,
    "were": _BEFORE_NOW,
    "has been": _BEFORE_NOW,
    "have been": _BEFORE_NOW,
    "will be": ("future",),
}
_OF = frozenset("of from by among".split())
_FORCED = lemma_set("compulsory forced")  # asked as "against their will"


def is_none(proposition: Proposition, clause: ClauseInContext) -> bool:
    """Whether a clause says that it did not happen: "there was no reply" for "did anybody answer?".

    What the clause adds ("no further arrests", "on Monday") has to be asked for, and what is asked to be said.
    """
    words = clause.words
    surfaces = [word.surface.casefold() for word in words]
    no = next((at for at in (2, 3) if surfaces[at : at + 1] == ["no"]), None)
    if surfaces[:1] != ["there"] or no is None:
        return False
    if proposition.tense not in _TENSES.get(" ".join(surfaces[1:no]), ()):
        return False
    end = next((at for at in range(no + 1, len(words)) if _ends_noun(words[at])), len(words))
    noun, further = words[no + 1 : end], words[end:]
    sizes = (size for size in (2, 1) if size <= len(noun))
    size = next((each for each in sizes if _is_happening(proposition.predicate.lemma, noun[-each:])), 0)
    if size == 0:
        return False
    asked = proposition.lemmas | LIGHT_LEMMAS
    asked |= _FORCED if {"against", "will"} <= proposition.surfaces else frozenset()
    if any(word.lemma not in asked for word in (*noun[:-size], *further) if word.surface[0].isalnum()):
        return False
    if any(word.lemma in _FORCED for word in noun[:-size]) != ({"against", "will"} <= proposition.surfaces):
        return False
    doing = noun if further[:1] and further[0].surface not in _OF else (*noun, *further)
    doers = {word.lemma for word in doing}
    if any(word.lemma not in doers for phrase in proposition.subject for word in phrase.words):
        return False
    return all(is_covered(phrase, clause, range(len(words))) for phrase in proposition.rest)


def _ends_noun(word: Word) -> bool:
    return is_preposition(word.surface) or word.surface in MARKS | RELATIVES | {","}


def _is_happening(predicate: str, noun: tuple[Word, ...]) -> bool:
    """Whether a noun of one or two words says of how many a predicate is so."""
    plain = " ".join(word.lemma for word in noun)
    if len(noun) == 1 and any(
        one.relation in ("same", "synonym") for one in relations(predicate, plain, is_state=False)
    ):
        return True
    return plain in _happenings().get(predicate, frozenset())


@lru_cache(maxsize=1)
def _happenings() -> dict[str, frozenset[str]]:
    """Read the list: the nouns of each verb, as lemmas."""
    nouns: dict[str, frozenset[str]] = {}
    for line in lines("happenings.txt", beside=__file__):
        verbs, _, named = line.partition(": ")
        for verb in map(_joined, verbs.split()):
            nouns[verb] = nouns.get(verb, frozenset()) | frozenset(map(_joined, named.split()))
    return nouns


def _joined(expression: str) -> str:
    return " ".join(map(lemma, expression.split("-")))
