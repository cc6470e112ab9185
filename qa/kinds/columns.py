"""What a column's header says in the words of a question: "Attendance" is asked for by "how many people watched"."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.kinds.statement import content_lemmas
from qa.words.lemmas import lemma, lemma_set
from qa.words.listing import lines

_PRICED = re.compile(r"how much (?:is|are|was|were|for)\b(?!.*\b(?:of|in|left)\b)", re.IGNORECASE)


def column_words(question: str, asked: frozenset[str], header: str) -> int:
    """Count the words of a header that a question has, or asks for in other words."""
    words = frozenset(content_lemmas(header))
    if _PRICED.match(question) and words & _prices():
        return 1
    other = any(
        words & heads and words <= heads | asked and asks & _every_lemma(question) for heads, asks in _columns()
    )
    dated = int("May" in re.findall(r"\w+", header) and re.search(r"\bMay\b", question) is not None)
    return max(2 * len(words & asked) + dated, int(other))


def _prices() -> frozenset[str]:
    return next(heads for heads, _ in _columns() if lemma("price") in heads)


@lru_cache(maxsize=256)
def _every_lemma(question: str) -> frozenset[str]:
    return frozenset(map(lemma, re.findall(r"[\w’'-]+", question)))


@lru_cache(maxsize=1)
def _columns() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Read the sets: the lemmas of headers, and those of the questions that ask for them."""
    sets = []
    for line in lines("columns.txt", beside=__file__):
        heads, asks = line.split("/")
        sets.append((lemma_set(heads), lemma_set(asks)))
    return tuple(sets)
