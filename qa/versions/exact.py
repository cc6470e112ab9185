"""Which of two values is vaguer: "in his sixties" compared with "64"."""

from __future__ import annotations

import re

from qa.understanding.wanted import wanted
from qa.words.numerals import DECADES, in_digits

_STARTS = {"teens": 10} | DECADES
_DECADE = re.compile(rf"\b(?P<word>{'|'.join(_STARTS)})\b")
SMALL_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,])")  # such as an age


def is_vaguer(question: str, one: str, other: str) -> bool:
    """Whether, for a question about an age, one quote gives only the decade of the other."""
    decade = _DECADE.search(one) if wanted(question) == "age" else None
    if decade is None or _DECADE.search(other):
        return False
    ages = SMALL_NUMBER.findall(in_digits(other))
    return len(ages) == 1 and int(ages[0]) // 10 * 10 == _STARTS[decade["word"]]
