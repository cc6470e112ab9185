"""What the names of bodies end in, "University", "Council", and what stands for their names: "the company"."""

from __future__ import annotations

from qa.words.lemmas import lemma_set
from qa.words.listing import lines

BODIES = frozenset(word for line in lines("bodies.txt") for word in line.split())
BODY_NOUNS = lemma_set(
    "club company firm party team council group school society association charity bank hospital university college "
    "paper newspaper magazine church band family country nation state city town village island service agency union "
    "board department committee government business trust airline brewery operator"
)
"""Lemmas of nouns that stand for a body that was named."""
