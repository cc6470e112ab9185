"""Who won by what a clause says: "Roe beat Lund", "a win over Lund", "Lund lost to Roe"."""

from __future__ import annotations

import re

from qa.comparing.asked_for import AskedFor
from qa.comparing.outcomes import Outcome
from qa.comparing.said import QuoteInContext
from qa.comparing.surroundings import CLAUSE
from qa.words.lemmas import content, lemma_set, lemmas

_NAME = r"(?:the\s+)?(?:[^\W\d_a-z][\w'’-]*)(?:\s+[^\W\d_a-z][\w'’-]*)*"
_ADVERB = r"(?:\w+ly\s+|narrowly\s+|again\s+)?"
_SCORE = r"(?:(?:by\s+)?[\d–-]+\s+)?"
_BE = r"(?:is|are|was|were|been|being|be)"
_WON = r"(?:win|victory|triumph)"
_BEAT = r"(?:beat|beats|defeated|defeats|thrashed|overcame|edged|outplayed)"
_LOST = r"(?:loss|defeat)"
_RESULT = lemma_set("win victory triumph beat defeat lose loss")
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<winner>{_NAME})\s+{_ADVERB}{_BEAT}\s+(?P<loser>{_NAME})",
        rf"(?P<loser>{_NAME})\s+{_ADVERB}(?:lost|lose|loses)\s+{_SCORE}to\s+(?P<winner>{_NAME})",
        rf"(?P<loser>{_NAME})\s+{_BE}\s+{_ADVERB}(?:beaten|defeated|thrashed|outplayed)\s+{_SCORE}by\s+(?P<winner>{_NAME})",
        rf"{_WON}\s+for\s+(?P<winner>{_NAME})(?:\s+(?:over|against)\s+(?P<loser>{_NAME}))?",
        rf"{_WON}\s+(?:over|against)\s+(?P<loser>{_NAME})",
        rf"{_LOST}\s+for\s+(?P<loser>{_NAME})",
        rf"{_LOST}\s+(?:to|by|against)\s+(?P<winner>{_NAME})",
        rf"(?P<winner>{_NAME})\s+{_ADVERB}won\b",
        rf"(?P<loser>{_NAME})\s+{_ADVERB}lost\b",
    )
)


def other_winner(one: QuoteInContext, other: QuoteInContext, asked: AskedFor) -> Outcome | None:
    """Compare who won in the clauses of two quotes.

    "other" if the winner of one is the loser of the other, "unclear" if the winners or the losers share no word; None
    if neither, or if a person, a place or a time is asked for.
    """
    if asked.kind in ("person", "place", "time"):
        return None
    left, right = _sides(one), _sides(other)
    for side in (0, 1):
        if left[side] and left[side] == right[1 - side]:
            return "other"
    for one_side, other_side in zip(left, right, strict=True):
        if one_side and other_side and one_side.isdisjoint(other_side):
            return "unclear"
    return None


def is_one_winner(one: QuoteInContext, other: QuoteInContext) -> bool:
    """Whether the quotes of two clauses name who beat the same side: "Roe beat Lund", "Lund lost to Roe"."""
    left, right = _sides(one), _sides(other)
    quoted = _words(one.quote), _words(other.quote)
    return all(left) and left == right and left[0] == quoted[0] == quoted[1]


def are_turned_round(one: QuoteInContext, other: QuoteInContext) -> bool:
    """Whether each quote names who beat the one that the other names: "Roe beat Lund", "Lund beat Roe"."""
    left, right = _sides(one), _sides(other)
    if not all((*left, *right)) or left != right[::-1]:
        return False
    return (_words(one.quote), _words(other.quote)) == (left[0], right[0]) and left[0] != left[1]


def are_swapped(one: QuoteInContext, other: QuoteInContext, asked: AskedFor) -> bool:
    """Whether two quotes say the same but for who won: "a win for Roe" and "a win over Roe"."""
    left, right = (content(lemmas(quote.quote)) - _RESULT for quote in (one, other))
    return left == right and other_winner(one, other, asked) == "other"


def _sides(quote: QuoteInContext) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the winner and of the loser that the clause of a quote names; none for one it does not."""
    before, after = CLAUSE.split(quote.around[0])[-1], CLAUSE.split(quote.around[1])[0]
    text = f"{before}{quote.quote}{after}"
    found = next((match for pattern in _PATTERNS if (match := pattern.search(text))), None)
    if found is None:
        return frozenset(), frozenset()
    named = found.groupdict()
    return _words(named.get("winner")), _words(named.get("loser"))


def _words(name: str | None) -> frozenset[str]:
    return frozenset((name or "").casefold().split()) - {"the"}
