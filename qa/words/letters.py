"""Letters and digits: the capital and small ones of Latin, Greek and Cyrillic, for names such as "Émile" and "Łódź"."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+")  # letters of any script, without digits and hyphens
HYPHENED = re.compile(r"[\w’'-]+")  # a word with its apostrophes and hyphens: "mother-in-law's"
_DIGIT = re.compile(r"\d")
_END = 0x2000  # of the blocks with letters of these scripts, for Vietnamese and Greek with accents too


def _of_category(category: str) -> str:
    """Return the letters of a category as the inside of a class in a regular expression, with runs as ranges."""
    codes = [code for code in range(_END) if unicodedata.category(chr(code)) == category]
    runs: list[list[int]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in runs)


UPPER = _of_category("Lu")
LOWER = _of_category("Ll")


def has_digit(text: str) -> bool:
    """Whether a text has a digit."""
    return _DIGIT.search(text) is not None


def capitalised(text: str) -> str:
    """Return a text with a capital at its beginning, and as it is behind it."""
    return text[:1].upper() + text[1:]
