"""Joins passages that overlap or touch in their article: text is read once, and every span counts once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.leads import leads_of
from index.types import Article, Chunk, Passage, Range, chunk_id
from qa.types import Reading, Span

_WORDS = 130  # of a joined passage: what the shipped reader was trained on (030)


def joined(passages: Sequence[Passage], articles: Mapping[str, Article], *, words: int = _WORDS) -> tuple[Passage, ...]:
    """Return the passages with neighbours of one article joined, in the order of the best of each.

    Neighbours overlap, or have only white space between them, and are not two entries of a live page. From an article's
    first passage on, they are joined as long as the whole has at most `words` words; the next one begins a new one. A
    joined passage has the rank and the scores of its best part. It depends only on the passages of its own article.
    """
    by_article: dict[str, list[Passage]] = {}
    for passage in passages:
        by_article.setdefault(passage.chunk.article_id, []).append(passage)
    whole = [
        _whole(articles[article_id], group)
        for article_id, parts in by_article.items()
        for group in _groups(articles[article_id], parts, words)
    ]
    return tuple(sorted(whole, key=lambda passage: (passage.rank, passage.chunk.id)))


def without_repeats(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings with every place once: where its margin is largest, of equal ones in the first reading."""
    best: dict[tuple[str, int, int], tuple[float, int]] = {}
    for number, reading in enumerate(readings):
        for span in reading.spans:
            place = _place_of(reading, span)
            best[place] = max(best.get(place, (-math.inf, 0)), (span.score - reading.null_score, -number))
    return tuple(
        replace(reading, spans=tuple(span for span in reading.spans if best[_place_of(reading, span)][1] == -number))
        for number, reading in enumerate(readings)
    )


def _place_of(reading: Reading, span: Span) -> tuple[str, int, int]:
    return reading.article_id, span.start, span.end


def _groups(article: Article, passages: Sequence[Passage], words: int) -> Iterator[list[Passage]]:
    group: list[Passage] = []
    for passage in sorted(passages, key=lambda passage: (passage.chunk.start, passage.chunk.end)):
        if group and not _joins(article, group, passage.chunk, words):
            yield group
            group = []
        group.append(passage)
    if group:
        yield group


def _joins(article: Article, group: Sequence[Passage], chunk: Chunk, words: int) -> bool:
    text, start, end = article.text, group[0].chunk.start, group[-1].chunk.end
    if article.structure.entry_at(group[-1].chunk.start) != article.structure.entry_at(chunk.start):
        return False
    return not text[end : chunk.start].strip() and len(text[start : chunk.end].split()) <= words


def _whole(article: Article, group: Sequence[Passage]) -> Passage:
    best = min(group, key=lambda passage: (passage.rank, passage.chunk.id))
    if len(group) == 1:
        return best
    place = Range(group[0].chunk.start, max(passage.chunk.end for passage in group))
    chunk = Chunk(
        id=chunk_id(article.id, *place),
        article_id=article.id,
        start=place.start,
        end=place.end,
        text=article.text_of(place),
        lead=leads_of(article, place),
    )
    return replace(best, chunk=chunk)
