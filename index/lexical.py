"""BM25 over chunks: rank-bm25's weights, laid out once as a sparse matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from rank_bm25 import BM25Plus
from scipy.sparse import csr_matrix

from index.tokens import tokenize
from index.types import Scored


class LexicalIndex:
    """Ranks texts by BM25 with an inverse document frequency that is never below zero.

    The numbers are those of rank-bm25's `BM25Plus` with a delta of 0.
    `BM25Okapi` gives a word in half of the texts the weight 0, and one in all of them more: in a small folder
    those are the words that matter. A score is a sum of one weight per query term and text, so the weights
    are computed once and a query adds the rows of its terms, where rank-bm25 walks every text for every query.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        tokens = [tokenize(text) for text in texts]
        self._size = len(tokens)
        self._rows: dict[str, int] = {}
        self._weights = csr_matrix((0, self._size), dtype=np.float64)
        if any(tokens):
            self._lay_out(BM25Plus(tokens, delta=0.0))

    def _lay_out(self, bm25: BM25Plus) -> None:
        self._rows = {term: row for row, term in enumerate(sorted(bm25.idf))}
        length = bm25.k1 * (1 - bm25.b + bm25.b * np.asarray(bm25.doc_len, dtype=np.float64) / bm25.avgdl)
        rows, columns, values = [], [], []
        for position, frequencies in enumerate(bm25.doc_freqs):
            for term, count in frequencies.items():
                rows.append(self._rows[term])
                columns.append(position)
                values.append(bm25.idf[term] * count * (bm25.k1 + 1) / (count + length[position]))
        self._weights = csr_matrix((values, (rows, columns)), shape=(len(self._rows), self._size))

    def scores(self, question: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Score every text, shape `(texts,)`; a word that no text holds adds nothing."""
        counts = Counter(term for term in tokenize(question) if term in self._rows)
        rows = [self._rows[term] for term in counts]
        times = np.array([counts[term] for term in counts], dtype=np.float64)
        scores: np.ndarray[tuple[int], np.dtype[np.float64]] = self._weights[rows].T @ times
        return scores

    def rank(self, question: str, k: int, allowed: frozenset[int] | None = None) -> list[Scored]:
        """Give at most `k` texts that share a word with the question, best first, ties by position."""
        scores = self.scores(question)
        found = np.flatnonzero(scores > 0.0)
        if allowed is not None:
            found = np.intersect1d(found, np.fromiter(allowed, dtype=np.int64, count=len(allowed)))
        best = found[np.argsort(-scores[found], kind="stable")[: max(k, 0)]]
        return [Scored(int(i), float(scores[i])) for i in best]
