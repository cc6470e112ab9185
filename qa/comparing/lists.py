"""Quotes that list several things."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.choosing import same_words
from qa.comparing.outcomes import Outcome
from qa.words.quantities import quantities, without_quantities

_JOIN = r" (?:and|&|or|as well as|(?:along|together) with|alongside(?= (?-i:[A-Z]))) "
_AND = re.compile(rf",?{_JOIN}|, ", re.IGNORECASE)
_JOINS = re.compile(_JOIN, re.IGNORECASE)
_NO_LIST = re.compile(  # a number, or what hedges it
    r"\bbetween [^,]{1,20} and (?=\S*\d)|\band (?:a half|a quarter|three[- ]quarters)\b|\bgive or take\b|"
    r"\bor (?:more|less|fewer|so|thereabouts|over|under)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"^both (?=.* and )", re.IGNORECASE)
_NAMED = re.compile(r"[^\W\d_]|[$€£¥₹]")  # in each part of a list whose order does not matter: none of a match's scores
_ITEM_WORDS = 6  # a longer item is a clause


def is_choice(quote: str) -> bool:
    """Whether a quote leaves open which of several it is: "Lund or Roe"."""
    return re.search(r"\bor\b", quote, re.IGNORECASE) is not None


def items(quote: str) -> tuple[str, ...]:
    """Return the items of a list, in order; the quote itself if it is not a list.

    A list has an "and" that is not part of a number ("between 3 and 5", "two and a half").
    """
    plain = quote.strip(" “”\"'.,;:")
    if ";" in plain:
        parts = tuple(part.strip() for part in re.split(r";(?: and| or)?", plain) if part.strip())
        return (quote,) if any(len(part.split()) > _ITEM_WORDS for part in parts) else parts
    if not _JOINS.search(_NO_LIST.sub("", plain)):
        return (quote,)
    if quantities(plain) and not re.search(r"[^\W\d_]{3,}", _JOINS.sub(" ", without_quantities(plain))):
        return (quote,)
    parts = tuple(part.strip() for part in _AND.split(plain) if part.strip())
    whole = len(parts) < 2 or any(len(part.split()) > _ITEM_WORDS for part in parts)
    return (quote,) if whole else parts


def are_same_pieces(one: str, other: str) -> bool:
    """Whether two quotes have the same parts between commas and "and", in any order."""
    left, right = _pieces(one), _pieces(other)
    return len(left) > 1 and left == right and is_choice(one) == is_choice(other)


def is_listed(one: str, other: str) -> bool:
    """Whether one quote is a part of the other: of a list, or of a place and where that is."""
    left, right = _pieces(one), _pieces(other)
    return (len(left) == 1) != (len(right) == 1) and (set(left) <= set(right) or set(right) <= set(left))


def _pieces(quote: str) -> tuple[str, ...]:
    """Return the parts of a quote in the order of the alphabet; the quote alone if one of them is a mere number."""
    parts = [part for part in _AND.split(_BOTH.sub("", quote.strip(" “”\"'.,;:"))) if part.strip()]
    whole = len(parts) < 2 or not all(_NAMED.search(part) for part in parts)
    return tuple(sorted(map(same_words, (quote,) if whole else parts)))


def same_list(
    one: Sequence[str], other: Sequence[str], compare: Callable[[str, str], Outcome], *, names: bool
) -> Outcome:
    """Compare two lists item by item, in any order.

    All items equal is "same". Lists of equal length differ if no item of one can be one of the other, or if exactly one
    does not match and is a different value; `names` says that the items are names, of which others may be right too.
    """
    left, right = list(one), list(other)
    for item in one:
        match = next((each for each in right if compare(item, each) == "same"), None)
        if match is not None:
            left.remove(item)
            right.remove(match)
    if not left and not right:
        return "same"
    if len(one) != len(other):
        return "unclear"
    if len(left) == len(one):
        return "other" if all(compare(a, b) == "other" for a in left for b in right) else "unclear"
    if len(left) == 1 and not names:
        return "other" if compare(left[0], right[0]) == "other" else "unclear"
    return "unclear"
