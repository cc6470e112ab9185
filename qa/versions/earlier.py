"""What an answer has replaced, shown as what was said before."""

from __future__ import annotations

from collections.abc import Sequence

from qa.choosing import same_words
from qa.comparing.cited import compare_cited
from qa.comparing.sources import Sources
from qa.confidence import Calibrator
from qa.types import Citation, OtherAnswer
from qa.versions.superseding import Current

_MOST = 3  # values that are shown
_LIKELY = 0.35  # probability from which a superseded span would have been an answer


def earlier_answers(
    question: str, answer: Citation, now: Current, sources: Sources, calibrator: Calibrator
) -> tuple[OtherAnswer, ...]:
    """Return superseded spans with other values than the answer, likeliest first; at most three values.

    Only those of the answer's article, its copies and other versions count, and those of articles that one of these
    has corrected or replaced; not those of unrelated articles.
    """
    related = {answer.article_id, *sources.copies.get(answer.article_id, ())}
    related |= {*sources.versions.get(answer.article_id, ())}
    related |= {older for older, newer in now.replaced if newer in related}
    found: list[OtherAnswer] = []
    for choice in now.others:
        confidence = calibrator.probability(choice)
        if choice.article_id not in related or confidence < _LIKELY or len(found) == _MOST:
            continue
        citation = sources.cite(choice)
        if _runs_on(citation, sources):
            continue
        shown = [answer, *(other.citations[0] for other in found)]
        if not any(_same(question, each, citation) for each in shown):
            found.append(OtherAnswer(text=citation.quote, confidence=confidence, citations=(citation,)))
    return tuple(found)


def _runs_on(citation: Citation, sources: Sources) -> bool:
    """Whether a quote begins in one sentence and ends in another."""
    article = sources.articles[citation.article_id]
    first = article.sentence_at(citation.start, citation.start + 1)
    return citation.end > first.end


def _same(question: str, one: Citation, other: Citation) -> bool:
    """Whether two quotes give one value, or one holds the other's words."""
    words = f" {same_words(one.quote)} ", f" {same_words(other.quote)} "
    return words[0] in words[1] or words[1] in words[0] or compare_cited(question, one, other) == "same"


def said_later(others: Sequence[OtherAnswer]) -> tuple[str, ...]:
    """Return a notice of what newer words say, if a question asked for what was said first."""
    return tuple(f"Later it was given as “{other.text}”." for other in others[:1])
