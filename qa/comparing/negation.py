"""Whether the words before a quote deny it: "was not started by a spark", "ruled out frost", "anywhere but Leeds"."""

from __future__ import annotations

import re

from qa.comparing.asked_for import AskedFor
from qa.comparing.leaving import has_stayed
from qa.comparing.name_words import read_name
from qa.comparing.outcomes import Outcome
from qa.comparing.said import QuoteInContext
from qa.words.grammar import BE, CLAUSE
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemmas, negations

_NEXT = 2  # words before a quote in which a "not" negates it
_REACH = 3  # words with a meaning between it and a "not" further off
_DENYING = re.compile(  # says of what follows that it is not so
    r"\b(?:rul(?:e|es|ed|ing) out|far from|no longer(?! than\b)|not any ?more|anything but|"
    r"den(?:y|ies|ied|ying)(?: that)?(?= (?:it|he|she|they|there|this|being|having)\b))\b",
    re.IGNORECASE,
)
_EXCEPTING = re.compile(r"\b(?:(?:all|any\w*|every\w*) but|except(?: for)?|apart from|other than)\b", re.IGNORECASE)
_DETERMINERS = frozenset("the a an his her its their this that these those some".split())
_LIFTS = frozenset("until till than unless except without".split())  # "will not open until May" does open in May
_BE = frozenset(BE.split("|"))
_HAVE_BEEN = frozenset("have has had be been".split())  # "cannot have been Roe"
_MOST_BEEN = 4  # such words before a quote at most


def turned_by_negation(one: QuoteInContext, other: QuoteInContext, asked: AskedFor) -> Outcome | None:
    """Compare two quotes of one value of which only one is denied or left out; None if it is both or neither."""
    if _is_excepted(one) != _is_excepted(other):
        return "unclear"
    denied = [_is_negated(each) and not has_stayed(each.around[0], asked) for each in (one, other)]
    if denied[0] != denied[1]:
        return "other" if asked.kind == "other" else "unclear"
    verbs = _negated_verbs(one), _negated_verbs(other)
    if (verbs[0] is None) == (verbs[1] is None) or negations(asked.text):
        return None
    under, plain = (verbs[0], other) if verbs[0] is not None else (verbs[1], one)
    is_one_thing = asked.kind == "other" or (asked.kind == "which" and read_name(one.quote) is None)  # no name
    if _is_said_again(under or [], plain, asked):
        return "other" if is_one_thing else "unclear"
    return "unclear" if is_one_thing and not _BE.isdisjoint(under or []) else None


def _is_negated(quote: QuoteInContext) -> bool:
    before = _DENYING.sub("not", quote.around[0]).split()[-_NEXT - _MOST_BEEN :]
    while before and before[-1].casefold() in _HAVE_BEEN:
        del before[-1]
    return negations(CLAUSE.split(" ".join(before[-_NEXT:]))[-1]) % 2 == 1


def _is_excepted(quote: QuoteInContext) -> bool:
    """Whether a quote is what is left out: "anywhere but Leeds", "all but one"."""
    before = quote.before(_NEXT)
    found = _EXCEPTING.search(f"{before} {quote.quote}")
    return found is not None and found.start() <= len(before) + 1


def _negated_verbs(quote: QuoteInContext) -> list[str] | None:
    """Return the verbs between a "not" further off and a quote that is under it; None if there is none.

    "Was not started by" is one, not "did not reach the fire at", where another thing is between.
    """
    before = lemmas(CLAUSE.split(_DENYING.sub("not", quote.around[0]))[-1])
    if _is_negated(quote) or negations(" ".join(before)) % 2 == 0:
        return None
    last = max(at for at, word in enumerate(before) if word in NEGATOR_LEMMAS)
    between = list(before[last + 1 :])
    apart = next((at for at, word in enumerate(between) if word in _DETERMINERS), len(between))
    if any(word in LIGHT_LEMMAS for word in between[apart + 1 :]) or not _LIFTS.isdisjoint(between):
        return None
    meant = [word for word in between if word not in LIGHT_LEMMAS]
    return between[:apart] if len(meant) <= _REACH else None


def _is_said_again(verbs: list[str], plain: QuoteInContext, asked: AskedFor) -> bool:
    """Whether a verb that is negated on one side is in the question, or in the clause of the other quote."""
    clause = CLAUSE.split(plain.around[0])[-1], CLAUSE.split(plain.around[1])[0]
    return not (set(verbs) - LIGHT_LEMMAS).isdisjoint(lemmas(f"{asked.text} {' '.join(clause)}"))
