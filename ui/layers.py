"""Overlapping ranges laid over paragraphs, cut into runs that the same ranges cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.types import Range

LayeredRange = tuple[Range, list["TextLayer"]]


class TextLayer(NamedTuple):
    """A range, the name of what is in it, and its link."""

    range: Range
    name: str
    link: str | None = None


def cut_at_layers(pieces: Sequence[Range], layers: Sequence[TextLayer]) -> Iterator[list[LayeredRange]]:
    """Cut each piece where a layer begins or ends; each run comes with the layers over it, in their order.

    Pieces are in order and do not overlap. The runs of a piece cover it; empty layers are left out.
    """
    waiting = sorted((layer.range.start, position) for position, layer in enumerate(layers))
    waiting.reverse()
    active: set[int] = set()
    for piece in pieces:
        while waiting and waiting[-1][0] < piece.end:
            active.add(waiting.pop()[1])
        active = {position for position in active if layers[position].range.end > piece.start}
        yield list(_cut(piece, [layers[position] for position in sorted(active)]))


def _cut(piece: Range, layers: Sequence[TextLayer]) -> Iterator[LayeredRange]:
    edges = {edge for layer in layers for edge in layer.range if piece.start < edge < piece.end}
    for start, end in pairwise(sorted({piece.start, piece.end, *edges})):
        run = Range(start, end)
        yield run, [layer for layer in layers if layer.range.overlaps(run)]
