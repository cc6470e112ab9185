"""Raised digits: marks of footnotes, which no quote has, and exponents, which must not become part of a number."""

from __future__ import annotations

import re

# The words of a link to a footnote, or back from it.
NOTE = re.compile(r"\s*\[?(?:[\d⁰¹²³⁴-⁹]{1,3}|[a-z]|[*†‡§↩↑^]{1,3}\ufe0e?)\]?\s*")
_BRACKETED = re.compile(r"\s*(?:\[\d{1,3}\][\s,]*)+")
_DIGITS = re.compile(r"[\d\s+,–−-]*\d[\d\s+,–−-]*")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def raised(words: str) -> str:
    """Return what superscript words are in plain text: "10" is "¹⁰"; "[3]" is the mark of a footnote, and nothing."""
    if _BRACKETED.fullmatch(words):
        return ""
    return words.translate(_RAISED) if words.isascii() and _DIGITS.fullmatch(words) else words
