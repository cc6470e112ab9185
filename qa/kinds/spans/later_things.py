"""Another thing that "it" stands for: a thing that an article names only further on is not meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.premises.presence import holds, region
from qa.premises.terms import Term, terms
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import wanted

_PRONOUN = re.compile(r"[\"“'‘(*_]*(?:It|Its|They|Their)\b")


def without_later_things(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without what is said of "it" before the article has a name, or rare word, of the question.

    "It is valued at £160,000. The thieves left the Roman gold." does not say what the Roman gold is worth.
    """
    named = [term for term in terms(question) if term.kind in ("name", "rare")]
    if not named or wanted(question) not in ("amount", "duration"):
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        if _PRONOUN.match(span.sentence) is None:
            return True
        return not any(_is_only_later(term, span) for term in named)

    return sifted(readings, articles, may_answer)


def _is_only_later(term: Term, span: SpanInSentence) -> bool:
    """Whether a term is in the article behind a span's sentence, but not up to there, and not in the title."""
    article, end = span.article, span.sentence_range.end
    before = f"{article.title}\n{article.text[:end]}"
    return not holds(region(before), term) and holds(region(article.text[end:]), term)
