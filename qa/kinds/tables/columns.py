"""What a column's header says in the words of a question: "Attendance" is asked for by "how many people watched"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from qa.kinds.tables.measured import counts_unit, is_measured
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma, lemma_set
from qa.words.letters import HYPHENED
from qa.words.listing import lines

_PRICED = re.compile(r"how much (?:is|are|was|were|for)\b(?!.*\b(?:of|in|left)\b)", re.IGNORECASE)
_COSTING = re.compile(
    r"how much\b.*\b(?:costs?|pay|paid|charged?)\b|what (?:does|do|did)\b.*\bcost\b|"
    r"what (?:is|was) the (?:price|cost|fare)\b",
    re.IGNORECASE,
)
_WON_BY = re.compile(
    r"by how much\b.*\b(?:win|won|beat|beaten|lose|lost)\b|how much\b.*\b(?:win|won|lose|lost|beaten) by\W*$",
    re.IGNORECASE,
)
_MARGIN = lemma("margin")
_HAPPENED = re.compile(r"what (?:else )?(?:happened|occurred|took place) (?:in|on|during)\b", re.IGNORECASE)
_EVENTS = lemma_set("event incident milestone happening")
_COUNTED = re.compile(r"how many (?P<noun>[a-z]+)\b", re.IGNORECASE)
_MONEY = re.compile(r"[£$€¥]|\b(?:GBP|EUR|USD)\b|\b(?:pence|pounds?|euros?|dollars?|cents?|marks?|francs?|crowns?)\b")
_SHORT = {  # what headers abbreviate, and the sides of a league table
    "arr": "arrival",
    "att": "attendance",
    "avg": "average",
    "cap": "capacity",
    "dep": "departure",
    "est": "estimated",
    "hrs": "hours",
    "max": "maximum",
    "min": "minimum",
    "mins": "minutes",
    "pop": "population",
    "no": "number",
    "qty": "quantity",
    "temp": "temperature",
}
_WHOLE = {
    "for": "goals scored",
    "f": "goals scored",
    "gf": "goals scored",
    "against": "goals conceded",
    "a": "goals conceded",
    "ga": "goals conceded",
    "gd": "goal difference",
}
_QUALIFIERS = lemma_set("journey travel trip running total average mean daily approximate official")
_UNIT = re.compile(r"\([^()]{1,8}\)")
_DOER = re.compile(r"(?P<root>[A-Za-z]{3,})[eo]rs?")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")
_SIDED = re.compile(
    r"\b(?:vot\w+|goals?|points?|runs?|scored|conceded|were|was|those|many|ones)\s+(?:\w+\s+)?against\b", re.IGNORECASE
)
WHICH = re.compile(r"(?:(?:in|on|at|for|of)\s+)?(?:which|what)\s+(?P<noun>[\w’'-]+)|who\b|where\b", re.IGNORECASE)
"""The beginning of a question for a cell, with the noun that may be its column's header."""
OWN = 3  # what a word of the question in a header counts
_OTHERS = 2  # the most that other words for it count


def column_words(question: str, asked: frozenset[str], header: str) -> int:
    """Score how well a question asks for a header: `OWN` for each word they share, else up to two for other words.

    `asked` are the question's lemmas. The other words are those that mean the header. If a header says that
    its column measures what is asked for, that counts as one more.
    """
    words = header_lemmas(header)
    if lemma("against") in asked and _SIDED.search(question) is None:
        asked = asked - {lemma("against")}  # whom somebody plays
    if _PRICED.match(question) and words & price_lemmas():
        return 1 + OWN * len(asked & words - price_lemmas())
    if is_margin(question, header):
        return OWN
    if _HAPPENED.match(question) and words & _EVENTS:
        return _OTHERS
    others = (
        len(asks & _every_lemma(question))
        for heads, asks in _columns()
        if words & heads and words <= heads | asked | _QUALIFIERS
    )
    dated = int("May" in re.findall(r"\w+", header) and re.search(r"\bMay\b", question) is not None)
    does = _OTHERS if WHICH.match(question) and _roots(header) & _every_lemma(question) else 0
    count = max(OWN * len(words & asked) + dated, min(max(others, default=0), _OTHERS), does)
    sets = [asks & _every_lemma(question) for heads, asks in _columns() if words & heads]
    if not is_measured(question, header, is_known=count == 0 and bool(sets) and not any(sets)):
        return count
    return max(count, OWN if counts_unit(question) else _OTHERS * any(sets)) + 1


@lru_cache(maxsize=4096)
def _roots(header: str) -> frozenset[str]:
    """Return the lemmas of what those that a header names do: "lend" of "Lender"."""
    names = [match["root"] for match in map(_DOER.fullmatch, header.split()) if match is not None]
    return frozenset(lemma(each) for name in names for each in (name, f"{name}e", _DOUBLED.sub(r"\1", name)))


@lru_cache(maxsize=4096)
def header_lemmas(header: str) -> frozenset[str]:
    """Return the lemmas of a header's words, abbreviations in full, without a unit: "Min temp (C)", "For"."""
    plain = _UNIT.sub(" ", header).strip() or header
    whole = _WHOLE.get(plain.casefold().strip("."))
    if whole is not None:
        return frozenset((*content_lemmas(plain), *content_lemmas(whole)))
    words = (_SHORT.get(word.casefold().rstrip("."), word) for word in plain.split())
    return frozenset(content_lemmas(" ".join(words)))


def counted_columns(question: str, heads: Sequence[str]) -> list[int]:
    """Return the columns whose header has the noun that a question asks for with "how many"."""
    match = _COUNTED.match(question)
    noun = "" if match is None else lemma(match["noun"])
    return [at for at, head in enumerate(heads) if noun and noun in header_lemmas(head)]


def is_margin(question: str, header: str) -> bool:
    """Whether a column says by how much somebody won, in whatever words, and a question asks for that."""
    return _MARGIN in header_lemmas(header) and _WON_BY.match(question) is not None


def asks_for_price(question: str) -> bool:
    """Whether a question asks what something costs."""
    return _PRICED.match(question) is not None or _COSTING.search(question) is not None


def is_price(header: str, cell: str) -> bool:
    """Whether a cell is a price, or the label of prices, by itself or by its header."""
    words = header_lemmas(header) | header_lemmas(cell)
    return bool(words & price_lemmas()) or _MONEY.search(f"{header} {cell}") is not None


@lru_cache(maxsize=1)
def asking_lemmas() -> frozenset[str]:
    """Return the lemmas of all words that ask for a column, whatever it is: "cost", "built"."""
    return frozenset().union(*(asks for _, asks in _columns()))


def lemmas_asking_for(header: str) -> frozenset[str]:
    """Return the lemmas of other words that ask for a header: "weigh" for "Weight (kg)"."""
    words = header_lemmas(header)
    return frozenset().union(*(asks for heads, asks in _columns() if words & heads))


def price_lemmas() -> frozenset[str]:
    """Return the lemmas of headers that say that a column is of prices."""
    return next(heads for heads, _ in _columns() if lemma("price") in heads)


@lru_cache(maxsize=256)
def _every_lemma(question: str) -> frozenset[str]:
    return frozenset(map(lemma, HYPHENED.findall(question)))


@lru_cache(maxsize=1)
def _columns() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Read the sets: the lemmas of headers, and those of the questions that ask for them."""
    sets = []
    for line in lines("columns.txt", beside=__file__):
        heads, asks = line.split("/")
        sets.append((lemma_set(heads), lemma_set(asks)))
    return tuple(sets)
