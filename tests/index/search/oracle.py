"""What a backend has to find, worked out row by row by other means than its own: rank-bm25, numpy, and plain loops."""

from __future__ import annotations

import numpy as np
from rank_bm25 import BM25Plus

from index.tokens import tokenize
from index.types import Row


class Oracle:
    """Holds rows and vectors in a dictionary and scores all of them for every question."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self.vectors: dict[str, np.ndarray] = {}

    def copy(self) -> Oracle:
        other = Oracle()
        other.rows, other.vectors = dict(self.rows), dict(self.vectors)
        return other

    def add(self, rows, vectors=None):
        self.rows |= {row.chunk_id: row for row in rows}
        if vectors is not None:
            self.vectors |= {row.chunk_id: vector for row, vector in zip(rows, vectors, strict=True)}

    def remove(self, article_ids):
        for chunk_id in [c for c, row in self.rows.items() if row.article_id in article_ids]:
            del self.rows[chunk_id]
            self.vectors.pop(chunk_id, None)

    def missing(self):
        return tuple(row.chunk_id for row in self._ordered() if row.chunk_id not in self.vectors)

    def fill(self, chunk_ids, vectors):
        for chunk_id, vector in zip(chunk_ids, vectors, strict=True):
            if chunk_id in self.rows:
                self.vectors.setdefault(chunk_id, vector)

    def search(self, question, vector, k, articles=None):
        """Return (chunk id, score, lexical rank, lexical score, dense rank, dense score) for every hit, in order."""
        lexical = self._cut(self._lexical(question), articles)
        dense = [] if vector is None else self._cut(self._dense(vector), articles)
        fused = {}
        for side, weight in ((lexical, 0.6), (dense, 0.4)):
            for chunk_id, score in side:
                best, last = side[0][1], side[-1][1]
                scaled = 1.0 if best == last else (score - last) / (best - last)
                fused[chunk_id] = fused.get(chunk_id, 0.0) + weight * scaled
        place = {row.chunk_id: at for at, row in enumerate(self._ordered())}
        order = sorted(fused, key=lambda c: (-round(fused[c], 9), place[c]))[: max(k, 0)]
        return [(c, fused[c], *_at(lexical, c), *_at(dense, c)) for c in order]

    def _ordered(self):
        return sorted(self.rows.values(), key=lambda row: (row.article_id, row.start, row.chunk_id))

    def _lexical(self, question):
        rows = self._ordered()
        tokens = [tokenize(row.text) for row in rows]
        if not any(tokens):
            return []
        scores = BM25Plus(tokens, delta=0.0).get_scores(tokenize(question))
        return [(row, float(score)) for row, score in zip(rows, scores, strict=True) if score > 0]

    def _dense(self, vector):
        rows = [row for row in self._ordered() if row.chunk_id in self.vectors]
        wide = vector.astype(np.float64)
        return [(row, float(np.dot(self.vectors[row.chunk_id].astype(np.float64), wide))) for row in rows]

    def _cut(self, scored, articles):
        """Keep the best hundred; Python's sort leaves equal scores in the order of the rows."""
        kept = [
            (row.chunk_id, round(score, 9)) for row, score in scored if articles is None or row.article_id in articles
        ]
        return sorted(kept, key=lambda pair: -pair[1])[:100]


def _at(side, chunk_id):
    ids = [each for each, _ in side]
    if chunk_id not in ids:
        return None, None
    return ids.index(chunk_id) + 1, side[ids.index(chunk_id)][1]
