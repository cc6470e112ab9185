"""Words that may stand for one another in a statement, and those whose opposites exclude them."""

from __future__ import annotations

from functools import lru_cache

from qa.words.lemmas import lemma_set
from qa.words.listing import lines

OUTCOMES = lemma_set(
    "win lose beat approve reject accept refuse support oppose praise criticise allow ban permit forbid survive die "
    "convict acquit rise fall increase decrease pass fail agree disagree grow shrink admit deny"
)
"""Verbs whose opposites cannot both be true of one thing at one time: not "buy" and "sell"."""


def stands_for(wanted: str, word: str) -> bool:
    """Whether a lemma is another one, or a synonym of it."""
    return wanted == word or word in _synonyms().get(wanted, frozenset())


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[str]]:
    """Read the sets: the lemmas that may replace each lemma."""
    found: dict[str, frozenset[str]] = {}
    for line in lines("synonyms.txt", beside=__file__):
        words = lemma_set(line)
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found
