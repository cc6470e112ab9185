"""The words around two quotes: they can make equal quotes differ, or show that different ones do not conflict."""

from __future__ import annotations

import re

from qa.comparing.asked_for import AskedFor
from qa.comparing.outcomes import Outcome
from qa.comparing.said import QuoteInContext
from qa.words.lemmas import LIGHT_LEMMAS, lemmas, negations
from qa.words.opposites import are_rivals, contrasts, is_of_rival

_BEFORE, _AFTER = 4, 3  # words next to a quote that may change its meaning
CLAUSE = re.compile(
    r"[,;:.!?()“”\"]|\b(?:but|while|although|though|whereas|because|after|before|when|that|who|which)\b", re.IGNORECASE
)
"""Where clauses are parted, roughly."""


def turned(one: QuoteInContext, other: QuoteInContext, asked: AskedFor) -> Outcome | None:
    """Compare the surroundings of two quotes of one value; None if they change nothing.

    "Shares rose 3 %" and "shares fell 3 %" differ. If the quote names who did it, "Leeds won" and "Leeds lost" may both
    be true.
    """
    named = asked.kind in ("person", "place", "which")
    beside = [_beside(each) for each in (one, other)]
    if contrasts(frozenset(beside[0]), frozenset(beside[1])):
        return "unclear" if named or not _one_subject(beside, asked) else "other"
    if asked.kind == "amount" and are_rivals(frozenset(beside[0]), frozenset(beside[1])):
        return "unclear"
    if not named and asked.kind != "other":
        return None
    after = [negations(_clause_after(each)) % 2 for each in (one, other)]
    return "unclear" if named and after[0] != after[1] else None


def is_of_another(quote: QuoteInContext, asked: AskedFor) -> bool:
    """Whether a quote's clause has a rival of what an amount is asked of: the train's fare for that of the bus."""
    if asked.kind != "amount":
        return False
    before, after = CLAUSE.split(quote.sentence[: quote.start])[-1], CLAUSE.split(quote.sentence[quote.end :])[0]
    return is_of_rival(frozenset(lemmas(asked.text)), frozenset(lemmas(f"{before} {quote.quote} {after}")))


def _beside(quote: QuoteInContext) -> list[str]:
    before = CLAUSE.split(quote.before(_BEFORE))[-1]
    return [word for word in lemmas(f"{before} {_clause_after(quote)}") if word not in LIGHT_LEMMAS]


def _clause_after(quote: QuoteInContext) -> str:
    return CLAUSE.split(quote.after(_AFTER))[0]


def _one_subject(beside: list[list[str]], asked: AskedFor) -> bool:
    """Whether the opposed words apply to one thing: they share a word next to the quotes, or the question has one."""
    pairs = contrasts(frozenset(beside[0]), frozenset(beside[1]))
    words = set(lemmas(asked.text))
    return bool(set(beside[0]) & set(beside[1])) or any(words & set(pair) for pair in pairs)


def overlap(one: QuoteInContext, other: QuoteInContext) -> bool:
    """Whether two quotes are at the same place: equal sentences of one day, and overlapping ranges."""
    return (
        one.published == other.published
        and one.sentence == other.sentence
        and one.start < other.end
        and other.start < one.end
    )
