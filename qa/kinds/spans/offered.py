"""What was only offered or promised, where a question asks what was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.types import Article
from qa.kinds.spans.supposed import asks_about_plans
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import wanted
from qa.words.lemmas import lemma_set, lemmas

_GIVING = lemma_set("give gave given grant granted donate donated award awarded pay paid contribute")
_OFFERING = lemma_set("offer offered promise promised pledge pledged")


def without_offered(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings without amounts that a sentence only says were offered, if a question asks what was given."""
    if wanted(question) != "amount" or not _GIVING & frozenset(lemmas(question)) or asks_about_plans(question):
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        is_offered = bool(_OFFERING & frozenset(lemmas(span.before)))
        return not is_offered or bool(_GIVING & frozenset(lemmas(span.sentence)))

    return sifted(readings, articles, may_answer)
