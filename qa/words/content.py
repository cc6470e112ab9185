"""The content words of a text: those that are not of little meaning, nor negations."""

from __future__ import annotations

from functools import lru_cache

from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemma_set
from qa.words.word import words_of

_FILLERS = lemma_set(
    "ever any anyone anybody anything really actually truly there or whether someone somebody something thing one"
)
"""Words that a question may have and its answer may lack."""


@lru_cache(maxsize=32_768)  # the cells of a table are asked for again with every passage
def content_lemmas(text: str) -> tuple[str, ...]:
    """Return the lemmas of a text's content words, in order."""
    passed = LIGHT_LEMMAS | NEGATOR_LEMMAS | _FILLERS
    return tuple(word for word in lemmas_of(text) if word not in passed)


def lemmas_of(text: str) -> tuple[str, ...]:
    """Return the lemmas of all words of a text, in order, without its marks."""
    return tuple(word.lemma for word in words_of(text) if word.surface[0].isalnum())
