"""Questions in the spelling of a passage: "QX-714" for "QX714" where the passage writes it so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.types import Passage
from qa.types import Reader, Reading

_HYPHEN = "[-\u2010\u2011\u2013]"
_BROKEN = rf"{_HYPHEN}(?:[^\S\n]*\n\s*)?"  # a hyphen, or one at the end of a line
_WORD = re.compile(rf"\b[A-Z]{{1,5}} \d+\b|\b[^\W_]+(?:{_HYPHEN}[^\W_]+)*\b")
_SHORTEST = 4  # letters and digits of a word that is looked for in another spelling
_AGAIN = re.compile(rf"re{_HYPHEN}", re.IGNORECASE)
"""Begins words that have another sense without the hyphen: who re-signs does not resign."""


def read_as_written(reader: Reader, question: str, passages: Sequence[Passage]) -> tuple[Reading, ...]:
    """Return one reading per passage, in order, each of the question in that passage's spelling; () without any."""
    asked = [as_written(question, passage.chunk.text) for passage in passages]
    readings: dict[int, Reading] = {}
    for wording in dict.fromkeys(asked):
        places = [at for at, other in enumerate(asked) if other == wording]
        read = reader.read(wording, [passages[at] for at in places])
        readings |= dict(zip(places, read, strict=True))
    return tuple(readings[at] for at in range(len(passages)))


def as_written(question: str, text: str) -> str:
    """Return a question with the words that a text only hyphenates in another way written as the text has them.

    "nonstop" becomes "non-stop", "condemned" what a line of the text breaks into "con-" and "demned", and a code such
    as "A320" also "A 320". Letters and digits stay the same, apart from case; without such words, so does the question.
    """
    return _WORD.sub(lambda match: _written(match.group(), text), question)


def _written(word: str, text: str) -> str:
    parts = re.split(rf"{_HYPHEN}| ", word)
    if sum(map(len, parts)) < _SHORTEST or _spelled(re.escape(word)).search(text) is not None:
        return word
    found = _spelled(_otherwise(parts)).search(text)
    return word if found is None or _AGAIN.match(found.group()) or _AGAIN.match(word) else found.group()


def _otherwise(parts: Sequence[str]) -> str:
    """Return the pattern of a word's parts with other hyphens, which can be anywhere in a word, but not in a number."""
    letters = "".join(parts)
    if letters.isdecimal():
        return _HYPHEN.join(parts)
    return (f"(?:{_BROKEN})?" if letters.isalpha() else f"(?:{_BROKEN}| )?").join(letters)


@lru_cache(maxsize=4096)
def _spelled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern}\b", re.IGNORECASE)
