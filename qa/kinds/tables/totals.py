"""The rows of a table that are of all others: "Total", "All boats", "Average"."""

from __future__ import annotations

import re

from qa.words.content import content_lemmas
from qa.words.lemmas import lemma_set

SUM_LEMMAS = lemma_set("total totals all sum overall combined together altogether told")
"""The words of sums, and of questions for them."""
_ALL = lemma_set("total totals all both sum overall combined average mean")
_ASKED = re.compile(r"\b(?:in all|in total|all told|altogether|together|overall|combined|total)\b", re.IGNORECASE)


def is_total(label: str) -> bool:
    """Whether a label is of a row that is of all others."""
    return bool(frozenset(content_lemmas(label)) & _ALL)


def is_sum(label: str) -> bool:
    """Whether a label is of a row with the sums of all others."""
    return bool(frozenset(content_lemmas(label)) & SUM_LEMMAS)


def asks_for_sum(question: str) -> bool:
    """Whether a question asks how much all things are together: "in all", "altogether"."""
    return _ASKED.search(question) is not None
