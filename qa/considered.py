"""The passages of the evidence: what was considered, and what spoke for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.types import Article
from qa.choosing import Choice
from qa.confidence import Calibrator
from qa.types import Candidate, ConsideredPassage, Reading, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What speaks for a span beside its score: its margin in logits, and the probability in [0, 1] that it is right."""

    margin: float
    probability: float


Weights = Mapping[tuple[str, Span], Weight]
"""By the id of the chunk that was read, and the span."""


def weighed(choices: Sequence[Choice], calibrator: Calibrator) -> dict[tuple[str, Span], Weight]:
    """Weigh every span of a ranking."""
    return {
        (choice.reading.passage.chunk.id, choice.span): Weight(
            margin=choice.margin, probability=calibrator.probability(choice)
        )
        for choice in choices
    }


def considered(
    readings: Sequence[Reading], articles: Mapping[str, Article], weights: Weights
) -> tuple[ConsideredPassage, ...]:
    """Give each reading as evidence, in their order; `weights` holds every span of them, `articles` theirs by id."""
    return tuple(_passage(reading, articles[reading.passage.chunk.article_id], weights) for reading in readings)


def ranked(passages: Sequence[ConsideredPassage]) -> list[tuple[ConsideredPassage, Candidate]]:
    """Give every candidate with its passage, the highest margin first.

    Ties go by the margin in the own passage, then by the passage's rank, and then by place.
    """
    return sorted(
        ((passage, candidate) for passage in passages for candidate in passage.candidates),
        key=lambda row: (
            -row[1].margin,
            row[0].null_score - row[1].score,
            row[0].rank,
            row[1].start,
            row[1].end,
            row[0].article_id,
        ),
    )


def _passage(reading: Reading, article: Article, weights: Weights) -> ConsideredPassage:
    passage = reading.passage
    chunk = passage.chunk
    return ConsideredPassage(
        article_id=chunk.article_id,
        start=chunk.start,
        end=chunk.end,
        rank=passage.rank,
        score=passage.score,
        lexical_rank=passage.lexical_rank,
        lexical_score=passage.lexical_score,
        dense_rank=passage.dense_rank,
        dense_score=passage.dense_score,
        null_score=reading.null_score,
        candidates=tuple(
            Candidate(
                start=span.start,
                end=span.end,
                quote=article.text[span.start : span.end],
                score=span.score,
                margin=weights[chunk.id, span].margin,
                probability=weights[chunk.id, span].probability,
            )
            for span in reading.spans
        ),
    )
