"""Words whose opposites exclude them."""

from __future__ import annotations

from qa.words.lemmas import lemma_set

OUTCOMES = lemma_set(
    "win lose beat approve reject accept refuse support oppose praise criticise allow ban permit forbid survive die "
    "convict acquit rise fall increase decrease pass fail agree disagree grow shrink admit deny"
)
"""Verbs whose opposites cannot both be true of one thing at one time: not "buy" and "sell"."""
