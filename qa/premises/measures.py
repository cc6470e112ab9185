"""What a question takes for given, held against what stands around an answer: what a confidence is fitted to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from index.types import Article
from qa.premises.places import place_of
from qa.premises.presence import Region, Surroundings, holds, surroundings
from qa.premises.rivals import is_opposed
from qa.premises.terms import Term, terms

MEASURES = (
    "named_near",
    "names_far",
    "names_nowhere",
    "numbers_missing",
    "rare_missing",
    "words_far",
    "words_nowhere",
    "conflict",
    "opposed",
    "typed",
)
_NAMES = ("name", "place")
_NUMBERS = ("number", "year")
_MOST = 2.0  # of the terms that are missing; further ones say no more
_CAPITAL = re.compile(r"[A-Z]")
_AFTER = 20  # characters after a span that say what it measures
_SIZE = re.compile(r"\bhow (?:long|tall|high|big|large|wide|deep) (?:is|are|was|were)\b", re.IGNORECASE)
_FROM = re.compile(r"\s+(?:from|away|off|out|outside|north|south|east|west|inland|ahead|behind)\b")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def measures(question: str, article: Article, start: int, end: int) -> tuple[float, ...]:
    """Return `MEASURES` of a span `[start, end)` of an article as the answer to a question.

    Near is the span's sentence, the two on either side of it, and the article's head.

    - `named_near`: names, places, numbers, years and rare words of the question that are near.
    - `names_far`, `names_nowhere`: names and places that stand elsewhere in the article, and that it lacks.
    - `numbers_missing`: years and numbers that are not near.
    - `rare_missing`: words that few texts use, and the article does not.
    - `words_far`, `words_nowhere`: shares of the other words of meaning that are not near, and that the article lacks.
    - `conflict`: 1.0 where the sentence has another place or year and the question's is not near, or where a size is
      asked for and the span is a distance: "two miles from the shore".
    - `opposed`: 1.0 where the sentence has the opposite or a rival of a word of the question that is not beside it.
    - `typed`: 1.0 where the question has no capital letter, as one typed into a search box.
    """
    around = surroundings(article, start, end)
    asked = terms(question)
    near = frozenset(term for term in asked if _is_near(around, term))
    nowhere = frozenset(term for term in asked if term not in near and not holds(around.article, term))
    missing = [term for term in asked if term not in near]
    words = [term for term in asked if term.kind == "word"]
    return (
        _count(term.kind != "word" for term in near),
        _count(term.kind in _NAMES and term not in nowhere for term in missing),
        _count(term.kind in _NAMES for term in nowhere),
        _count(term.kind in _NUMBERS for term in missing),
        _count(term.kind == "rare" for term in nowhere),
        _share(term not in near for term in words),
        _share(term in nowhere for term in words),
        float(_conflicts(around, missing) or _is_distance(question, article.text[end : end + _AFTER])),
        float(is_opposed(question, around.sentence.text, around.beside.text)),
        float(question != "" and _CAPITAL.search(question) is None),
    )


def _is_near(around: Surroundings, term: Term) -> bool:
    return any(holds(where, term) for where in (around.sentence, around.beside, around.head))


def _count(flags: Iterable[bool]) -> float:
    return min(_MOST, float(sum(flags)))


def _share(flags: Iterable[bool]) -> float:
    every = list(flags)
    return sum(every) / len(every) if every else 0.0


def _is_distance(question: str, after: str) -> bool:
    return _SIZE.search(question) is not None and _FROM.match(after) is not None


def _conflicts(around: Surroundings, missing: Sequence[Term]) -> bool:
    kinds = {term.kind for term in missing}
    return ("year" in kinds and _YEAR.search(around.sentence.text) is not None) or (
        "place" in kinds and _has_place(around.sentence)
    )


@lru_cache(maxsize=4096)
def _has_place(where: Region) -> bool:
    words = _WORD.findall(where.text)
    return any(words[at][0].isupper() and place_of(words, at)[0] is not None for at in range(len(words)))
