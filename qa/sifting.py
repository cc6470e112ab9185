"""Leaving out the spans that cannot answer: the walk over readings that all rules against spans share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from index.types import Article
from qa.types import Reading, Span


def sifted(
    readings: Sequence[Reading], articles: Mapping[str, Article], may_answer: Callable[[Article, Span], bool]
) -> tuple[Reading, ...]:
    """Return the readings with only the spans that may answer, in their order; a reading may be left without any."""
    kept = []
    for reading in readings:
        article = articles[reading.article_id]
        spans = tuple(span for span in reading.spans if may_answer(article, span))
        kept.append(replace(reading, spans=spans))
    return tuple(kept)
