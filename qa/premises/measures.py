"""What a question takes for given, held against what stands around an answer: what a confidence is fitted to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.types import Article
from qa.comparing.opposites import content, contrasts, lemmas
from qa.premises.places import place_of
from qa.premises.presence import Region, Surroundings, holds, surroundings
from qa.premises.terms import Term, terms

MEASURES = (
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
_MOST = 2.0  # of the terms that are missing; further ones say no more
_LONG = 6  # letters of a word of which "re-" may be a prefix
_CAPITAL = re.compile(r"[A-Z]")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def measures(question: str, article: Article, start: int, end: int) -> tuple[float, ...]:
    """Return `MEASURES` of a span `[start, end)` of an article as the answer to a question.

    - `names_far`, `names_nowhere`: names and places of the question that stand neither in the span's sentence, the
      two on either side, nor at the article's head; and those that the article lacks.
    - `numbers_missing`: years and numbers that are not near or at the head.
    - `rare_missing`: words that few texts use, and the article does not.
    - `words_far`, `words_nowhere`: shares of the other words of meaning that are not near, and that the article lacks.
    - `conflict`: 1.0 where the sentence has another place or year where the question's is not near.
    - `opposed`: 1.0 where the sentence has the opposite of a word of the question.
    - `typed`: 1.0 where the question has no capital letter, as one typed into a search box.
    """
    around = surroundings(article, start, end)
    asked = terms(question)
    names = [term for term in asked if term.kind in ("name", "place")]
    numbers = [term for term in asked if term.kind in ("year", "number")]
    rare = [term for term in asked if term.kind == "rare"]
    words = [term for term in asked if term.kind == "word"]
    far = [term for term in names if not _near(around, term)]
    nowhere = [term for term in far if not holds(around.article, term)]
    return (
        min(_MOST, float(len(far) - len(nowhere))),
        min(_MOST, float(len(nowhere))),
        min(_MOST, float(sum(not _near(around, term) for term in numbers))),
        min(_MOST, float(sum(not holds(around.article, term) for term in rare))),
        _share([not _near(around, term) for term in words]),
        _share([not holds(around.article, term) for term in words]),
        float(_conflicts(around, asked)),
        float(_is_opposed(question, around.sentence.text)),
        float(question != "" and _CAPITAL.search(question) is None),
    )


def _near(around: Surroundings, term: Term) -> bool:
    return any(holds(where, term) for where in (around.sentence, around.beside, around.head))


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0


def _conflicts(around: Surroundings, asked: Sequence[Term]) -> bool:
    kinds = {term.kind for term in asked if term.kind in ("place", "year") and not _near(around, term)}
    return ("year" in kinds and _YEAR.search(around.sentence.text) is not None) or (
        "place" in kinds and _has_place(around.sentence)
    )


@lru_cache(maxsize=4096)
def _has_place(where: Region) -> bool:
    words = _WORD.findall(where.text)
    return any(words[at][0].isupper() and place_of(words, at)[0] is not None for at in range(len(words)))


@lru_cache(maxsize=4096)
def _is_opposed(question: str, sentence: str) -> bool:
    return bool(contrasts(_plain(question), _plain(sentence)))


def _plain(text: str) -> frozenset[str]:
    """Return the words of meaning as lemmas, "reopen" as "open" too."""
    words = content(lemmas(text))
    return words | {word.removeprefix("re") for word in words if len(word) >= _LONG}
