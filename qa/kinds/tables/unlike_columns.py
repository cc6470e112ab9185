"""Columns that are not of what a question asks, though they share its words: "Head" for "deputy head"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.columns import header_lemmas
from qa.kinds.tables.participles import is_done_otherwise
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma_set

_SUPPOSED = lemma_set(
    "claimed planned expected forecast budget budgeted target predicted estimated proposed advertised promised"
)
_WINNERS = lemma_set("winner winners champion champions won first gold")
_PLACES = lemma_set("second third runner-up runner place position rank silver loser")
_DONE = re.compile(r"\b(?:did|got|actual(?:ly)?|really|measured|in (?:the|our|your|their) tests?)\b", re.IGNORECASE)
_QUALIFIED = re.compile(
    r"\b(?P<kind>deputy|vice|assistant|acting|former|previous|next|future|honorary)[ -](?P<noun>[a-z]+)\b",
    re.IGNORECASE,
)
_BEHIND_FIRST = re.compile(
    r"\bwho (?:came|was|finished|ended up|is|were) (?:in )?(?:second|third|fourth|last|runner-up|bottom)\b",
    re.IGNORECASE,
)


def is_unlike(question: str, header: str) -> bool:
    """Whether a column is of something else than a question asks for, although it shares a word with it.

    What was claimed, planned or expected is not what was done or measured, and the head is not the deputy head.
    What was lodged was not upheld.
    """
    words = header_lemmas(header)
    if _SUPPOSED & words and not _SUPPOSED & words & asked_lemmas(question) and _DONE.search(question) is not None:
        return True
    if is_done_otherwise(question, header):
        return True
    return any(
        frozenset(content_lemmas(each["noun"])) & words and not frozenset(content_lemmas(each["kind"])) & words
        for each in _QUALIFIED.finditer(question)
    )


def has_only_winners(question: str, heads: Sequence[str]) -> bool:
    """Whether a question asks who came second or later, and columns are of winners but none of other places."""
    if _BEHIND_FIRST.search(question) is None:
        return False
    words = frozenset().union(*map(header_lemmas, heads))
    return bool(words & _WINNERS) and not words & _PLACES
