"""Whether a clause affirms or denies a proposition that it puts in other words; unclear in any doubt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qa.comparing.opposites import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemma
from qa.kinds.clauses import Clause
from qa.kinds.conflicts import conflicting
from qa.kinds.covering import Told, heads, is_covered, leads, start_of
from qa.kinds.predicates import Related, merged, relations
from qa.kinds.propositions import BE, Phrase, Proposition, is_participle
from qa.kinds.reserve import is_reserved
from qa.kinds.statement import is_preposition
from qa.kinds.words import Word, is_past
from qa.types import Verdict

_DEGREES = frozenset("most least more less too so".split())
_GAP = 4  # strange words that may stand between a predicate and what it is said of
_BE_PAST = frozenset({"was", "were", "been"})
_HAVE = frozenset({"has", "have", "had"})
_NOW = frozenset({"is", "are", "am", "remains", "remain", "stays", "stay", "being"})
_AUXILIARIES = BE | _HAVE | frozenset("do does did will would can not never no longer remains remain stays stay".split())
_JOINS = frozenset(
    "who which that whom whose what when where why how because after before since while as than if or and but".split()
)
_PARTLY = frozenset(
    map(lemma, "all every always entirely necessarily fully only just enough quite everyone everybody wholly both completely alone".split())
)
_NOBODY = frozenset("nobody none neither".split())
_PEOPLE = frozenset(
    map(lemma, "man woman people person child passenger worker resident player visitor soldier officer student patient driver".split())
)
_PLANS = frozenset(map(lemma, "plan proposal idea project scheme".split()))
_ENDED = frozenset(map(lemma, "cancel scrap abandon drop".split())) | {"call off"}
_SELVES = frozenset("itself himself herself themselves".split())
_PARTING = frozenset("to who which after before since while than".split())
_ADVERBS = frozenset("early late twice once again before today yesterday tomorrow now later ago away home abroad when until".split())
_THEM = frozenset("it them him her that this either".split())


class _Place(NamedTuple):
    """A predicate's place in a clause, how it relates to the question's, and where the subject's head is (-1: nobody)."""

    at: int
    related: Related
    subject: int


def assert_of(proposition: Proposition, clause: Clause, told: Told) -> Verdict:
    """Return a clause's verdict on a proposition."""
    words = told.words
    if "?" in clause.text[-2:]:
        return "unclear"
    for place in _places(proposition, told):
        if is_reserved(proposition, clause, words, place.at) or not _has_tense(proposition, words, place):
            continue
        negation = _negation(proposition, words, place)
        if negation is None:
            continue
        verdict = _verdict(proposition, told, place, negated=negation)
        if verdict != "unclear":
            return verdict
    return "unclear"


def _verdict(proposition: Proposition, told: Told, place: _Place, *, negated: bool) -> Verdict:
    relation = place.related.relation
    opposed = relation == "opposite"
    if (relation == "implied" and negated) or (relation == "implies" and not negated) or (opposed and negated):
        return "unclear"
    covered = _covers_rest(proposition, told, place, denied=negated or opposed)
    if covered:
        return "no" if negated or opposed else "yes"
    if not negated and not opposed and conflicting(proposition, told, place.at):
        return "no"
    return "unclear"


def _places(proposition: Proposition, told: Told) -> Iterator[_Place]:
    words = told.words
    for at, word in enumerate(words):
        if word.surface[:1].isupper() and at and word.lemma != proposition.predicate.lemma:
            continue
        if at and words[at - 1].surface.casefold() in _DEGREES - proposition.surfaces:
            continue
        for related in relations(proposition.predicate.lemma, word.lemma, is_state=proposition.tense in ("is", "was")):
            if not _is_linked(proposition, words, at):
                continue
            subject = _subject(proposition, told, at, related)
            if subject is not None:
                yield _Place(at, related, subject)


def _is_linked(proposition: Proposition, words: tuple[Word, ...], at: int) -> bool:
    """Whether "is" or the like leads to a word that is no verb, if it is asked what something is."""
    surface = words[at].surface.casefold()
    asked = proposition.predicate.surface
    if proposition.tense not in ("is", "was") or asked.endswith("ing") or is_participle(asked) or is_participle(surface) or surface in BE or surface.endswith(("ing", "s")):
        return True
    return any(word.surface.casefold() in BE | _NOW for word in words[max(at - 5, 0) : at])


def _subject(proposition: Proposition, told: Told, at: int, related: Related) -> int | None:
    """Return where the subject's head is, on the side of the verb where it has to be; -1 for nobody in particular."""
    words = told.words
    passive = _is_passive(words, at)
    asked_passive = proposition.passive != related.swapped
    if proposition.predicate.lemma == "be" or not (is_participle(words[at].surface) or asked_passive):
        asked_passive = passive
    before = range(at)
    if not proposition.subject:
        return -1 if asked_passive == passive else None
    head, *others = proposition.subject
    if asked_passive == passive or (asked_passive and not passive and not is_participle(words[at].surface)):
        found = [each for each in heads(head, told, before) if _is_subject(told, each, at, proposition.lemmas)]
    elif asked_passive:  # the clause says who does it: its subject is not asked for, its object is
        found = [each for each in heads(head, told, range(at + 1, len(words))) if _is_near(told, at, each) and not _goes_on(words, each)]
        found = found if at and not _is_infinitive(words, at) else []
    else:  # "was bought by Lund"
        found = [
            each
            for each in heads(head, told, range(at + 1, len(words)))
            if "by" in {word.surface for word in words[at + 1 : each]} and _is_near(told, at, each)
            and not _goes_on(words, each)
        ]
    if not found and asked_passive != passive and passive and _is_said_of_it(proposition, told, at):
        return at
    if not found:
        return None
    there = range(len(words))
    after = {word.surface.casefold() for word in words[found[-1] + 1 : found[-1] + 2]}
    narrowed = all(
        bool(heads(each, told, there)) if each.led in after else is_covered(each, told, there) for each in others
    )
    return found[-1] if narrowed else None


def _is_said_of_it(proposition: Proposition, told: Told, at: int) -> bool:
    """Whether what nobody does, by a passive without "by", is not done by the subject, of which the article speaks."""
    words = told.words
    return (
        "by" not in {word.surface for word in words[at:]}
        and any(word.lemma in NEGATOR_LEMMAS for word in words[max(at - 4, 0) : at])
        and all(word.lemma in told.before for phrase in proposition.subject for word in phrase.words)
    )


def _is_passive(words: tuple[Word, ...], at: int) -> bool:
    """Whether a participle has a form of "be" before it, with adverbs or a negation between."""
    if not is_participle(words[at].surface) and words[at].lemma.partition(" ")[0] == words[at].lemma:
        return False
    for before in reversed(words[max(at - 4, 0) : at]):
        surface = before.surface.casefold()
        if surface in BE:
            return True
        if before.lemma not in NEGATOR_LEMMAS and not surface.endswith("ly") and surface not in ("yet", "already", "again", "later", "also", "still", "longer", "since"):
            return False
    return False


def _is_subject(told: Told, head: int, at: int, asked: frozenset[str]) -> bool:
    """Whether a noun is the subject of the predicate: nothing but auxiliaries, adverbs and a phrase of place between."""
    words = told.words
    begin = start_of(words, head)
    planned = begin > 1 and words[begin - 1].surface in ("for", "of") and words[begin - 2].lemma in _PLANS
    if not leads(words, begin) and not planned:
        return False
    strange, placed = 0, False
    for each in range(head + 1, at):
        word = words[each]
        surface = word.surface.casefold()
        if surface in _AUXILIARIES or word.lemma in NEGATOR_LEMMAS or surface.endswith("ly"):
            continue
        placed = placed or surface in ("in", "at", "on", "near")
        if surface == "of" and placed:
            continue
        if surface in _JOINS or surface in ("of", "for", "with", "from", "by", ",", ";", ":", "(", ")") or surface in "“”\"":
            return False
        if word.lemma in LIGHT_LEMMAS | asked or surface in _SELVES or (word.surface[:1].isupper() and each == head + 1):
            continue
        if is_past(word.surface) or not placed:
            return False
        strange += 1
    return strange <= _GAP


def _is_near(told: Told, at: int, other: int, led: str = "") -> bool:
    """Whether an object follows a verb with no clause, verb or mark between."""
    inside = told.words[at + 1 : other]
    if any(word.surface.casefold() in _JOINS - {led} or word.surface in ';:()“”"' for word in inside):
        return False
    comma = next((each for each, word in enumerate(inside) if word.surface == ","), None)
    if comma is not None and not all(word.surface[:1].isupper() for word in (*inside[comma + 1 :], told.words[other])):
        return False  # but "the incumbent, Waldo Prine"
    strange = [word for word in inside if word.lemma not in LIGHT_LEMMAS | NEGATOR_LEMMAS and not is_preposition(word.surface)]
    return len(strange) <= _GAP and not any(_is_verb(word) for word in strange)


def _is_verb(word: Word) -> bool:
    return is_past(word.surface) and word.surface.islower()


def _is_infinitive(words: tuple[Word, ...], at: int) -> bool:
    return at > 0 and words[at - 1].surface.casefold() == "to"


def _covers_rest(proposition: Proposition, told: Told, place: _Place, *, denied: bool) -> bool:
    """Whether the clause says the rest too: the object by the verb, times and places in it or before it."""
    words = told.words
    if not proposition.rest:
        return True
    first, *others = proposition.rest
    if not all(_is_beside(each, told, place.at, denied=denied) for each in others):
        return False
    direct = first.led == ""
    behind = range(place.at + 1, len(words))
    if any(_is_attached(first, told, place.at, each) for each in heads(first, told, behind)):
        return True
    before = range(place.at)
    if direct and _is_passive(words, place.at):
        return any(_is_subject(told, each, place.at, proposition.lemmas) for each in heads(first, told, before))
    stand_in = {word.surface.casefold() for word in words[place.at + 1 : place.at + 3]} & _THEM
    if stand_in and all(word.lemma in told.before for word in first.words):
        return True
    if direct:
        return False
    return _is_beside(first, told, place.at, denied=denied)


def _is_beside(phrase: Phrase, told: Told, at: int, *, denied: bool) -> bool:
    """Whether a clause says a phrase beside a verb, or the sentences before it do and the clause no other like it.

    No other verb, and no other phrase that is led by the same word, may stand between.
    """
    words = told.words
    places = heads(phrase, told, range(len(words)))
    for place in places:
        begin = start_of(words, place)
        if place < at:
            if begin < 2 and (phrase.led == "" or _fits(words, begin, phrase.led)):
                return True
            continue
        if not _fits(words, begin, phrase.led):
            continue
        inside = words[at + 1 : max(begin - 1, at + 1)]
        if not any(_is_verb(word) or word.surface.casefold() in _PARTING | {phrase.led} for word in inside):
            return True
    if places or any(word.surface.casefold() == phrase.led for word in words[at + 1 :]):
        return False
    named = any(word.surface[:1].isupper() for word in phrase.words)
    return phrase.definite and (denied or not named) and is_covered(phrase, told, range(at))


def _is_attached(phrase: Phrase, told: Told, at: int, head: int) -> bool:
    """Whether a phrase belongs to the verb, led by the same preposition."""
    if not _is_near(told, at, head, phrase.led):
        return False
    return not _goes_on(told.words, head) and _fits(told.words, start_of(told.words, head), phrase.led)


def _goes_on(words: tuple[Word, ...], head: int) -> bool:
    """Whether a noun is only part of a longer one: "the British" of "the British group"."""
    if head + 1 == len(words):
        return False
    word = words[head + 1]
    surface = word.surface
    if not surface.islower() or not surface.isalpha() or word.lemma in LIGHT_LEMMAS | NEGATOR_LEMMAS or is_preposition(surface):
        return False
    return surface not in _ADVERBS | _JOINS and not surface.endswith(("ly", "ing")) and not is_past(surface)


def _fits(words: tuple[Word, ...], begin: int, led: str) -> bool:
    """Whether the preposition before a noun phrase is the one that was asked with, or one like it."""
    leading = words[begin - 1].surface.casefold() if begin else ""
    said = leading if is_preposition(leading) else ""
    pairs = ({"in", "on", "at", "during", "by", "within"}, {"for", ""}, {"to", ""}, {"with", "to", "from", ""})
    return said == led or any({said, led} <= pair for pair in pairs)


def _negation(proposition: Proposition, words: tuple[Word, ...], place: _Place) -> bool | None:
    """Return whether the clause negates its predicate; None if it cannot be told."""
    negators = [at for at, word in enumerate(words) if word.lemma in NEGATOR_LEMMAS]
    nobody = not proposition.subject
    if not negators:
        return None if nobody and not _is_somebody(words, place.at) else False
    if len(negators) > 1 or place.related.relation == "opposite":
        return None
    (at,) = negators
    following = words[at + 1].lemma if at + 1 < len(words) else ""
    if following in _PARTLY and following not in proposition.lemmas:
        return None
    low, high = sorted((place.subject if place.subject >= 0 else 0, place.at))
    if place.subject == place.at:  # said of nobody in particular
        return True
    if nobody:
        return True if at < place.at and _is_nobody(words, at, place.at) else None
    if proposition.predicate.lemma == "be" and high < at <= high + 2:
        return True
    if low < at < high or (words[at].surface.casefold() in ("no", "none", "neither") and start_of(words, low) == at):
        return True
    if at == place.at + 1 and words[at].surface.casefold() == "no" and " " in words[place.at].lemma:
        return True  # "made no arrests"
    if words[at].surface.casefold() == "no" and at > place.at:
        return True if any(_same_object(phrase, words, at) for phrase in proposition.rest[:1]) else None
    if words[at].surface.casefold() == "no" and at < low and words[low].lemma in _lemmas(proposition.subject):
        return True if at >= low - 3 else None
    return None


def _same_object(phrase: Phrase, words: tuple[Word, ...], at: int) -> bool:
    return any(word.lemma == phrase.head.lemma for word in words[at + 1 : at + 4])


def _lemmas(subject: tuple[Phrase, ...]) -> frozenset[str]:
    return frozenset(word.lemma for phrase in subject for word in phrase.words)


def _is_nobody(words: tuple[Word, ...], at: int, verb: int) -> bool:
    """Whether a negator is the subject, "nobody", "none of them" or "no passengers", of a verb that follows."""
    if words[at].surface.casefold() in _NOBODY:
        return verb - at <= _GAP + 2
    following = [word.surface.casefold() for word in words[at + 1 : verb]]
    if words[at].surface.casefold() == "no" and following[:1] == ["one"]:
        return verb - at <= _GAP + 2
    return words[at].surface.casefold() == "no" and bool(following) and verb - at <= _GAP and any(
        word.lemma in _PEOPLE for word in words[at + 1 : verb]
    )


def _is_somebody(words: tuple[Word, ...], at: int) -> bool:
    """Whether people are the subject of a verb: a number of them, or a name."""
    before = [word for word in words[max(at - 5, 0) : at]]
    return any(word.lemma in _PEOPLE for word in before)


def _has_tense(proposition: Proposition, words: tuple[Word, ...], place: _Place) -> bool:
    """Whether a clause speaks of the question's time."""
    at = place.at
    before = [word.surface.casefold() for word in words[max(at - 5, 0) : at]]
    group = frozenset(before[before.index(",") + 1 :] if "," in before else before)
    surface = words[at].surface.casefold()
    if "to" in before[-1:] and not (group & {"going"} and proposition.tense in ("future", "is")):
        return False
    past = bool(group & (_BE_PAST | {"did", "had"})) or (is_participle(surface) and not group & (_NOW | {"has", "have", "will"}))
    perfect = bool(group & {"has", "have"})
    future = "will" in group
    if future and place.related.relation == "opposite" and proposition.predicate.lemma in _ENDED:
        return True  # what will take place was not called off
    match proposition.tense:
        case "past" | "was":
            return (past or perfect) and not future
        case "perfect":
            return (past or perfect or (bool(group & _NOW) and is_participle(surface))) and not future
        case "is" | "present":
            if future or (past and not place.related.lasting):
                return False
            return place.related.lasting or not perfect
        case "future":
            return future or "going" in group
        case _:
            return bool(proposition.lemmas & {lemma(each) for each in group} & _MODALS)


_MODALS = frozenset(map(lemma, "can could may might must should would".split()))
