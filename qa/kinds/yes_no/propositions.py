"""A yes/no question as what is said of whom: each way to split it into a subject, a predicate and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from qa.kinds.lexicon import DETERMINERS, EVERY, PARTICLES
from qa.kinds.yes_no.obligations import MUST, with_must
from qa.kinds.yes_no.predicates import merged
from qa.kinds.yes_no.statement import Tense, opened, tense_of
from qa.words.grammar import is_preposition
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, irregular_base, lemma, lemma_set
from qa.words.numerals import in_digits
from qa.words.plurals import is_plural
from qa.words.verbs import UNCHANGED
from qa.words.word import Word, is_past, words_of

BE = frozenset("be been being is are was were am".split())
_ADVERBS = frozenset("ever still already yet now really actually also again then there been being be to".split())
_ANYBODY = frozenset("anyone anybody someone somebody anything something people person".split())
_ANY = frozenset("any some".split())
_DETERMINERS = DETERMINERS | frozenset("my your any some no every each all".split())
_DEFINITE = frozenset("the its his her their this that these those".split())
_ATTEND, _COME = Word(lemma("attend"), "attended"), Word(lemma("come"), "came")
_MANNER = frozenset("early late twice once alone abroad live together unharmed".split())
_DENYING = lemma_set("fail refuse decline neglect forget")
PLANS = lemma_set("plan proposal idea project scheme motion amendment bid petition appeal request offer")
"""Lemmas of what is put forward to do something."""
_PAY, _MARRY = lemma("pay"), lemma("marry")
_PARTS = frozenset("most half only first last more less than enough many several".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """A noun phrase of a question: its words that mean something, the last of which is its head, and what leads to it.

    `definite` if it has a name, or "the" and the like.
    """

    words: tuple[Word, ...]
    led: str
    definite: bool

    @property
    def head(self) -> Word:
        """Its last word."""
        return self.words[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One way to read a yes/no question.

    `subject` and `rest` are noun phrases, the subject's own first; no subject means that anybody may be it. `passive`
    if the predicate is done to the subject, `every` if it is asked of all of them. `definite` if the subject has a name
    or "the".
    """

    subject: tuple[NounPhrase, ...]
    predicate: Word
    rest: tuple[NounPhrase, ...]
    tense: Tense
    passive: bool
    definite: bool
    every: bool
    lemmas: frozenset[str]
    surfaces: frozenset[str]


def propositions(question: str) -> tuple[Proposition, ...]:
    """Return the ways to read a yes/no question; none if it has a negation or a form that is not known."""
    asked = opened(question)
    if asked is None or asked.aux.endswith(" not"):
        return ()
    words = with_must(merged(words_of(asked.rest)))
    must = MUST in words and tense_of(asked.aux) in ("present", "is")
    lemmas = frozenset(word.lemma for word in (*words, *words_of(f"{asked.led} {asked.aux}")))
    if lemmas & NEGATOR_LEMMAS or _failing(words) or any(word.surface in '“”";:()?' for word in words):
        return ()
    parted = [(at, at + 1, words[at]) for at in _predicates(words)]
    if asked.aux in BE:
        parted += [(at, at, Word("be", asked.aux)) for at in _complements(words)]
        parted += [(at, at + 1, _ATTEND) for at in _complements(words) if words[at].surface == "at"]
    parted += [(end, begin, _COME) for end, begin, predicate in parted if predicate.lemma == _ATTEND.lemma]
    if asked.aux in BE and words[1:] and words[-1].surface == "over":
        parted += [(len(words) - 1, len(words), Word("be over", "over"))]
    if asked.aux in BE and words[:1] and words[0].surface == "there":
        places = [*_complements(words[1:])]
        parted = [(at + 1, at + 1, Word("be", asked.aux)) for at in (*places, len(words) - 1)]
    read = tuple(
        Proposition(
            subject=phrases(words[:end]),
            predicate=predicate,
            rest=(*phrases((*_led(predicate), *words[begin:])), *phrases(words_of(asked.led))),
            tense="modal" if must else tense_of(asked.aux),
            passive=_is_passive(asked.aux, words[:end], predicate),
            definite=any(phrase.definite for phrase in phrases(words[:end])[:1]),
            every=bool({word.surface.casefold() for word in words[:end]} & EVERY),
            lemmas=lemmas,
            surfaces=frozenset(word.surface.casefold() for word in words),
        )
        for end, begin, predicate in parted
        if _is_sound(words[:end]) and _is_sound(words[begin:], whole=True) and not _has_two(words[:end])
    )
    there = words[:1] and words[0].surface == "there"
    read += tuple(replace(one, tense="present") for one in read if must and one.predicate.lemma == _PAY)
    read += tuple(replace(one, passive=False, tense="past") for one in read if _is_wedding(one))
    return (*read, *(each for one in read if (each := _had(one) if there else _was_there(one)) is not None))


def _is_wedding(proposition: Proposition) -> bool:
    """Whether a question asks if a person was married, which the active says as well: "Roe never married"."""
    wed = proposition.predicate.lemma == _MARRY and proposition.passive
    return wed and proposition.tense == "was" and not proposition.rest


def _had(proposition: Proposition) -> Proposition | None:
    """Return "Was there a lift at the museum?" as "Did the museum have a lift?"; None if it names no place."""
    tense: Tense = "past" if proposition.tense == "was" else "present"
    if proposition.predicate.lemma != "be" or len(proposition.subject) != 1 or len(proposition.rest) != 1:
        return None
    (what,), (place,) = proposition.subject, proposition.rest
    if place.led not in ("in", "at", "on") or not place.definite:
        return None
    return replace(
        proposition,
        subject=(replace(place, led=""),),
        predicate=Word("have", "have"),
        rest=(replace(what, led=""),),
        tense=tense,
        definite=True,
    )


def _was_there(proposition: Proposition) -> Proposition | None:
    """Return "Did the museum have a lift?" as "Was there a lift at the museum?"; None if it asks something else."""
    if proposition.predicate.lemma != "have" or len(proposition.subject) != 1 or len(proposition.rest) != 1:
        return None
    (what,), (place,) = proposition.rest, proposition.subject
    if what.led or not place.definite or proposition.tense not in ("past", "present"):
        return None
    tense: Tense = "was" if proposition.tense == "past" else "is"
    return replace(
        proposition,
        subject=(what,),
        predicate=Word("be", "was" if tense == "was" else "is"),
        rest=(replace(place, led="at"),),
        tense=tense,
        definite=False,
    )


def _failing(words: tuple[Word, ...]) -> frozenset[str]:
    """Return the lemmas of verbs that deny the one that follows: "fail to break"."""
    return frozenset(one.lemma for one, other in pairwise(words) if one.lemma in _DENYING and other.surface == "to")


def _led(predicate: Word) -> tuple[Word, ...]:
    """Return the preposition that a predicate has where the one asked with has none: "come to" for "attend"."""
    return (Word("to", "to"),) if predicate is _COME else ()


def _predicates(words: tuple[Word, ...]) -> Iterator[int]:
    """Yield the places where a predicate may be: after a subject, and not after a word that leads to a noun."""
    for at, word in enumerate(words):
        before = next((each for each in reversed(words[:at]) if each.surface.casefold() not in _ADVERBS), None)
        if before is None or word.surface[:1].isupper() or is_preposition(word.surface):
            continue
        if (not _means(word) and word.surface != "have") or word.surface in PARTICLES:
            continue
        if not word.surface[0].isalpha() or in_digits(word.surface)[0].isdigit():
            continue
        if not _leads_to_noun(before.surface):
            yield at


def _leads_to_noun(surface: str) -> bool:
    """Whether what follows a word belongs to a noun: after an article, a number, a preposition or a possessive."""
    plain = surface.casefold()
    leads = plain in _DETERMINERS or is_preposition(plain) or plain.endswith(("'s", "’s"))
    return leads or surface[0].isdigit() or not surface[0].isalnum()


def _complements(words: tuple[Word, ...]) -> Iterator[int]:
    """Yield the places where what a subject is, or where it is, may begin: at a preposition or an article."""
    for at, word in enumerate(words[1:], start=1):
        if is_preposition(word.surface) or word.surface in ("the", "a", "an"):
            if words[at - 1].surface[0].isalnum() and not is_preposition(words[at - 1].surface):
                yield at


def phrases(words: tuple[Word, ...]) -> tuple[NounPhrase, ...]:
    """Return the noun phrases of words, split at prepositions and commas."""
    found: list[NounPhrase] = []
    led, inside, definite = "", list[Word](), False
    for word in words:
        parts = word.surface.casefold() in _MANNER and inside
        if (
            parts
            or is_preposition(word.surface)
            or word.surface in ",;"
            or word.surface.casefold() in ("and", "when", "as")
        ):
            if inside:
                found.append(NounPhrase(words=tuple(inside), led=led, definite=definite))
            led, inside, definite = ("", [word], False) if parts else (word.surface.casefold(), [], False)
            continue
        definite = definite or word.surface.casefold() in _DEFINITE or word.surface[:1].isupper()
        if _means(word):
            inside.append(word)
    if inside:
        found.append(NounPhrase(words=tuple(inside), led=led, definite=definite))
    return tuple(found)


def _is_sound(words: tuple[Word, ...], *, whole: bool = False) -> bool:
    """Whether words can be noun phrases: no name without an article, and no plural, continues with another noun.

    A `whole` clause may follow a verb: "when Lund left".
    """
    for at, (one, other) in enumerate(pairwise(words)):
        if not (_means(one) and _means(other)) or other.surface[:1].isupper() or other.surface[0].isdigit():
            continue
        if whole and is_past(other.surface):
            continue
        if is_plural(one.surface):
            return False
        start = at
        while start and (words[start - 1].surface[:1].isupper()):
            start -= 1
        led = words[start - 1].surface.casefold() if start else ""
        if one.surface[:1].isupper() and led not in _DETERMINERS and not one.surface.endswith(("'s", "’s")):
            return False
    return True


def _means(word: Word) -> bool:
    surface = word.surface.casefold()
    if surface in _ADVERBS | _ANYBODY | _ANY | EVERY or not word.surface[0].isalnum():
        return False
    return surface in _PARTS or word.lemma not in LIGHT_LEMMAS


def _has_two(words: tuple[Word, ...]) -> bool:
    """Whether words are more than one noun phrase: an article follows a noun, but not in "a plan to widen the road"."""
    planned = next(
        (at for at, (one, other) in enumerate(pairwise(words)) if one.lemma in PLANS and other.surface == "to"), -3
    )
    words = (*words[: planned + 2], *words[planned + 3 :]) if planned >= 0 else words
    return any(
        _means(one) and other.surface in ("the", "a", "an", "his", "her", "its", "their")
        for one, other in pairwise(words)
    )


def _is_passive(aux: str, before: tuple[Word, ...], predicate: Word) -> bool:
    be = aux in BE or any(word.surface.casefold() in ("been", "being", "be") for word in before)
    return be and is_participle(predicate.surface) and predicate.lemma != "be" and predicate not in (_ATTEND, _COME)


def is_participle(surface: str) -> bool:
    """Whether a word can be a verb in the past or a past participle: "closed", "built"; by its form alone."""
    plain = surface.casefold()
    if " " in plain:
        return False  # "at large"
    if plain in BE or plain in ("has", "does", "have", "do"):
        return plain in ("was", "were", "been")
    return is_past(surface) or irregular_base(surface) is not None or plain in UNCHANGED
