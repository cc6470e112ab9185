"""The one tokenizer of the lexical index and of its queries."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s\b")
_INITIALISM = re.compile(r"\b(?:\w\.){2,}")  # U.S., U.N.: one token, not two letters


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))  # one of its own: a stemmer is no thread's to share


def tokenize(text: str) -> list[str]:
    """Split text into stemmed, case-folded words without accents; numbers stay as they are.

    Porter's second English stemmer (Snowball). Text without a word gives an empty list.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    plain = _INITIALISM.sub(lambda m: m.group().replace(".", ""), _POSSESSIVE.sub("", plain))
    return [_stem(word) for word in _WORD.findall(plain)]
