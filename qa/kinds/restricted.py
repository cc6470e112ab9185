"""Whether a question asks for only some of the things of a list: those that are not, or that lie beyond a figure."""

from __future__ import annotations

import re

from qa.words.lemmas import negations
from qa.words.numerals import in_digits

_BEYOND = re.compile(
    r"\b(?:before|after|since|until|over|under|above|below|beyond|than|at least|at most|up to|between)\s+"
    r"(?:the\s+|about\s+)?[£$€]?(?P<figure>\d[\d.,:]*)",
    re.IGNORECASE,
)


def is_denied(question: str, introduction: str) -> bool:
    """Whether a question denies what a list's introduction affirms, or the reverse."""
    return negations(question) % 2 != negations(introduction) % 2


def is_restricted(question: str, introduction: str) -> bool:
    """Whether a question denies what a list's introduction affirms, or the reverse, or gives a limit that it lacks."""
    if is_denied(question, introduction):
        return True
    return any(limit not in in_digits(introduction) for limit in limits_in(question))


def limits_in(question: str) -> frozenset[str]:
    """Return the figures of a question that what it asks for lies above or below: "7" of "more than 7"."""
    return frozenset(match["figure"].rstrip(".,:") for match in _BEYOND.finditer(in_digits(question)))
