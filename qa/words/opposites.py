"""Words that exclude each other: opposites, and the members of sets such as colours, kin and directions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, permutations

from qa.words.lemmas import lemma, lemma_set
from qa.words.listing import lines

_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis")
RISE_AND_FALL = lemma_set("rise fall grow drop increase decrease climb jump raise cut lower go up down")
"""Lemmas of words for a value that changes."""


def opposites(word: str) -> frozenset[str]:
    """Return the lemmas that the lists oppose to a word."""
    return _opposed().get(lemma(word), frozenset())


def excludes(one: str, other: str) -> bool:
    """Whether two lemmas cannot both apply to one thing: "win" and "lose", "red" and "blue", "legal" and "illegal"."""
    return other in _opposed().get(one, ()) or _is_prefixed(one, other) or _is_prefixed(other, one)


def _is_prefixed(short: str, long: str) -> bool:
    return len(short) >= 4 and any(long == prefix + short for prefix in _PREFIXES)


def contrasts(one: frozenset[str], other: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of words, one of each side and not of both, that exclude each other, in order."""
    left, right = sorted(one - other), sorted(other - one)
    found = []
    for word in left:
        opposite = next((each for each in right if excludes(word, each)), None)
        if opposite is not None:
            right.remove(opposite)
            found.append((word, opposite))
    return tuple(found)


def are_rivals(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a lemma of one side and one of the other are rivals, such as "die" and "injure"."""
    return any(right in _rivals().get(left, ()) for left in one - other for right in other - one)


def is_of_rival(asked: frozenset[str], said: frozenset[str]) -> bool:
    """Whether what is said has a rival of a lemma asked about, and nothing of its own class: "train" for "bus"."""
    return any(
        not asked.isdisjoint(own) and said.isdisjoint(own) and not said.isdisjoint(other)
        for classes in _rival_classes()
        for own, other in permutations(classes, 2)
    )


@lru_cache(maxsize=1)
def _rival_classes() -> tuple[list[frozenset[str]], ...]:
    """Read the list: the classes of each line, as lemmas."""
    return tuple(_sets("rivals.txt"))


@lru_cache(maxsize=1)
def _rivals() -> dict[str, frozenset[str]]:
    """Return for each word of the list its rivals, as lemmas."""
    rivals: dict[str, set[str]] = {}
    for classes in _rival_classes():
        for one, other in permutations(classes, 2):
            for word in one - other:
                rivals.setdefault(word, set()).update(other - one)
    return {word: frozenset(others) for word, others in rivals.items()}


@lru_cache(maxsize=1)
def _opposed() -> dict[str, frozenset[str]]:
    """Read the lists: for each word the excluded words, as lemmas."""
    opposed: dict[str, set[str]] = {}
    for classes in (*_sets("contrasts.txt"), *_pairs("antonyms.txt")):
        for one, other in combinations(classes, 2):
            for left in one - other:
                opposed.setdefault(left, set()).update(other - one)
            for right in other - one:
                opposed.setdefault(right, set()).update(one - other)
    return {word: frozenset(others) for word, others in opposed.items()}


def _sets(name: str) -> Iterable[list[frozenset[str]]]:
    for line in lines(name):
        yield [lemma_set(part) for part in line.split("/")]


def _pairs(name: str) -> Iterable[list[frozenset[str]]]:
    for line in lines(name):
        for pair in line.split():
            yield [frozenset({lemma(word)}) for word in pair.split("/")]
