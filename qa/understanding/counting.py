"""Asking how many of what an earlier question was about."""

from __future__ import annotations

import re

from qa.understanding.coordination import completed
from qa.words.grammar import AUX, PREPOSITIONS
from qa.words.plurals import is_plural

_HOW_MANY = re.compile(r"how many\W*$", re.IGNORECASE)
_WHICH_ONES = re.compile(rf"(?:which|what)\s+(?P<noun>(?:(?!(?:{AUX})\b)[a-z’'-]+\s+){{1,3}})(?=(?:{AUX})\b)", re.I)
UNCOUNTED = re.compile(rf"how many\s+(?=(?:{AUX})\b)", re.IGNORECASE)
_HOW_MANY_OTHERS = re.compile(rf"how many\s+(?P<noun>(?!(?:{AUX})\b)(?:[a-z’'-]+\s+)?[a-z’'-]+)\W*$", re.IGNORECASE)
_HOW_MANY_DIED = re.compile(
    r"how many\s+(?P<verb>died|survived|escaped|drowned|stayed|remained|returned)\W*$", re.IGNORECASE
)
_DONE = re.compile(
    rf"(?:{AUX})\s+(?:not\s+)?(?:been\s+)?[a-z]+\W*$|\b(?:died|survived|escaped|drowned)\W*$", re.IGNORECASE
)
_PLACED = re.compile(r"\s(?:in|at|on|during|after)\s(?!what\b|which\b|all\b)[^?]+", re.IGNORECASE)
_HOW_MANY_LAST = re.compile(
    rf"(?P<how>how many\s+)(?:(?!(?:{AUX}|{PREPOSITIONS})\b)[a-z’'-]+\s+){{1,3}}?(?=(?:{AUX})\b)", re.IGNORECASE
)


def count_again(before: str, about: str) -> str | None:
    """Ask "How many?" about what an earlier question is about: after "Which schools are shut?", how many schools are.

    None if the question does not count, or says what.
    """
    others, counted = _HOW_MANY_OTHERS.match(about), _HOW_MANY_LAST.match(before)
    died = _HOW_MANY_DIED.match(about)
    if died is not None and counted is not None:
        return f"{counted.group()}{died['verb']}{_place(before, counted.end())}?"
    if others is not None and counted is not None:
        return f"{counted['how']}{others['noun']} {before[counted.end() :]}"
    which = _WHICH_ONES.match(before)
    if _HOW_MANY.match(about) and which is not None and is_plural(which["noun"].split()[-1]):
        return f"How many {which['noun']}{before[which.end() :]}"
    completed_about = completed(about, before) if UNCOUNTED.match(about) else about
    if completed_about == about:
        return None
    place = _place(before, 0) if _DONE.search(completed_about) else ""
    return f"{completed_about.rstrip('?! ')}{place}?" if place else completed_about


def _place(before: str, start: int) -> str:
    """Return the words of the earlier question, from a place on, that say where or when: " in the fire on Monday"."""
    placed = _PLACED.search(before, start)
    return "" if placed is None else placed.group().rstrip()
