"""Where the subject of a question's predicate is in a clause: before a verb, after it, or after "by"."""

from __future__ import annotations

from qa.kinds.lexicon import CONJUNCTIONS, MARKS, RELATIVES
from qa.kinds.yes_no.attached import goes_on, is_near
from qa.kinds.yes_no.covering import ClauseInContext, heads, is_covered, leads, start_of
from qa.kinds.yes_no.predicates import Related
from qa.kinds.yes_no.propositions import BE, PLANS, NounPhrase, Proposition, is_participle
from qa.words.grammar import is_preposition
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS
from qa.words.word import Word, is_past

ANYBODY = -1
"""The place of a subject that is asked for as "anybody"."""

_GAP = 4  # other words in a phrase of place that may be between a subject and its verb
_AUXILIARIES = BE | frozenset(
    "going has have had do does did will would can could not never no longer remains remain stays stay".split()
)
_MARKS = MARKS | {","}
_SELVES = frozenset("itself himself herself themselves".split())
_LEADING = frozenset("did do does will can could must should".split())
_BETWEEN = frozenset("yet already again later also still longer since".split())
_SMALL = _AUXILIARIES | _SELVES | _BETWEEN
_STAYING = frozenset("stay stays stayed remain remains remained".split())
_THEM = frozenset("it them".split())


def find_subject(proposition: Proposition, clause: ClauseInContext, at: int, related: Related) -> int | None:
    """Return where the subject's head is, on the side of the verb where it has to be; None if it is not there.

    `ANYBODY` if no one in particular is asked for; the verb's own place if it is denied where the subject is spoken of:
    "agency staff are no longer used", of a hospital.
    """
    words = clause.words
    passive = is_passive(words, at)
    asked_passive = proposition.passive != related.swapped
    if proposition.predicate.lemma == "be" or not (
        is_participle(words[at].surface) or asked_passive or related.swapped
    ):
        asked_passive = passive
    if not proposition.subject:
        return ANYBODY if asked_passive == passive else None
    head, *others = proposition.subject
    after = [each for each in heads(head, clause, range(at + 1, len(words))) if is_near(words, at, each)]
    after = [each for each in after if not goes_on(words, each, proposition.lemmas)]
    if proposition.predicate.lemma == "be" and at and words[at - 1].surface.casefold() == "there":
        return after[0] if after and _is_narrowed(others, clause, after[0]) else None
    if asked_passive == passive or (asked_passive and not passive and not _takes_object(words, at)):
        found = [each for each in heads(head, clause, range(at)) if _is_subject(proposition, clause, each, at)]
    elif asked_passive:  # the clause says who does it: what is asked about is its object
        found = after if at and words[at - 1].surface.casefold() != "to" else []
        if not found and _stands_for_it(proposition, clause, at):
            return at + 1
    else:  # "was bought by Lund"
        found = [each for each in after if "by" in {word.surface for word in words[at + 1 : each]}]
    if not found and passive and not asked_passive and _is_said_around(proposition, clause, at):
        return at
    return found[-1] if found and _is_narrowed(others, clause, found[-1]) else None


def _takes_object(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word is surely a verb: in the past, with an auxiliary before it, or with a pronoun after it."""
    following = {word.surface.casefold() for word in words[at + 1 : at + 2]}
    before = {word.surface.casefold() for word in words[max(at - 3, 0) : at]}
    return is_participle(words[at].surface) or bool(following & _THEM) or bool(before & _LEADING)


def _stands_for_it(proposition: Proposition, clause: ClauseInContext, at: int) -> bool:
    """Whether "it" or "them" after a verb is the subject that is asked about, which was just mentioned."""
    following = {word.surface.casefold() for word in clause.words[at + 1 : at + 2]}
    return bool(following & _THEM) and _is_known(proposition, clause)


def _is_known(proposition: Proposition, clause: ClauseInContext) -> bool:
    return all(word.lemma in clause.before for phrase in proposition.subject for word in phrase.words)


def _is_narrowed(others: list[NounPhrase], clause: ClauseInContext, head: int) -> bool:
    """Whether the phrases that narrow a subject are said of it, or were before and it has no other of the kind."""
    everywhere = range(len(clause.words))
    following = {word.surface.casefold() for word in clause.words[head + 1 : head + 2]}
    return all(
        bool(heads(each, clause, everywhere)) if each.led in following else is_covered(each, clause, everywhere)
        for each in others
    )


def _is_said_around(proposition: Proposition, clause: ClauseInContext, at: int) -> bool:
    """Whether a passive without "by" is denied where the subject is spoken of."""
    words = clause.words
    return (
        "by" not in {word.surface for word in words[at:]}
        and any(word.lemma in NEGATOR_LEMMAS for word in words[max(at - 4, 0) : at])
        and _is_known(proposition, clause)
    )


def is_doer(phrase: NounPhrase, proposition: Proposition, clause: ClauseInContext, at: int) -> bool:
    """Whether what follows "by" in a question is the subject of a clause's verb."""
    return any(_is_subject(proposition, clause, each, at) for each in heads(phrase, clause, range(at)))


def is_passive(words: tuple[Word, ...], at: int) -> bool:
    """Whether a participle has a form of "be" before it, with adverbs or a negation between."""
    if not is_participle(words[at].surface):
        return False
    for before in reversed(words[max(at - 4, 0) : at]):
        surface = before.surface.casefold()
        if surface in BE | _STAYING:
            return True
        if before.lemma not in NEGATOR_LEMMAS and not surface.endswith("ly") and surface not in _BETWEEN:
            return False
    return False


def _is_subject(proposition: Proposition, clause: ClauseInContext, head: int, at: int) -> bool:
    """Whether a noun is the subject of a verb: only auxiliaries, adverbs and what narrows the noun are between them."""
    return _may_be_subject(proposition, clause.words, head) and _gap_fits(proposition, clause.words, head, at)


def _may_be_subject(proposition: Proposition, words: tuple[Word, ...], head: int) -> bool:
    """Whether no preposition leads to a noun, but one such as that of "a plan for it", or "of" if all are asked for."""
    begin = start_of(words, head)
    if leads(words, begin):
        return True
    if begin < 2:
        return False
    leading, before = words[begin - 1].surface, words[begin - 2]
    if leading in ("for", "of") and before.lemma in PLANS:
        return True
    return proposition.every and leading == "of" and not goes_on(words, head, proposition.lemmas)


def _gap_fits(proposition: Proposition, words: tuple[Word, ...], head: int, at: int) -> bool:
    """Whether all words between a noun, at `head`, and a verb are auxiliaries, adverbs, or narrow the noun."""
    expected = LIGHT_LEMMAS | NEGATOR_LEMMAS | proposition.lemmas
    other_words, is_placed = 0, False
    for place in range(head + 1, at):
        word, surface = words[place], words[place].surface.casefold()
        if surface in RELATIVES:
            is_placed = True
        elif surface in CONJUNCTIONS | _MARKS:
            return False
        elif is_preposition(surface):
            is_placed = is_placed or _narrows(words, head, place)
            if not is_placed and not _is_asked(proposition, words, place):
                return False
        elif word.lemma in expected or surface in _SMALL or surface.endswith("ly"):
            continue
        elif word.surface[:1].isupper() and place == head + 1:
            continue  # a name behind its noun: "the trawler Orme"
        elif not is_placed or (is_past(word.surface) and not _has_relative(words[head:place])):
            return False
        else:
            other_words += 1
    return other_words <= (1 if _has_relative(words[head:at]) else _GAP)


def _narrows(words: tuple[Word, ...], head: int, place: int) -> bool:
    """Whether a preposition leads to where a noun is, to a figure or name that it is of, or to whose plan it is."""
    surface = words[place].surface.casefold()
    if surface == "of":
        following = words[place + 1].surface  # the verb at the latest
        return following[0].isdigit() or following[:1].isupper()
    return surface in ("in", "at", "on", "near") or (surface == "by" and words[head].lemma in PLANS)


def _has_relative(words: tuple[Word, ...]) -> bool:
    return not RELATIVES.isdisjoint(word.surface for word in words)


def _is_asked(proposition: Proposition, words: tuple[Word, ...], at: int) -> bool:
    """Whether the next word that means something is the question's."""
    following = (word for word in words[at + 1 :] if word.lemma not in LIGHT_LEMMAS)
    word = next(following, None)
    return word is not None and word.lemma in proposition.lemmas
