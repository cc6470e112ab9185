"""Passages of equal length to read, cut from any articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from index.types import Article, Chunk, Passage, chunk_id

WORDS = 120  # of a passage, about a chunk of the index
_STRIDE = 60  # words between two passages' beginnings, so that a small folder yields enough different ones


def cut_passages(articles: Sequence[Article], most: int) -> tuple[Passage, ...]:
    """Cut at most `most` different passages of 120 words, every 60 words; a shorter article gives one."""
    chunks = chain.from_iterable(_cut(article) for article in articles)
    return tuple(Passage(chunk=chunk, score=0.0, rank=rank) for rank, chunk in enumerate(islice(chunks, most), 1))


def _cut(article: Article) -> Iterable[Chunk]:
    words = [match.span() for match in re.finditer(r"\S+", article.text)]
    for first in range(0, max(len(words) - WORDS, 0) + 1, _STRIDE):
        run = words[first : first + WORDS]
        if run:
            start, end = run[0][0], run[-1][1]
            yield Chunk(
                id=chunk_id(article.id, start, end),
                article_id=article.id,
                start=start,
                end=end,
                text=article.text[start:end],
            )
