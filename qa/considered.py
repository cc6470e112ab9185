"""The passages of the evidence, with the spans considered and their scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from index.types import Article
from qa.choosing import Choice
from qa.confidence import Calibrator
from qa.types import Candidate, ConsideredPassage, Reading, Span


class SpanEstimate(NamedTuple):
    """The probability in [0, 1] that a span is right, and the score that it is ranked by."""

    probability: float
    rank_score: float


Estimates = Mapping[tuple[str, Span], SpanEstimate]
"""How a span was weighed, by the id of the chunk that was read and the span."""


def estimates(choices: Sequence[Choice], calibrator: Calibrator) -> dict[tuple[str, Span], SpanEstimate]:
    """Return the probability of every span of a ranking."""
    return {
        (choice.reading.passage.chunk.id, choice.span): SpanEstimate(calibrator.probability(choice), choice.score)
        for choice in choices
    }


def considered(
    readings: Sequence[Reading], articles: Mapping[str, Article], estimated: Estimates
) -> tuple[ConsideredPassage, ...]:
    """Return each reading as evidence, in order; `estimated` holds all their spans, `articles` their articles by id."""
    return tuple(_passage(reading, articles[reading.article_id], estimated) for reading in readings)


def ranked(passages: Sequence[ConsideredPassage]) -> list[tuple[ConsideredPassage, Candidate]]:
    """Return every candidate with its passage in ranked order.

    Ties are broken by the passage's rank, then by place. Evidence without scores is ordered by margin.
    """
    return sorted(
        ((passage, candidate) for passage in passages for candidate in passage.candidates),
        key=lambda row: (
            -(row[1].margin if row[1].rank_score is None else row[1].rank_score),
            row[0].rank,
            row[1].start,
            row[1].end,
            row[0].article_id,
        ),
    )


def _passage(reading: Reading, article: Article, estimated: Estimates) -> ConsideredPassage:
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
                quote=article.text_of(span.range),
                score=span.score,
                margin=span.score - reading.null_score,
                probability=estimated[chunk.id, span].probability,
                rank_score=estimated[chunk.id, span].rank_score,
            )
            for span in reading.spans
        ),
    )
