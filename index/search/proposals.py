"""The proposals of one side: the best rows of all layers, in an order that does not depend on their layout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.search.layer import Key, Layer

DEPTH = 100  # rows that each side proposes
DIGITS = 9  # digits after the point; equal sums in another order differ in the sixteenth, and must tie


class Proposal(NamedTuple):
    """A row that one side proposes, with its score on that side's own scale."""

    key: Key
    score: float


class LayerScores(NamedTuple):
    """Scores of rows of one layer; the rows ascend."""

    layer: Layer
    rows: NDArray[np.integer]
    scores: NDArray[np.float64]


def propose(scored: Sequence[LayerScores], depth: int) -> tuple[Proposal, ...]:
    """Return at most `depth` proposals, by (-score, article id, start, chunk id); scores are rounded to nine digits."""
    cut = [_best(each._replace(scores=np.round(each.scores, DIGITS)), depth) for each in scored]
    every = np.concatenate([each.scores for each in cut]) if cut else np.empty(0)
    floor = -np.inf if len(every) <= depth else np.partition(every, len(every) - depth)[len(every) - depth]
    proposals = []
    for each in cut:
        level = each.scores >= floor  # the keys of other rows are never read
        keys = each.layer.keys(each.rows[level])
        proposals += [Proposal(*named) for named in zip(keys, each.scores[level].tolist(), strict=True)]
    return tuple(sorted(proposals, key=lambda proposal: (-proposal.score, proposal.key))[:depth])


def _best(scored: LayerScores, depth: int) -> LayerScores:
    """Return the best of one layer; of equal scores the first rows, which is the order of ties."""
    scores = scored.scores
    if len(scores) <= depth:
        return scored
    last = np.partition(scores, len(scores) - depth)[len(scores) - depth]
    above = np.flatnonzero(scores > last)
    level = np.flatnonzero(scores == last)[: depth - len(above)]
    chosen = np.sort(np.concatenate([above, level]))
    return LayerScores(scored.layer, scored.rows[chosen], scores[chosen])
