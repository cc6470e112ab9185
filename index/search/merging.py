"""Merging layers, so that their number grows logarithmically with the rows, and dropping removed rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.search.layer import Layer, Part, join, make_layer, make_part
from index.search.postings import merge
from index.search.segment import assemble

_SMALLEST = 256  # live rows; smaller layers form one tier
_FANOUT = 4  # how many times larger each tier is, and how many layers of one tier are merged
_DEAD = 4  # a layer with one row in so many removed is worth rewriting


def compacted(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Return layers with the same live rows and vectors: fewer than four of one tier, few removed rows in each.

    A log-structured merge (O'Neil et al. 1996), tiered: a row is rewritten once a tier.
    """
    tidied = [_tidied(layer) for layer in layers if layer.live]
    while group := _due(tidied):
        tidied = [layer for layer in tidied if layer not in group] + [merged(group)]
    return tuple(tidied)


def merged(layers: Sequence[Layer]) -> Layer:
    """Return the live rows of some layers, with their vectors, as one."""
    keyed = []
    for number, layer in enumerate(layers):
        rows = _alive(layer)
        keyed += [(key, number, row) for key, row in zip(layer.keys(rows), rows.tolist(), strict=True)]
    keyed.sort(key=lambda each: each[0])
    numbers = np.array([number for _, number, _ in keyed], dtype=np.int64)
    old = np.array([row for _, _, row in keyed], dtype=np.int64)
    moves = [np.full(len(layer.segment), -1, dtype=np.int32) for layer in layers]
    lengths = np.zeros(len(keyed), dtype=np.int32)
    for number, (layer, move) in enumerate(zip(layers, moves, strict=True)):
        places = np.flatnonzero(numbers == number)
        move[old[places]] = places
        lengths[places] = layer.segment.lengths[old[places]]
    postings = merge([layer.segment.postings for layer in layers], moves, len(keyed))
    segment = assemble([key for key, _, _ in keyed], lengths, postings)
    return replace(make_layer(segment), parts=_carried(layers, moves))


def _carried(layers: Sequence[Layer], moves: Sequence[NDArray[np.int32]]) -> tuple[Part, ...]:
    parts = []
    for layer, move in zip(layers, moves, strict=True):
        for part in layer.parts:
            rows = move[part.rows]
            alive = rows >= 0
            if alive.any():
                parts.append(make_part(rows[alive], part.vectors[alive]))
    return (join(parts),) if parts else ()


def _alive(layer: Layer) -> NDArray[np.int64]:
    return np.arange(len(layer.segment)) if layer.dead is None else np.flatnonzero(~layer.dead)


def _tidied(layer: Layer) -> Layer:
    """Rewrite a layer if much of it is removed; join its vectors if they are in several parts."""
    size = len(layer.segment)
    if (size - layer.live) * _DEAD >= size:
        return merged([layer])
    return replace(layer, parts=(join(layer.parts),)) if len(layer.parts) > 1 else layer


def _tier(layer: Layer) -> int:
    tier, limit = 0, _SMALLEST
    while layer.live > limit:
        tier, limit = tier + 1, limit * _FANOUT
    return tier


def _due(layers: Sequence[Layer]) -> list[Layer]:
    """Return the layers of the smallest tier that holds too many; none if no tier does."""
    tiers: dict[int, list[Layer]] = {}
    for layer in layers:
        tiers.setdefault(_tier(layer), []).append(layer)
    return next((tiers[tier] for tier in sorted(tiers) if len(tiers[tier]) >= _FANOUT), [])
