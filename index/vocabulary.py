"""Frequent English words, from the vocabulary of the embedding model."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_VOCABULARY = Path(__file__).parent / "model" / "tokenizer.json"  # WordPieces, most frequent first
_COMMON = 6_000  # first words of the vocabulary; a rarer word of up to 3 letters is mostly a syllable
_SYLLABLE = 3  # letters


@cache
def english_words() -> frozenset[str]:
    """Return about 20,000 frequent English words in lower case, names among them."""
    vocabulary = json.loads(_VOCABULARY.read_text("utf-8"))["model"]["vocab"]
    return frozenset(
        word for word, number in vocabulary.items() if word.isalpha() and (len(word) > _SYLLABLE or number < _COMMON)
    )
