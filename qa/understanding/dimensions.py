"""The dimension of a figure that a question wants: a length for "how tall", money for "how much does it cost"."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.words.grammar import LEAD
from qa.words.quantities import quantities

_TERSE = r"^(?:the )?(?:total |average |full |annual |monthly )?"
"""What may stand before the measure in a question of a few words: "total cost of the roof"."""
_MONEY = "money"
_NO_MATTER = r"(?:energy|power|electricity|heat|gas|fuel|food|nutrition|of|does|do|did|is|was|are|were|has|have|can)\b"
"""Nouns after "how much" that are measured in other units than things are, and verbs."""
_MEASURED: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (  # dimensions that can answer, apart from bare numbers
    (re.compile(rf"{LEAD}how loud\b", re.IGNORECASE), frozenset({"sound"})),
    (
        re.compile(rf"{LEAD}how heavy\b|\bhow much\b.*\bweigh(?:s|ed)?\b", re.IGNORECASE),
        frozenset({"mass"}),
    ),
    (re.compile(rf"{LEAD}how (?:tall|deep|wide)\b", re.IGNORECASE), frozenset({"length"})),
    (re.compile(rf"{LEAD}how (?:long|far)\b", re.IGNORECASE), frozenset({"length", "time"})),
    (
        re.compile(rf"{LEAD}(?:how (?:hot|cold|warm)|what temperature)\b", re.IGNORECASE),
        frozenset({"temperature", "degrees"}),
    ),
    (re.compile(rf"{LEAD}how old\b", re.IGNORECASE), frozenset({"time"})),
    (
        re.compile(
            rf"{LEAD}how much\b.*\b(?:cost|costs|pay|paid|price|worth|spend|spent|earn|earned)\b", re.IGNORECASE
        ),
        frozenset({_MONEY, "percent"}),
    ),
    (
        re.compile(rf"{_TERSE}(?:costs?|price|fare|fee|salary|wage|rent)\b", re.IGNORECASE),
        frozenset({_MONEY, "percent"}),
    ),
    (re.compile(rf"{_TERSE}(?:calories|kcal)\b", re.IGNORECASE), frozenset({"energy"})),
    (re.compile(rf"{_TERSE}(?:weight|mass) of\b", re.IGNORECASE), frozenset({"mass"})),
    (re.compile(rf"{_TERSE}(?:height|width|depth) of\b", re.IGNORECASE), frozenset({"length"})),
    (
        re.compile(
            rf"{LEAD}how much (?!{_NO_MATTER})(?!\w+er\b)[a-z]+ "
            r"(?:is|are|was|were|do|does|did|has|have|in|goes)\b",
            re.IGNORECASE,
        ),
        frozenset({"mass", "volume", "percent", "points", _MONEY, "area", "length", "data", "time"}),
    ),
)
_CODE = r"[A-Z]{1,3}-?\d+[A-Z]?"
_ONLY_CODES = re.compile(rf"\W*{_CODE}(?:\s*(?:,|to|and|or|[-–])\s*{_CODE})*\W*")
_COUNTED_NOUN = re.compile(rf"{LEAD}how many (?P<noun>[\w’'-]+(?: [\w’'-]+)?)", re.IGNORECASE)
_COUNTS = frozenset({"percent", "time"})  # "60 per cent" of the people, and nouns that no unit is known for
_BY_WEIGHT = frozenset({"money pound"})  # "two pounds" are a weight as well
_SIZE = re.compile(r"\bhow (?:long|tall|high|big|large|wide|deep) (?:is|are|was|were)\b", re.IGNORECASE)
_AWAY = re.compile(  # "200 feet from bow to stern" and "9 miles north to south" are sizes
    r"^(?:[^\s,;]+\s+){0,5}?(?:miles?|kilomet(?:re|er)s?|km|met(?:re|er)s?|m|yards?|feet|foot|ft)\s+"
    r"(?:from(?!(?:\s+\S+){1,3}\s+to\b)|away|off|out|outside|inland|ahead|behind|"
    r"(?:due\s+)?(?:north|south|east|west)(?:-?(?:east|west))?(?!\s+(?:to|and|long|wide|across))|(?:up|down)(?:stream|river|wind))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def _dimensions(question: str) -> frozenset[str] | None:
    """Return the dimensions of a figure that can answer, apart from a bare number; None if any can."""
    for words, dimensions in _MEASURED:
        if words.search(question):
            return dimensions
    counted = _COUNTED_NOUN.match(question)
    if counted is None or any(each.dimension is not None for each in quantities(f"3 {counted['noun']}")):
        return None
    return _COUNTS


@lru_cache(maxsize=4096)
def fits_measure(question: str, quote: str) -> bool:
    """Whether a quote has a figure of what a question measures, if it has figures with a dimension at all.

    A code such as "K12" measures nothing; letters before a figure may be those of a currency.
    """
    wanted_of = _dimensions(question)
    if wanted_of is not None and _MONEY not in wanted_of and _ONLY_CODES.fullmatch(quote):
        return False
    found = {each.dimension for each in quantities(quote)} if wanted_of is not None else set()
    if wanted_of is None or not found or None in found:
        return True
    plain = {_MONEY if dimension.startswith(_MONEY) else dimension for dimension in found if dimension is not None}
    by_weight = "mass" in wanted_of and bool(found & _BY_WEIGHT) and "£" not in quote
    return bool(plain & wanted_of) or by_weight


def is_distance(question: str, quote: str) -> bool:
    """Whether a question wants a size, but the words from a figure on are a distance: "two miles from the shore"."""
    return _SIZE.search(question) is not None and _AWAY.match(quote) is not None
