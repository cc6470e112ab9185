"""Whether two quotes give the same value: dates by what both say, numbers by amount, names and phrases by words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Literal

from index.tokens import tokenize
from qa.choosing import same_words
from qa.comparing.dates import dates, same_date
from qa.comparing.quantities import Quantity, quantities, same_amount
from qa.types import Citation

Verdict = Literal["same", "other", "unclear"]

_ALIKE = 0.85  # share of equal letters, from which on two words are one name's spellings: Zelensky, Zelenskyy
_OVERLAP = 0.5  # share of the shorter phrase's stems, from which on two phrases say the same
_FAR = Decimal("1.5")  # times; a hedged number that is nearer to the other does not contradict it
_NAME_WORDS = 6  # a longer quote with capitals is a phrase about somebody
_NEAR = 3  # words before a quote that may hedge it
_HEDGE = re.compile(
    r"\b(?:about|approximately|approx|around|roughly|nearly|almost|some|circa|estimated|more than|over|at least|up to|"
    r"less than|fewer than|under|close to|as many as)\b|~",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not?|never|none|nobody|without|neither|nor)\b|n[’']t\b", re.IGNORECASE)
_TITLES = frozenset(
    "mr mrs ms dr sir lord lady president minister prime chancellor king queen prince princess general colonel captain"
    " senator governor mayor judge professor pope the a an of in on at to by for from and s".split()
)
_WORD = re.compile(r"\w+(?:[.,]\d+)*")


def compare(one: Citation, other: Citation) -> Verdict:
    """Say whether two quotes give one value, two values of one kind, or what cannot be set side by side.

    A value that is only more precise, hedged ("about", "nearly") or a part of the other's words is the same. Two
    phrases are never "other" values: different words may mean the same. The order does not matter.
    """
    if same_words(one.quote) == same_words(other.quote):
        return "same"
    for verdict in (_by_dates, _by_numbers, _by_names):
        found = verdict(one, other)
        if found is not None:
            return found
    return _by_words(one.quote, other.quote)


def _by_dates(one: Citation, other: Citation) -> Verdict | None:
    left, right = dates(one.quote, one.published), dates(other.quote, other.published)
    if not left or not right:
        return None
    verdicts = [same_date(a, b) for a in left for b in right]
    if True in verdicts:
        return "same"
    return "other" if verdicts == [False] else "unclear"


def _by_numbers(one: Citation, other: Citation) -> Verdict | None:
    left, right = quantities(one.quote), quantities(other.quote)
    if not left or not right or dates(one.quote) or dates(other.quote):
        return None
    hedged = _is_hedged(one) or _is_hedged(other)
    if any(_one_unit(a, b) and same_amount(a.value, b.value, hedged=hedged) for a in left for b in right):
        return "same"
    if len(left) > 1 or len(right) > 1 or not _one_unit(left[0], right[0]):
        return "unclear"
    low, high = sorted((left[0].value, right[0].value))
    return "other" if not hedged or high >= _FAR * low else "unclear"


def _one_unit(one: Quantity, other: Quantity) -> bool:
    return not one.unit or not other.unit or not one.unit.isdisjoint(other.unit)


def _is_hedged(citation: Citation) -> bool:
    before = citation.sentence[: citation.start - citation.sentence_start].split()[-_NEAR:]
    return _HEDGE.search(" ".join([*before, citation.quote])) is not None


def _by_names(one: Citation, other: Citation) -> Verdict | None:
    left, right = _name(one.quote), _name(other.quote)
    if not left or not right:
        return None
    if set(left) <= set(right) or set(right) <= set(left) or _initials(left, right) or _initials(right, left):
        return "same"
    apart = [word for word in left if word not in right], [word for word in right if word not in left]
    spelled = [a for a in apart[0] if any(SequenceMatcher(None, a, b).ratio() >= _ALIKE for b in apart[1])]
    return "same" if len(spelled) == min(map(len, apart)) else "other"


def _name(quote: str) -> tuple[str, ...]:
    """Give the plain words of a name, without titles; () where the quote is none: mostly words with a capital."""
    words = [word for word in _WORD.findall(quote) if word.casefold() not in _TITLES]
    capitals = sum(not word[0].islower() for word in words)
    if not words or len(words) > _NAME_WORDS or 2 * capitals <= len(words) or quantities(quote):
        return ()
    return tuple(_plain(word) for word in words)


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def _initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether a name is the other's first letters: "UN", "U.S."."""
    return len(full) > 1 and "".join(short) == "".join(word[0] for word in full)


def _by_words(one: str, other: str) -> Verdict:
    left, right = _stems(one), _stems(other)
    shorter = min(len(left), len(right))
    if shorter == 0 or any(bool(holds(one)) != bool(holds(other)) for holds in (_NEGATION.search, quantities, dates)):
        return "unclear"
    return "same" if len(left & right) >= _OVERLAP * shorter else "unclear"


def _stems(quote: str) -> frozenset[str]:
    return frozenset(tokenize(quote)) - _TITLES
