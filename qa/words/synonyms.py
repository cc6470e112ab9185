"""Words that may stand for one another."""

from __future__ import annotations

from functools import lru_cache

from qa.words.lemmas import lemma_set
from qa.words.listing import lines


def stands_for(wanted: str, word: str) -> bool:
    """Whether a lemma is another one, or a synonym of it."""
    return wanted == word or word in _synonyms().get(wanted, frozenset())


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[str]]:
    """Read the sets: the lemmas that may replace each lemma."""
    found: dict[str, frozenset[str]] = {}
    for line in lines("synonyms.txt"):
        words = lemma_set(line)
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found
