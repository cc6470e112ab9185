"""The several names of one place, and the places that are part of another."""

from __future__ import annotations

import re
from functools import lru_cache

from index.tokens import unaccented
from qa.comparing.outcomes import Outcome
from qa.words.listing import lines


def plain_place(name: str) -> str:
    """Return a place's name in plain small letters, without "the", dots and apostrophes."""
    return re.sub(r"^the |[.'’]", "", unaccented(" ".join(name.split()))).strip()


def names_in_use(name: str) -> frozenset[str]:
    """Return the plain names that are in use for a place, the given one among them."""
    plain = plain_place(name)
    return _in_use().get(plain, frozenset((plain,)))


def same_place(one: str, other: str) -> Outcome | None:
    """Compare two names that one place has: "same" if both are in use, "unclear" if one is a former name, else None."""
    plain = plain_place(one), plain_place(other)
    if plain[0] == plain[1]:
        return None
    if plain[0] in names_in_use(plain[1]):
        return "same"
    return "unclear" if any(_is_former(a, b) for a, b in (plain, plain[::-1])) else None


def is_part(one: str, other: str) -> bool:
    """Whether one of two places is part of the other, or was."""
    left, right = names_in_use(one), names_in_use(other)
    return any(left & _parts(name) for name in right) or any(right & _parts(name) for name in left)


def _is_former(one: str, other: str) -> bool:
    """Whether the first is a former or a later name of the second."""
    return any(one in _former().get(name, frozenset()) for name in names_in_use(other))


def _parts(whole: str) -> frozenset[str]:
    return _wholes().get(whole, frozenset())


@lru_cache(maxsize=1)
def _in_use() -> dict[str, frozenset[str]]:
    return _sets("place_names.txt")


@lru_cache(maxsize=1)
def _former() -> dict[str, frozenset[str]]:
    return _sets("former_names.txt")


@lru_cache(maxsize=1)
def _wholes() -> dict[str, frozenset[str]]:
    wholes = (line.split(": ") for line in lines("parts.txt", beside=__file__))
    return {plain_place(whole): frozenset(map(plain_place, parts.split("/"))) for whole, parts in wholes}


def _sets(file: str) -> dict[str, frozenset[str]]:
    """Return the names of each line of a list, by every one of them."""
    places = [frozenset(map(plain_place, line.split("/"))) for line in lines(file, beside=__file__)]
    return {name: names for names in places for name in names}
