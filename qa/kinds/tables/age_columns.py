"""Columns for people of some age: "Child (5-15)" and "Over 65" for "a ticket for a girl of 12"."""

from __future__ import annotations

import re
from collections.abc import Mapping

_AGED = re.compile(
    r"\b(?P<age>\d{1,3})[- ]years?[- ]olds?\b|\baged (?P<aged>\d{1,3})\b|"
    r"\b(?:child|boy|girl|man|woman|person|pensioner|son|daughter) of (?P<of>\d{1,3})\b(?! [a-z])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?P<low>\d{1,2})\s*(?:-|–|to)\s*(?P<high>\d{1,3})\b")
_FROM = re.compile(r"\b(?P<from>\d{1,3})\s*(?:\+|and over|or over|plus)|\bover[- ](?P<over>\d{1,3})\b", re.IGNORECASE)
_UNTIL = re.compile(r"\bunder[- ](?P<under>\d{1,2})\b|\bup to (?P<until>\d{1,2})\b", re.IGNORECASE)
_MEASURED = re.compile(r"\d ?(?!and |or |to |years?\b|yrs?\b|plus\b|s\b)[a-z%]", re.IGNORECASE)
_OLDEST = 150  # years


def of_age(question: str, heads: Mapping[int, str]) -> list[int]:
    """Return the columns, of those with these headers, for people of the age that a question gives; [] without one."""
    match = _AGED.search(question)
    if match is None:
        return []
    age = int(match["age"] or match["aged"] or match["of"])
    return [at for at, head in heads.items() if age in _ages(head)]


def is_age(header: str) -> bool:
    """Whether a header is an age, or several, and no other measure: "Over 65", not "Up to 1 hr"."""
    return bool(_ages(header)) and _MEASURED.search(header) is None


def _ages(header: str) -> range:
    """Return the ages that a header is for; none if it says no age."""
    between, above, below = _BETWEEN.search(header), _FROM.search(header), _UNTIL.search(header)
    if between is not None:
        return range(int(between["low"]), int(between["high"]) + 1)
    if above is not None:
        return range(int(above["from"]) if above["from"] else int(above["over"]) + 1, _OLDEST)
    if below is not None:
        return range(int(below["under"]) if below["under"] else int(below["until"]) + 1)
    return range(0)
