"""Cosines over layers: an exact search of every vector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.search.layer import Layer, Mask, Part
from index.search.proposals import Proposal, Scores, propose
from index.types import Vectors

_MARGIN = 1e-5  # more than a float32 product of two unit vectors can be off
_BLOCK = 8192  # rows copied at once
_FEW = 4  # where fewer than one row in so many may be found, they are picked out rather than all multiplied


def by_vector(
    layers: Sequence[Layer], masks: Sequence[Mask | None], vector: NDArray[np.float32], depth: int
) -> tuple[Proposal, ...]:
    """Return at most `depth` rows by cosine in [-1, 1], best first; rows without a vector are not found.

    Products in float32 pick the rows, those in float64 score them: the last digits of the former may depend on the
    processor and on where a row stands, and equal vectors have to tie.
    """
    scored = [
        _scores(layer, part, mask, vector, depth)
        for layer, mask in zip(layers, masks, strict=True)
        for part in layer.parts
    ]
    return propose(scored, depth)


def _scores(layer: Layer, part: Part, mask: Mask | None, vector: NDArray[np.float32], depth: int) -> Scores:
    places = np.arange(len(part.rows)) if mask is None else np.flatnonzero(mask[part.rows])
    rough = _products(part.vectors, places, vector)
    if len(rough) > depth:
        near = rough >= np.partition(rough, len(rough) - depth)[len(rough) - depth] - _MARGIN
        places = places[near]
    exact = [(part.vectors[block].astype(np.float64) * vector).sum(axis=1) for block in _blocks(places)]
    return Scores(layer, part.rows[places], np.concatenate(exact) if exact else np.empty(0))


def _products(vectors: Vectors, places: NDArray[np.int64], vector: NDArray[np.float32]) -> NDArray[np.float32]:
    if len(places) * _FEW > len(vectors):
        return _dots(vectors, vector)[places]
    few = [_dots(vectors[block], vector) for block in _blocks(places)]
    return np.concatenate(few) if few else np.empty(0, dtype=np.float32)


def _dots(vectors: Vectors, vector: NDArray[np.float32]) -> NDArray[np.float32]:
    """Multiply row by row, in this thread: `@` has all cores wait for each other, up to 200 times longer when busy."""
    products: NDArray[np.float32] = np.vecdot(vectors, vector)
    return products


def _blocks(places: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    for first in range(0, len(places), _BLOCK):
        yield places[first : first + _BLOCK]
