"""How two lines of a paragraph are joined: with a space, with nothing, or with the hyphen removed.

A hyphen at a line's end is the author's if the document has the word with it elsewhere, if the next line does not begin
in lower case, or if both parts are words and the whole is not; otherwise it is the typesetter's. English words come
from the embedding model's vocabulary, words of any language from the document itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from index.vocabulary import english_words

_HYPHENS = "-\u2010\u00ad"
_SOFT = "\u00ad"
_LAST = re.compile(r"[^\W_]+(?:[-\u2010'’][^\W_]+)*[-\u2010\u00ad]$")
_ATTACHED = re.compile(r"[^\s-][-\u2010]$")  # such as "U.S.-"
_OPENING = "\"'“‘„«(["
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_SUSPENDED = re.compile(r"(?:und|oder|bzw\.) |(?:and|or|to) [^\W_]+[-\u2010]")  # "pre- and post-war"
_PREFIXES = frozenset({"self", "well", "quasi", "vice"})
_CLOSED = frozenset({"com", "fore", "inter", "mis", "out", "over", "sub", "super", "trans", "under"})  # written closed
_MIN_PART = 3  # letters; shorter words are often syllables too
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers")

Join = Literal["blank", "nothing", "undo"]


class Words:
    """The words inside the lines of a document, with and without hyphens, case aside."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._compound: set[str] = set()
        is_broken = False  # whether the line begins with the rest of a word
        for line in lines:
            words = [match[0].lower().replace("\u2010", "-") for match in _WORD.finditer(line)]
            words = words[1:] if is_broken else words
            is_broken = line.endswith(tuple(_HYPHENS))
            words = words[:-1] if is_broken else words
            self._whole.update(word for word in words if "-" not in word)
            self._compound.update(word for word in words if "-" in word)

    def join(self, above: str, below: str) -> Join:
        """Return what joins two lines: a space, nothing, or nothing with the hyphen of the line above removed."""
        if above.endswith(_SOFT):
            return "undo"
        if above.endswith(tuple(_HYPHENS)):
            return self._at_hyphen(above, below)
        if above.endswith(("—", "–", "/")) and len(above) > 1 and above[-2].isalnum() and below[:1].isalnum():
            return "nothing"
        return "nothing" if _is_unspaced(above[-1:]) and _is_unspaced(below[:1]) else "blank"

    def _at_hyphen(self, above: str, below: str) -> Join:
        last = _LAST.search(above)
        if last is None:
            is_attached = _ATTACHED.search(above) is not None and (below[:1].isalnum() or below[:1] in _OPENING)
            return "nothing" if is_attached else "blank"  # otherwise it is a dash
        stem = last[0][:-1].lower().replace("\u2010", "-")
        first = _FIRST.match(below)
        tail = first[0].lower() if first is not None else ""
        if tail and stem + tail in self._whole:
            return "undo"
        if not below[:1].islower() or stem[-1:].isdigit():
            return "nothing" if below[:1].isalnum() or below[:1] in _OPENING else "blank"
        if _SUSPENDED.match(below):
            return "blank"
        return "nothing" if self._is_compound(stem, tail) else "undo"

    def _is_compound(self, stem: str, tail: str) -> bool:
        if f"{stem}-{tail}" in self._compound or "-" in stem or stem in _PREFIXES:
            return True
        whole = stem + tail
        bases = [whole, *(whole.removesuffix(ending) for ending in _ENDINGS)]
        if stem in _CLOSED or any(base in english_words() for base in bases):
            return False
        return all(len(part) >= _MIN_PART and self._is_word(part) for part in (stem, tail))

    def _is_word(self, word: str) -> bool:
        return word in self._whole or word in english_words()


def _is_unspaced(char: str) -> bool:
    """Whether a letter is of a script that sets no blanks between words."""
    name = unicodedata.name(char, "") if char else ""
    return name.startswith(("CJK UNIFIED", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "FULLWIDTH", "THAI"))
