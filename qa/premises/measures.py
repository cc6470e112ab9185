"""Features of the confidence: what a question takes for given, compared with the text around an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.types import Article
from qa.premises.presence import Surroundings, holds, surroundings
from qa.premises.terms import Term, terms
from qa.words.letters import UPPER

MEASURES = ("names_missing", "numbers_missing", "typed")
_NAMES = ("name", "place")
_NUMBERS = ("number", "year")
_MOST = 2.0  # missing terms that are counted; further ones say no more
_CAPITAL = re.compile(rf"[{UPPER}]")


def measures(question: str, article: Article, start: int, end: int) -> tuple[float, ...]:
    """Return `MEASURES` of a span `[start, end)` of an article as the answer to a question.

    "Near" means the span's sentence, the two on either side of it, and the article's head.

    - `names_missing`: names and places of the question that the article lacks; if it is typed without capitals, rare
      words.
    - `numbers_missing`: years and numbers that are not near.
    - `typed`: 1.0 if the question has no capital letter, as if typed into a search box.
    """
    around = surroundings(article, start, end)
    is_typed = question != "" and _CAPITAL.search(question) is None
    missing = [term for term in terms(question) if not _is_near(around, term)]
    names = ("rare", *_NAMES) if is_typed else _NAMES
    return (
        _count(term.kind in names and not holds(around.article, term) for term in missing),
        _count(term.kind in _NUMBERS for term in missing),
        float(is_typed),
    )


def _is_near(around: Surroundings, term: Term) -> bool:
    return any(holds(where, term) for where in (around.sentence, around.beside, around.head))


def _count(flags: Iterable[bool]) -> float:
    return min(_MOST, float(sum(flags)))
