"""Answers from a class of which one fits the question: colours, weapons, means of transport, verdicts."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.comparing.asked_for import AskedFor
from qa.comparing.parts import Parts
from qa.words.grammar import DETERMINER
from qa.words.lemmas import lemma_set, lemmas
from qa.words.listing import lines

_OWNER = rf"(?:{DETERMINER}|[\w-]+['’]s?)"
_ASKING = {  # how questions ask for a class, up to the words of which one is in the list
    "what": re.compile(
        rf"\b(?:what|which)(?: (?:is|was|are|were)|['’]s)?(?: {_OWNER})?(?: (?:kind|type|sort) of)? (?P<what>\w+)",
        re.IGNORECASE,
    ),
    "how": re.compile(
        r"^\W*(?:how (?:is|was|are|were|do|does|did|has|have|had|will|can)\b|"
        r"what (?:do|does|did)\b(?=.* (?:of|from|plead)\W*$)|"
        r"what (?:caused|killed)\b|what (?:is|was) the (?:cause|manner|means) of\b)(?P<what>.*)",
        re.IGNORECASE,
    ),
    "of what": re.compile(r"^\W*(?:of what\b|what\b(?=.* of\W*$))(?P<what>.*)", re.IGNORECASE),
    "outcome": re.compile(
        rf"^\W*(?:what (?:has )?happened to|what (?:is|was) {_OWNER} (?:outcome|result) of|"
        rf"how did {_OWNER} \w+ (?:rule|decide) on|"
        r"what did .* (?:do with|decide on|rule on)|(?:is|was|were|has|have)\b)(?P<what>.*)",
        re.IGNORECASE,
    ),
}


def are_exclusive(one: Parts, other: Parts, asked: AskedFor) -> bool:
    """Whether two phrases name different members of a class of which one fits: "a red van", "a grey van"."""
    if asked.several or asked.kind not in ("other", "which") or one.negated or other.negated:
        return False
    left, right = frozenset(one.words), frozenset(other.words)
    return any(
        _are_apart(left, right, classes) and _asks_for(asking, keys, asked.text)
        for asking, keys, classes in _exclusive_classes()
    )


def _asks_for(asking: re.Pattern[str], keys: frozenset[str], question: str) -> bool:
    found = asking.search(question)
    return found is not None and not keys.isdisjoint(lemmas(found["what"]))


def _are_apart(left: frozenset[str], right: frozenset[str], classes: tuple[frozenset[str], ...]) -> bool:
    """Whether each side has a word of the classes, no class has words of both sides, and the rest may be the same."""
    sides = [{at for at, words in enumerate(classes) if not words.isdisjoint(side)} for side in (left, right)]
    left, right = (side.difference(*classes) for side in (left, right))
    return all(sides) and sides[0].isdisjoint(sides[1]) and (left <= right or right <= left)


@lru_cache(maxsize=1)
def _exclusive_classes() -> tuple[tuple[re.Pattern[str], frozenset[str], tuple[frozenset[str], ...]], ...]:
    """Read the list: how a question asks, the lemmas of what it asks for, and the classes of answers as lemmas."""
    found = []
    for line in lines("exclusive.txt", beside=__file__):
        asking, keys, classes = line.split(":")
        found.append((_ASKING[asking], lemma_set(keys), tuple(map(lemma_set, classes.split("/")))))
    return tuple(found)
