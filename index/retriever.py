"""A question -> the passages that may answer it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from index.chunker import index_text as text_of_chunk
from index.copies import find_copies, without_repeats
from index.dense import DenseIndex
from index.embedded import Embedded, embed_texts
from index.errors import UnknownArticle
from index.fusion import fuse
from index.lexical import LexicalIndex
from index.types import Article, Chunk, Embedder, Passage, Ranker, Scored

_DEPTH = 100  # chunks that each side proposes


class Retriever:
    """Fuses the rankings of both sides over the chunks of a collection."""

    def __init__(
        self,
        chunks: Sequence[Chunk],
        lexical: Ranker,
        dense: Ranker,
        *,
        copies: Mapping[str, tuple[str, ...]] | None = None,
        embedded: Embedded | None = None,
    ) -> None:
        """Put both sides together.

        `copies` are the articles that are copies of each other, as `find_copies` gives them; `embedded` is what
        `build_retriever` may take over from this one.
        """
        self.copies: Mapping[str, tuple[str, ...]] = {} if copies is None else copies
        self.embedded = embedded
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

        Ties by the chunk's place in the collection. What a copy of an article repeats is passed over. A question
        without a word gives ().
        Raises `UnknownArticle` for an id that holds no chunk of the collection.
        """
        allowed = None if articles is None else self._positions(articles)
        lexical = self._lexical.rank(question, _DEPTH, allowed)
        dense = self._dense.rank(question, _DEPTH, allowed)
        left, right = _ranks(lexical), _ranks(dense)
        fused = fuse(lexical, dense)
        kept = without_repeats([self._chunks[position] for position, _ in fused], self.copies)
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
            for rank, (position, score) in enumerate((fused[at] for at in islice(kept, max(k, 0))), start=1)
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
    """Return what both sides index of a chunk of an article."""
    return text_of_chunk(article.title, chunk)


def build_retriever(
    articles: Sequence[Article],
    chunks: Sequence[Chunk],
    embedder: Embedder,
    *,
    known: Retriever | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Retriever:
    """Index the chunks of the articles on both sides.

    What `known` has embedded, with the same embedder, is not embedded again. `progress(done, total)` counts the
    chunks that are.
    """
    by_id = {article.id: article for article in articles}
    texts = [index_text(by_id[chunk.article_id], chunk) for chunk in chunks]
    embedded = embed_texts(texts, embedder, known=None if known is None else known.embedded, progress=progress)
    lexical, dense = LexicalIndex(texts), DenseIndex(embedded.vectors, embedder)
    return Retriever(chunks, lexical, dense, copies=find_copies(articles), embedded=embedded)
