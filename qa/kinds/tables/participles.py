"""What was done to the things that a column counts: "Appeals lodged" does not say how many were upheld."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.kinds.tables.columns import header_lemmas
from qa.words.lemmas import lemma, lemma_set
from qa.words.listing import lines

_COUNTING = re.compile(r"(?:and |in total,? )?how (?:many|much)\b|(?:what (?:is|was) )?the number of\b", re.IGNORECASE)
_DONE = re.compile(r"\b[a-z]{2,}ed\b", re.IGNORECASE)


def is_done_otherwise(question: str, header: str) -> bool:
    """Whether a header counts what was lodged, sold or lost, while a question counts what had something else done.

    Words of one line of the list mean the same, and those of questions for anything ("recorded") tell nothing.
    """
    counts = _COUNTING.match(question)
    head = header_lemmas(header)
    if counts is None:
        return False
    there = [same for same in _done() if same & head]
    if not there or not head.difference(*there):
        return False
    words = frozenset(map(lemma, re.findall(r"[a-z]+", question[counts.end() :], re.IGNORECASE)))
    asked = (words & frozenset().union(*_done())) | frozenset(map(lemma, _DONE.findall(question[counts.end() :])))
    asked -= _saying()
    return bool(asked) and not any(same & asked for same in there)


@lru_cache(maxsize=1)
def _done() -> tuple[frozenset[str], ...]:
    """Read the sets of participles that mean the same."""
    return tuple(lemma_set(line) for line in lines("participles.txt", beside=__file__))


@lru_cache(maxsize=1)
def _saying() -> frozenset[str]:
    return lemma_set("recorded reported counted listed named called shown registered noted based used involved united")
