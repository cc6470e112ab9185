"""Two rankings -> one."""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Scored

DENSE_WEIGHT = 0.4  # share of the dense side in the fused score: docs/decisions/004-retrieval.md


def scale(ranking: Sequence[Scored]) -> dict[int, float]:
    """Scale scores to [0, 1], the best 1 and the last 0 (min-max); equal scores all give 1."""
    if not ranking:
        return {}
    scores = [scored.score for scored in ranking]
    low, width = min(scores), max(scores) - min(scores)
    return {s.position: (s.score - low) / width if width > 0 else 1.0 for s in ranking}


def fuse(lexical: Sequence[Scored], dense: Sequence[Scored], *, dense_weight: float = DENSE_WEIGHT) -> list[Scored]:
    """Add both sides' scaled scores, weighted to a sum in [0, 1]; what one side lacks counts 0 there.

    Convex combination with min-max scaling (Bruch et al. 2023). Best first, ties by position.
    """
    left, right = scale(lexical), scale(dense)
    fused = [
        Scored(p, (1 - dense_weight) * left.get(p, 0.0) + dense_weight * right.get(p, 0.0))
        for p in left.keys() | right.keys()
    ]
    return sorted(fused, key=lambda scored: (-scored.score, scored.position))
