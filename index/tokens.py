"""The tokenizer of the lexical index and its queries."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s\b")
# Soft hyphens, zero-width blanks and joiners, marks of direction: invisible, and absent from queries.
_UNSEEN = dict.fromkeys(
    map(ord, "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
) | dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x2070)))
_PLAIN = str.maketrans(  # letters that no accent can be taken from
    {"æ": "ae", "œ": "oe", "þ": "th"} | dict(zip("øłđðħŧı", "olddhti", strict=True))
)
_OTHERS = re.compile(r"[^\x00-\x7f]+")  # ASCII has no combining characters
_INITIALISM = re.compile(r"\b(?:\w\.){2,}")  # U.S., U.N.: one token, not two letters


def _uncombined(found: re.Match[str]) -> str:
    """Return a run of characters without combining ones."""
    return "".join(c for c in found.group() if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))  # one per thread: a stemmer cannot be shared


def unaccented(text: str) -> str:
    """Return a text in lower case, without accents and in plain letters: "Café" is "cafe", "Łódź" is "lodz"."""
    return _OTHERS.sub(_uncombined, unicodedata.normalize("NFKD", text.casefold())).translate(_PLAIN)


def joined_initials(text: str) -> str:
    """Return a text with its initialisms as words: "U.S." is "US"."""
    return _INITIALISM.sub(lambda match: match.group().replace(".", ""), text)


def tokenize(text: str) -> list[str]:
    """Split text into stemmed, case-folded words without accents and invisible marks; numbers are kept.

    Porter's second English stemmer (Snowball). Text without a word gives an empty list.
    """
    plain = unaccented(text.translate(_UNSEEN))
    plain = joined_initials(_POSSESSIVE.sub("", plain))
    return [_stem(word) for word in _WORD.findall(plain)]
