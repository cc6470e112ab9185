"""Columns of what is only claimed, planned or expected: "Claimed range" is not the range that somebody got."""

from __future__ import annotations

import re

from qa.kinds.asked import asked_lemmas
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma_set

_SUPPOSED = lemma_set(
    "claimed planned expected forecast budget budgeted target predicted estimated proposed advertised promised"
)
_DONE = re.compile(r"\b(?:did|got|actual(?:ly)?|really|measured|in (?:the|our|your|their) tests?)\b", re.IGNORECASE)


def is_only_supposed(question: str, header: str) -> bool:
    """Whether a question asks what was done or measured, and a column is of what was claimed, planned or expected."""
    supposed = _SUPPOSED & frozenset(content_lemmas(header))
    return bool(supposed) and _DONE.search(question) is not None and not supposed & asked_lemmas(question)
