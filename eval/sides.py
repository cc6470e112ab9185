"""The two sides of the search separately, over plain texts, for comparing settings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.search import Local
from index.search.fusion import DENSE_WEIGHT, fuse
from index.search.proposals import Proposal
from index.types import Row, Vectors


class Sides:
    """Texts that can be ranked by their words, and by their vectors if these are given."""

    def __init__(self, texts: Sequence[str], vectors: Vectors | None = None) -> None:
        """Index texts; `vectors` are of unit length, shape `(len(texts), dimension)`."""
        self._local = Local()
        rows = [Row(chunk_id=str(at), article_id="", start=at, text=text) for at, text in enumerate(texts)]
        self._local.add(rows, vectors)

    def by_words(self, question: str, k: int) -> list[int]:
        """Return the places of at most `k` texts that share a word with the question, best first, ties by place."""
        return positions(self._local.by_words(question), k)

    def both(self, question: str, vector: NDArray[np.float32]) -> tuple[tuple[Proposal, ...], tuple[Proposal, ...]]:
        """Return what either side proposes, best first: by words, and by the question's vector."""
        return self._local.by_words(question), self._local.by_vector(vector)


def positions(proposals: Sequence[Proposal], k: int) -> list[int]:
    """Return the places of at most `k` texts, best first."""
    return [proposal.key.start for proposal in proposals[: max(k, 0)]]


def fused(
    both: tuple[Sequence[Proposal], Sequence[Proposal]], k: int, *, dense_weight: float = DENSE_WEIGHT
) -> list[int]:
    """Return the places of at most `k` texts by both sides, best first."""
    return [int(hit.chunk_id) for hit in fuse(*both, k, dense_weight=dense_weight)]
