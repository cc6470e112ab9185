"""Words of a question whose opposite or rival is in the text: "killed" if it says "injured"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import permutations
from pathlib import Path

from qa.premises.presence import joined
from qa.words.lemmas import content, lemma, lemmas
from qa.words.opposites import excludes

_LONG = 6  # letters of a word of which "re-" may be a prefix
_ALIKE = 5  # letters
_LIVES = re.compile(r"\b(?:lost|losing|lose) (?:his|her|their) li(?:fe|ves)\b", re.IGNORECASE)
_WEAK = frozenset(
    map(
        lemma,
        "monday tuesday wednesday thursday friday saturday sunday red blue green yellow black white brown grey gray "
        "orange purple pink spring summer autumn winter gold silver bronze before after first last up down best worst "
        "early late earlier later old new more less most least defeat sign author safe danger dangerous".split(),
    )
)
"""Lemmas of opposites that are often beside one another, or have another sense too: they rule nothing out."""


@lru_cache(maxsize=1)
def _rivals() -> dict[str, frozenset[str]]:
    """Return the rivals of each lemma of the list."""
    rivals: dict[str, set[str]] = {}
    for line in (Path(__file__).parent / "rivals.txt").read_text("utf-8").splitlines():
        classes = [] if line.startswith("#") else [set(map(lemma, part.split())) for part in line.split("/")]
        for one, other in permutations(classes, 2):
            for word in one - other:
                rivals.setdefault(word, set()).update(other - one)
    return {word: frozenset(others) for word, others in rivals.items()}


@lru_cache(maxsize=4096)
def is_opposed(question: str, sentence: str, beside: str) -> bool:
    """Whether a sentence has the opposite or a rival of a word of a question that is not `beside` it.

    `beside` is the text around the sentence, including it. If that has a word of the same sense, such as "injured" for
    "hurt", nothing is opposed.
    """
    asked = _plain(question) - _plain(beside) - _WEAK
    there = _plain(sentence) - _plain(question) - _WEAK
    said = _plain(beside) - there
    return any(
        _rules_out(word, other) and not any(_rules_out(each, other) for each in said)
        for word in asked
        for other in there
    )


def are_rivals(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a lemma of one side and one of the other are rivals, such as "die" and "injure"."""
    return any(right in _rivals().get(left, ()) for left in one - other for right in other - one)


def _rules_out(word: str, other: str) -> bool:
    """Whether one word excludes another: not if the two begin alike, as "employ" and "employee" do."""
    return word[:_ALIKE] != other[:_ALIKE] and (excludes(word, other) or other in _rivals().get(word, ()))


@lru_cache(maxsize=512)
def _plain(text: str) -> frozenset[str]:
    """Return the content words as lemmas, "reopen" also as "open", hyphenated ones also as one word."""
    words = content(lemmas(_LIVES.sub("died", f"{text} {joined(text)}")))
    return words | {word.removeprefix("re") for word in words if len(word) >= _LONG}
