"""Phrases in the same wording: synonyms of each other's words, and expressions of several words as one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from qa.comparing.asked_for import AskedFor
from qa.comparing.parts import Parts
from qa.words.lemmas import content, lemma, lemma_set, lemmas, negations
from qa.words.listing import lines
from qa.words.opposites import with_beaten
from qa.words.synonyms import stands_for

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,;:()]")
_PASSED_OVER = lemma_set("the a an his her its their it him them is are was were be been being")


def reworded(one: Parts, other: Parts, asked: AskedFor) -> tuple[Parts, Parts]:
    """Return two phrases with one wording for what both say: "a blaze" as "a fire" if the other is "a fire"."""
    about = {*lemmas(asked.text), *(set(one.words) & set(other.words))}
    sets = [words for keys, words in _sets() if not keys or not keys.isdisjoint(about)]
    expressions: dict[tuple[str, ...], str] = {}
    for words in sets:
        for each in words[1:] if "-" not in words[0] else words:
            expressions.setdefault(_lemmas(each), words[0].replace("-", " "))
    expressions = {each: wording for each, wording in expressions.items() if len(each) > 1}
    left, right = _in_one_wording(one.rest, expressions), _in_one_wording(other.rest, expressions)
    right = _aligned(right, left, [frozenset(lemma(word) for word in words if "-" not in word) for words in sets])
    return _with_rest(one, left), _with_rest(other, right)


def _in_one_wording(text: str, expressions: Mapping[tuple[str, ...], str]) -> str:
    """Return a text with the wording that stands for each expression in it, the longest first."""
    tokens = [match for match in TOKEN.finditer(text) if lemma(match.group()) not in _PASSED_OVER]
    words = [lemma(token.group()) for token in tokens]
    changes: list[tuple[int, int, str]] = []
    at = 0
    while at < len(words):
        length = next((n for n in range(5, 1, -1) if tuple(words[at : at + n]) in expressions), 0)
        if length:
            found = tuple(words[at : at + length])
            changes.append((tokens[at].start(), tokens[at + len(found) - 1].end(), expressions[found]))
        at += max(length, 1)
    for start, end, wording in reversed(changes):
        text = f"{text[:start]}{wording}{text[end:]}"
    return text


def _aligned(text: str, model: str, sets: Sequence[frozenset[str]]) -> str:
    """Return a text with words of its model for their synonyms that the model does not have; names stay as they are."""
    wanted = {lemma(match.group()): match.group() for match in TOKEN.finditer(model) if match.group().islower()}
    own = set(lemmas(text))
    free = sorted(wanted.keys() - own)

    def aligned(match: re.Match[str]) -> str:
        word = match.group()
        said = lemma(word)
        if said in wanted or not (word.islower() or match.start() == 0):
            return word
        alike = (
            each for each in free if stands_for(said, each) or any(said in words and each in words for words in sets)
        )
        return wanted.get(next(alike, ""), word)

    return TOKEN.sub(aligned, text) if free else text


def _with_rest(parts: Parts, rest: str) -> Parts:
    if rest == parts.rest:
        return parts
    words = lemmas(with_beaten(rest))
    meant = content(words)
    return replace(
        parts, rest=rest, words=tuple(word for word in words if word in meant), negated=negations(rest) % 2 == 1
    )


def _lemmas(expression: str) -> tuple[str, ...]:
    return tuple(map(lemma, expression.split("-")))


@lru_cache(maxsize=1)
def _sets() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """Read the list: the lemmas of the questions of a set, and its wordings; sets for any question come last."""
    found = []
    for line in lines("wordings.txt", beside=__file__):
        keys, _, words = line.rpartition(":")
        found.append((lemma_set(keys), tuple(words.split())))
    return tuple(sorted(found, key=lambda each: not each[0]))
