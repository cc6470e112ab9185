"""Embeddings, searched exactly by FAISS."""

from __future__ import annotations

import faiss
import numpy as np

from index.types import Embedder, Scored, Vectors


class DenseIndex:
    """Ranks texts by the cosine of their embeddings with the question's: an exact search of all."""

    def __init__(self, vectors: Vectors, embedder: Embedder) -> None:
        """Index rows of unit length, shape `(texts, dimension)`."""
        self._embedder = embedder
        self._size = len(vectors)
        self._index = faiss.IndexFlatIP(vectors.shape[1] if self._size else 1)
        if self._size:
            self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def rank(self, question: str, k: int, allowed: frozenset[int] | None = None) -> list[Scored]:
        """Give at most `k` texts by cosine in [-1, 1], best first, ties by position."""
        k = min(k, self._size if allowed is None else len(allowed))
        if k <= 0 or not question.strip():
            return []
        parameters = faiss.SearchParameters()
        if allowed is not None:
            parameters.sel = faiss.IDSelectorBatch(np.array(sorted(allowed), dtype=np.int64))
        scores, positions = self._index.search(self._embedder.embed([question]), k, params=parameters)
        found = [Scored(int(p), float(s)) for p, s in zip(positions[0], scores[0], strict=True) if p >= 0]
        return sorted(found, key=lambda scored: (-scored.score, scored.position))
