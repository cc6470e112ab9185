"""The words around two quotes: they can make equal quotes differ, or show that different ones do not conflict."""

from __future__ import annotations

import re

from qa.comparing.asked_for import AskedFor
from qa.comparing.outcomes import Outcome
from qa.comparing.said import QuoteInContext
from qa.words.clauses import own_clause
from qa.words.grammar import CLAUSE
from qa.words.kin import A_RELATIVE
from qa.words.lemmas import LIGHT_LEMMAS, lemmas, negations
from qa.words.opposites import are_rivals, contrasts, is_of_rival, with_beaten

_BEFORE, _AFTER = 4, 3  # words next to a quote that may change its meaning
_NOT_DOING = re.compile(  # after what is said to do it: "a spark did not start it"
    r"\s+(?:(?:is|was|are|were|do|does|did|has|have|had|can|could|will|would)(?: not|n['’]t)|cannot|never)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"\b(?:may|might|could)\b(?! not\b)", re.IGNORECASE)
_ALSO_POSSIBLE = re.compile(r"\band (?:\w+ly |then |later )?(?:may|might|could)\b(?P<what>.*)", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_OTHER_FIGURE = re.compile(  # behind a figure: "on sales of £20m"
    r"\bwith\b.*|\b(?:on|in|of|from)\s+(?:[a-z]+\s+){0,2}of\s+[£$€]?\d.*", re.IGNORECASE | re.DOTALL
)
_OTHER_COUNT = re.compile(r"\b(?:for|by|to|among|under)\s+(?:[a-z]+\s+){0,2}\d.*", re.IGNORECASE | re.DOTALL)
_OF_KIN = re.compile(rf"\b(?:his|her|their|['’]s)\s+(?:\w+\s+)?(?P<who>{A_RELATIVE})\s+(?:is|was|,)\s", re.IGNORECASE)


def turned(one: QuoteInContext, other: QuoteInContext, asked: AskedFor) -> Outcome | None:
    """Compare the surroundings of two quotes of one value; None if they change nothing.

    "Shares rose 3 %" and "shares fell 3 %" differ. If the quote names who did it, "Leeds won" and "Leeds lost" may both
    be true.
    """
    named = asked.kind in ("person", "place", "which")
    beside = [_beside(each) for each in (one, other)]
    if contrasts(frozenset(beside[0]), frozenset(beside[1])):
        return "unclear" if named or not _one_subject(beside, asked) else "other"
    if asked.kind == "amount":
        counted = [frozenset((*words, *lemmas(each.quote))) for words, each in zip(beside, (one, other), strict=True)]
        if are_rivals(*counted):
            return "unclear"
    if named or asked.kind == "amount":
        denied = [negations(_clause_after(each)) % 2 == 1 for each in (one, other)]
    else:
        denied = [_NOT_DOING.match(each.around[1]) is not None for each in (one, other)]
    return "unclear" if denied[0] != denied[1] else None


def is_of_another(quote: QuoteInContext, asked: AskedFor) -> bool:
    """Whether a quote's clause has a rival of what is asked about: the train's fare for that of the bus.

    What has a figure of its own behind the quote is no rival: a profit of £5m "on sales of £20m" is one.
    """
    if asked.kind == "other":
        return False
    before, after = own_clause(*quote.around)
    after = _OTHER_FIGURE.sub("", after)
    if _HOW_MANY.search(asked.text):
        after = _OTHER_COUNT.sub("", after)
    words = frozenset(lemmas(asked.text))
    behind = (after, after.partition(" and ")[0])  # "£9 and children go free" is no price for children
    return all(is_of_rival(words, frozenset(lemmas(f"{before} {quote.quote} {each}"))) for each in behind)


def may_both_hold(one: QuoteInContext, other: QuoteInContext, asked: AskedFor) -> bool:
    """Whether two values that differ may both be so: each is only possible, or of a rival of what the other is of.

    "Roe could win" does not contradict "Holt could win", nor "his son was 9" that he was 40, nor a profit the sales.
    """
    if asked.names and _is_possible(one, asked) and _is_possible(other, asked):
        return True
    if asked.kind != "amount":
        return False
    subjects = [_of_whom(CLAUSE.split(each.around[0])[-1], asked) for each in (one, other)]
    counted = [frozenset((*lemmas(each.quote), *_beside(each))) for each in (one, other)]
    return subjects[0] != subjects[1] or all(is_of_rival(*pair) for pair in (counted, counted[::-1]))


def _is_possible(quote: QuoteInContext, asked: AskedFor) -> bool:
    """Whether a clause says of its quote only that it may be so: "Roe could win", and not "Roe won and could go up"."""
    before, after = CLAUSE.split(quote.around[0])[-1], CLAUSE.split(quote.around[1])[0]
    also = _ALSO_POSSIBLE.search(after)
    if also is not None and set(lemmas(also["what"])).isdisjoint(set(lemmas(asked.text)) - LIGHT_LEMMAS):
        after = after[: also.start()]
    return _POSSIBLE.search(f"{before} {after}") is not None


def _of_whom(text: str, asked: AskedFor) -> str:
    """Return the relative of somebody that a clause is about, "his daughter was"; nothing if the question names it."""
    found = _OF_KIN.search(text)
    return "" if found is None or found["who"].casefold() in asked.text.casefold() else found["who"].casefold()


def _beside(quote: QuoteInContext) -> list[str]:
    before = CLAUSE.split(quote.before(_BEFORE))[-1]
    return [word for word in lemmas(with_beaten(f"{before} {_clause_after(quote)}")) if word not in LIGHT_LEMMAS]


def _clause_after(quote: QuoteInContext) -> str:
    return CLAUSE.split(quote.after(_AFTER))[0]


def _one_subject(beside: list[list[str]], asked: AskedFor) -> bool:
    """Whether the opposed words apply to one thing: they share a word next to the quotes, or the question has one.

    So they do if they stand alone beside amounts: "a 4 % gain" and "a 4 % loss".
    """
    pairs = contrasts(frozenset(beside[0]), frozenset(beside[1]))
    words = set(lemmas(asked.text))
    if asked.kind == "amount" and len(pairs) == 1 and all(set(each) <= set(pairs[0]) for each in beside):
        return True
    return bool(set(beside[0]) & set(beside[1])) or any(words & set(pair) for pair in pairs)


def overlap(one: QuoteInContext, other: QuoteInContext) -> bool:
    """Whether two quotes are at the same place: equal sentences of one day, and overlapping ranges."""
    return (
        one.published == other.published
        and one.sentence == other.sentence
        and one.start < other.end
        and other.start < one.end
    )
