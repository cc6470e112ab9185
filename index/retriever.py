"""A question -> the passages that may answer it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from index.dense import DenseIndex
from index.errors import UnknownArticle
from index.fusion import fuse
from index.lexical import LexicalIndex
from index.types import Article, Chunk, Embedder, Passage, Ranker, Scored

_EMBED_AT_ONCE = 256  # chunks between two reports of progress
_DEPTH = 100  # chunks that each side proposes


class Retriever:
    """Fuses the rankings of both sides over the chunks of a collection."""

    def __init__(self, chunks: Sequence[Chunk], lexical: Ranker, dense: Ranker) -> None:
        self._chunks = tuple(chunks)
        self._lexical = lexical
        self._dense = dense
        self._by_article: dict[str, list[int]] = {}
        for position, chunk in enumerate(self._chunks):
            self._by_article.setdefault(chunk.article_id, []).append(position)

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """Every chunk of the collection, in the order of its articles."""
        return self._chunks

    def retrieve(self, question: str, k: int, *, articles: Sequence[str] | None = None) -> tuple[Passage, ...]:
        """Give at most `k` passages, best first; only of `articles` (ids) where given.

        Ties by the chunk's place in the collection. A question without a word gives ().
        Raises `UnknownArticle` for an id that holds no chunk of the collection.
        """
        allowed = None if articles is None else self._positions(articles)
        lexical = self._lexical.rank(question, _DEPTH, allowed)
        dense = self._dense.rank(question, _DEPTH, allowed)
        left, right = _ranks(lexical), _ranks(dense)
        return tuple(
            Passage(
                chunk=self._chunks[position],
                score=score,
                rank=rank,
                lexical_rank=left[position][0] if position in left else None,
                lexical_score=left[position][1] if position in left else None,
                dense_rank=right[position][0] if position in right else None,
                dense_score=right[position][1] if position in right else None,
            )
            for rank, (position, score) in enumerate(fuse(lexical, dense)[: max(k, 0)], start=1)
        )

    def _positions(self, articles: Sequence[str]) -> frozenset[int]:
        unknown = [a for a in articles if a not in self._by_article]
        if unknown:
            known = ", ".join(list(self._by_article)[:5])
            raise UnknownArticle(f"no article {unknown[0]!r} in this collection; it holds {known} ...")
        return frozenset(position for a in articles for position in self._by_article[a])


def _ranks(ranking: Sequence[Scored]) -> dict[int, tuple[int, float]]:
    return {scored.position: (rank, scored.score) for rank, scored in enumerate(ranking, start=1)}


def index_text(article: Article, chunk: Chunk) -> str:
    """Say what both sides index of a chunk: its article's headline, then its own words."""
    return f"{article.title}\n{chunk.text}"


def build_retriever(
    articles: Sequence[Article],
    chunks: Sequence[Chunk],
    embedder: Embedder,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Retriever:
    """Index the chunks of the articles on both sides; `progress(done, total)` counts embedded chunks."""
    by_id = {article.id: article for article in articles}
    texts = [index_text(by_id[chunk.article_id], chunk) for chunk in chunks]
    batches = []
    for at in range(0, len(texts), _EMBED_AT_ONCE):
        batches.append(embedder.embed(texts[at : at + _EMBED_AT_ONCE]))
        if progress is not None:
            progress(min(at + _EMBED_AT_ONCE, len(texts)), len(texts))
    vectors = np.concatenate(batches) if batches else np.empty((0, 1), dtype=np.float32)
    return Retriever(chunks, LexicalIndex(texts), DenseIndex(vectors, embedder))
