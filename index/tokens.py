"""The one tokenizer of the lexical index and of its queries."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s\b")
_OTHERS = re.compile(r"[^\x00-\x7f]+")  # none of ASCII combines
_INITIALISM = re.compile(r"\b(?:\w\.){2,}")  # U.S., U.N.: one token, not two letters


def _uncombined(found: re.Match[str]) -> str:
    """Return a run of characters without those that are set upon others."""
    return "".join(c for c in found.group() if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))  # one of its own: a stemmer is no thread's to share


def tokenize(text: str) -> list[str]:
    """Split text into stemmed, case-folded words without accents; numbers stay as they are.

    Porter's second English stemmer (Snowball). Text without a word gives an empty list.
    """
    plain = _OTHERS.sub(_uncombined, unicodedata.normalize("NFKD", text.casefold()))
    plain = _INITIALISM.sub(lambda m: m.group().replace(".", ""), _POSSESSIVE.sub("", plain))
    return [_stem(word) for word in _WORD.findall(plain)]
