"""What the articles that were not cited say: the same in other words, or something else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.choosing import choose, same_words
from qa.confidence import Calibrator
from qa.types import Citation, OtherAnswer, Reading, cite

_LEAST = 0.5  # probability below which another article's words are not set beside the answer
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def other_answers(
    answer: str,
    cited: frozenset[str],
    readings: Sequence[Reading],
    articles: Mapping[str, Article],
    calibrator: Calibrator,
    *,
    threshold: float,
) -> tuple[tuple[Citation, ...], tuple[OtherAnswer, ...]]:
    """Give what agrees with the answer and what does not, one citation for each article that was not `cited`.

    Each article answers from its own passages alone, and counts where that is at least as likely as the
    threshold and more likely than not. The most likely first, ties by article id.
    """
    rows = []
    for article_id in sorted({r.passage.chunk.article_id for r in readings} - cited):
        own = [reading for reading in readings if reading.passage.chunk.article_id == article_id]
        choices = choose(own, articles)
        probability = calibrator.probability(choices[0]) if choices else 0.0
        if probability >= max(threshold, _LEAST):
            rows.append((-probability, article_id, choices[0].span))
    found = [(cite(articles[article_id], span.start, span.end), -rank) for rank, article_id, span in sorted(rows)]
    also = tuple(citation for citation, _ in found if agree(answer, citation.quote))
    return also, tuple(
        OtherAnswer(text=citation.quote, confidence=probability, citations=(citation,))
        for citation, probability in found
        if not agree(answer, citation.quote)
    )


def agree(one: str, other: str) -> bool:
    """Say whether two quotes give the same value.

    Numbers, where both hold some, must share one; otherwise one quote's words must all stand in the other.
    """
    numbers = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    if all(numbers):
        return not numbers[0].isdisjoint(numbers[1])
    words = set(same_words(one).split()), set(same_words(other).split())
    return words[0] <= words[1] or words[1] <= words[0]
