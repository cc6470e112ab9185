"""The commonest words of English texts."""

from __future__ import annotations

from functools import lru_cache

from index.tokens import tokenize
from qa.words.listing import lines


@lru_cache(maxsize=1)
def common_stems() -> frozenset[str]:
    """Return the stems of the 5,000 commonest words."""
    return frozenset(word for line in lines("common.txt") for word in line.split())


def is_common(word: str) -> bool:
    """Whether a word is one of the 5,000 commonest of English texts, in any form."""
    return all(stem in common_stems() for stem in tokenize(word))
