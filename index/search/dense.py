"""Cosines over layers: an exact search of every vector, by FAISS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import faiss
import numpy as np
from numpy.typing import NDArray

from index.search.layer import Layer, Mask, Part
from index.search.proposals import LayerScores, Proposal, propose
from index.types import Vectors

_MARGIN = 1e-5  # larger than the error of a float32 product of two unit vectors
_BLOCK = 8192  # rows copied at once
_SPARE = 28  # rows beyond the depth, so that ties rarely make FAISS search twice

faiss.omp_set_num_threads(1)  # its threads spin while waiting: on busy cores two take ten times as long as one


def by_vector(
    layers: Sequence[Layer], masks: Sequence[Mask | None], vector: NDArray[np.float32], depth: int
) -> tuple[Proposal, ...]:
    """Return at most `depth` rows by cosine in [-1, 1], best first; rows without a vector are not found.

    FAISS's float32 products pick the rows, and float64 products score them: the last digits of float32 may depend on
    the processor and the position of a row, and equal vectors must tie.
    """
    scored = [
        _scores(layer, part, mask, vector, depth)
        for layer, mask in zip(layers, masks, strict=True)
        for part in layer.parts
    ]
    return propose(scored, depth)


def _scores(layer: Layer, part: Part, mask: Mask | None, vector: NDArray[np.float32], depth: int) -> LayerScores:
    if mask is None:
        places = _nearest(part.vectors, vector, depth)
    else:
        blocks = _blocks(np.flatnonzero(mask[part.rows]))
        picked = [block[_nearest(part.vectors[block], vector, depth)] for block in blocks]
        places = np.concatenate(picked) if picked else np.empty(0, dtype=np.int64)
    return LayerScores(layer, part.rows[places], (part.vectors[places].astype(np.float64) * vector).sum(axis=1))


def _nearest(vectors: Vectors, vector: NDArray[np.float32], depth: int) -> NDArray[np.int64]:
    """Return, ascending, the places of the best `depth` vectors, and of those that tie in float32."""
    count = min(len(vectors), depth + _SPARE)
    while True:
        scores, places = faiss.knn(vector[np.newaxis], vectors, count, metric=faiss.METRIC_INNER_PRODUCT)
        floor = scores[0, min(depth, count) - 1] - _MARGIN
        if count == len(vectors) or scores[0, -1] < floor:
            near: NDArray[np.int64] = np.sort(places[0, scores[0] >= floor])
            return near
        count = min(len(vectors), 2 * count)


def _blocks(places: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    for first in range(0, len(places), _BLOCK):
        yield places[first : first + _BLOCK]
