"""Answers from a class of which one fits the question: colours, weapons, means of transport, verdicts."""

from __future__ import annotations

from functools import lru_cache

from qa.comparing.asked_for import AskedFor
from qa.comparing.parts import Parts
from qa.words.lemmas import lemma_set, lemmas
from qa.words.listing import lines


def are_exclusive(one: Parts, other: Parts, asked: AskedFor) -> bool:
    """Whether two phrases name different members of a class of which one fits: "a red van", "a grey van"."""
    if asked.several or asked.kind not in ("other", "which") or one.negated or other.negated:
        return False
    question, left, right = frozenset(lemmas(asked.text)), frozenset(one.words), frozenset(other.words)
    return any(
        not keys.isdisjoint(question) and _are_apart(left, right, classes) for keys, classes in _exclusive_classes()
    )


def _are_apart(left: frozenset[str], right: frozenset[str], classes: tuple[frozenset[str], ...]) -> bool:
    """Whether each side has a word of the classes, and no class has words of both sides."""
    sides = [{at for at, words in enumerate(classes) if not words.isdisjoint(side)} for side in (left, right)]
    return all(sides) and sides[0].isdisjoint(sides[1])


@lru_cache(maxsize=1)
def _exclusive_classes() -> tuple[tuple[frozenset[str], tuple[frozenset[str], ...]], ...]:
    """Read the list: the lemmas of the questions, and the classes of answers as lemmas."""
    found = []
    for line in lines("exclusive.txt", beside=__file__):
        keys, _, classes = line.partition(":")
        found.append((lemma_set(keys), tuple(map(lemma_set, classes.split("/")))))
    return tuple(found)
