"""Two rankings -> one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.search.layer import Key
from index.search.proposals import DIGITS, Proposal
from index.types import Hit

DENSE_WEIGHT = 0.4  # share of the dense side in the fused score: docs/decisions/004-retrieval.md


def scale(ranking: Sequence[Proposal]) -> dict[Key, float]:
    """Return scores scaled to [0, 1], the best 1 and the last 0 (min-max); equal scores all give 1."""
    if not ranking:
        return {}
    scores = [proposal.score for proposal in ranking]
    low, width = min(scores), max(scores) - min(scores)
    return {p.key: (p.score - low) / width if width > 0 else 1.0 for p in ranking}


def fuse(
    lexical: Sequence[Proposal], dense: Sequence[Proposal], k: int, *, dense_weight: float = DENSE_WEIGHT
) -> tuple[Hit, ...]:
    """Return at most `k` hits by the sum of both sides' scaled scores, weighted to lie in [0, 1].

    A row missing on one side scores 0 there. Convex combination with min-max scaling (Bruch et al. 2023). Best first,
    ties by (article id, start).
    """
    left, right = scale(lexical), scale(dense)
    fused = {
        key: round((1 - dense_weight) * left.get(key, 0.0) + dense_weight * right.get(key, 0.0), DIGITS)
        for key in left.keys() | right.keys()
    }
    best = sorted(fused, key=lambda key: (-fused[key], key))[: max(k, 0)]
    words, vectors = _ranks(lexical), _ranks(dense)
    return tuple(_hit(key, fused[key], rank, words, vectors) for rank, key in enumerate(best, start=1))


_Ranks = Mapping[Key, tuple[int, float]]


def _ranks(ranking: Sequence[Proposal]) -> _Ranks:
    return {proposal.key: (rank, proposal.score) for rank, proposal in enumerate(ranking, start=1)}


def _hit(key: Key, score: float, rank: int, lexical: _Ranks, dense: _Ranks) -> Hit:
    lexical_rank, lexical_score = lexical.get(key, (None, None))
    dense_rank, dense_score = dense.get(key, (None, None))
    return Hit(
        chunk_id=key.chunk_id,
        article_id=key.article_id,
        score=score,
        rank=rank,
        lexical_rank=lexical_rank,
        lexical_score=lexical_score,
        dense_rank=dense_rank,
        dense_score=dense_score,
    )
