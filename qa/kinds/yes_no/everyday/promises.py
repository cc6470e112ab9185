"""What someone had said they would do, and whether they did: "in the event it did not"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.kinds.yes_no.leading import SUBJECT_PRONOUNS

_LED = re.compile(
    r"(?:(?:but|and|though|although)\s+)?(?:in\s+the\s+(?:event|end)|eventually|ultimately|finally|however),?\s+(?=\w+)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?P<subject>(?:[\w’'-]+\s+){1,5}?)did(?P<not>n['’]t|\s+not)?(?:\s+so)?[.!]?")
_PROMISED = re.compile(
    r"\b(?:said|announced|promised|vowed|pledged|threatened|warned|insisted)\b[^,;]*?\s(?:that\s+)?(?:he|she|it|they)\s+would\s+(?P<rest>[^;]+)"
    r"|\b(?:promised|vowed|pledged|threatened|planned|intended|hoped|meant)\s+to\s+(?P<other>[^;]+)"
)


def without_lead(clause: str) -> str:
    """Return a clause that leaves its verb out without "in the event" and the like; any other as it is."""
    led = _LED.match(clause)
    if led is None or _SHORT.fullmatch(clause, led.end()) is None:
        return clause
    return clause[led.end() :]


def done(clause: str, before: Sequence[str]) -> str:
    """Return a clause that ends with "did" or "did not" with what was promised in the clause before it.

    `before` are earlier clauses, the nearest first. Any other clause is returned as it is.
    """
    short = _SHORT.fullmatch(clause)
    if short is None or not before or short["subject"].split()[0].casefold() in SUBJECT_PRONOUNS | {"there"}:
        return clause
    promised = _PROMISED.search(before[0].rstrip(".,!; "))
    if promised is None:
        return clause
    return f"{short['subject']}did {'not ' if short['not'] else ''}{promised['rest'] or promised['other']}"
