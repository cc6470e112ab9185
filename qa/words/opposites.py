"""Words that exclude each other: opposites, and the members of sets such as colours, kin and directions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, permutations

from qa.words.lemmas import lemma, lemma_set
from qa.words.listing import lines

_PREFIXES = ("un", "il", "ir", "non")
_SELDOM_NEGATING = ("in", "im", "dis")  # "incorrect" is not correct, but "imprison" is no opposite of "prison"
_UNLIKE = frozenset({"less"})  # "unless" has nothing to do with it
_COMPARED = ("er", "est")  # "longer", "longest"
RISE_AND_FALL = lemma_set("rise fall grow drop increase decrease climb jump raise cut lower go up down")
"""Lemmas of words for a value that changes."""
_WAYS = lemma_set("rise fall")
_DEFEATING = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?:\bdefeat(?:ed|ing)|(?<=\bto )defeat)\b",
    re.IGNORECASE,
)


def with_beaten(text: str) -> str:
    """Return a text with "beat" for the verb "defeat": who defeats wins, but a defeat is no victory."""
    return _DEFEATING.sub("beat", text)


def opposites(word: str) -> frozenset[str]:
    """Return the lemmas that the lists oppose to a word."""
    return _opposed().get(lemma(word), frozenset())


def excludes(one: str, other: str) -> bool:
    """Whether two lemmas cannot both apply to one thing: "win" and "lose", "red" and "blue", "legal" and "illegal"."""
    if other in _opposed().get(one, ()) or _is_prefixed(one, other) or _is_prefixed(other, one):
        return True
    return any(
        not _opposed().get(plain, frozenset()).isdisjoint(_compared(other, ending))
        for ending in _COMPARED
        for plain in _compared(one, ending)
    )


def is_one_change(one: str, other: str) -> bool:
    """Whether two lemmas tell of a change one way: "rise" and "climb" are both opposed to "fall"."""
    return any(way in opposites(one) and way in opposites(other) for way in _WAYS)


def are_converse(one: str, other: str) -> bool:
    """Whether two lemmas name one event from its two sides: "sell" and "buy", "lose" and "beat"."""
    return any((one in a and other in b) or (one in b and other in a) for a, b in _converses())


def _is_prefixed(short: str, long: str) -> bool:
    if len(short) < 4 or short in _UNLIKE:
        return False
    negating = any(long == prefix + short for prefix in _PREFIXES)
    return negating or (short in _negated() and any(long == prefix + short for prefix in _SELDOM_NEGATING))


def _compared(word: str, ending: str) -> tuple[str, ...]:
    """Return the lemmas that a word in "er" or "est" may be a form of: "wider" of "wide", "hottest" of "hot"."""
    stem = word.removesuffix(ending)
    if stem == word or len(stem) < 3:
        return ()
    forms = {stem, f"{stem}e", f"{stem[:-1]}y" if stem.endswith("i") else stem}
    if stem[-1] == stem[-2]:
        forms.add(stem[:-1])
    return tuple(sorted(map(lemma, forms)))


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
    """Whether what is said has a rival of a lemma asked about, and nothing of its own class: "train" for "bus".

    A question about the bus to the ferry has both.
    """
    return any(
        not asked.isdisjoint(own) and asked.isdisjoint(other) and said.isdisjoint(own) and not said.isdisjoint(other)
        for classes in _rival_classes()
        for own, other in permutations(classes, 2)
    )


@lru_cache(maxsize=1)
def _negated() -> frozenset[str]:
    """Read the list of words that "in-", "im-" or "dis-" negates, as lemmas."""
    return frozenset(lemma(word) for line in lines("negated.txt") for word in line.split())


@lru_cache(maxsize=1)
def _converses() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Read the list: the two classes of each line, as lemmas."""
    return tuple((one, other) for one, other in _sets("converses.txt"))


@lru_cache(maxsize=1)
def _rival_classes() -> tuple[list[frozenset[str]], ...]:
    """Read the list: the classes of each line, as lemmas."""
    return tuple(_sets("rivals.txt"))


@lru_cache(maxsize=1)
def _rivals() -> dict[str, frozenset[str]]:
    """Return for each word of the lists its rivals, as lemmas: also those of which equal numbers are counted apart."""
    rivals: dict[str, set[str]] = {}
    for classes in (*_rival_classes(), *_sets("counted_apart.txt")):
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
