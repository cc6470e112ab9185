"""The search engine inside this process: immutable segments on disk or in memory, and the rows removed from each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.search.dense import by_vector
from index.search.disk import Stamp
from index.search.fusion import fuse
from index.search.layer import Layer, make_layer
from index.search.lexical import by_words
from index.search.manifest import Manifest, open_layers, save_layers
from index.search.merging import compacted
from index.search.proposals import DEPTH, Proposal
from index.search.segment import index_rows
from index.types import Hit, Row, Vectors


class Local:
    """A `Backend` of segments.

    Every change prepares new layers and then swaps them in at once: other threads may search meanwhile and see the rows
    from before or after, never a mixture. Two threads must not change the same one at once. Searching costs a little
    for each segment: call `compact` after many small additions.
    """

    def __init__(self) -> None:
        self._layers: tuple[Layer, ...] = ()
        self._stamps: Mapping[str, Stamp] = {}

    @classmethod
    def open(cls, folder: Path, manifest: Any, *, verify: bool = False) -> Local:
        """Return what `save` wrote to a folder; its arrays are read from disk on use.

        Raise `IndexDamaged` if the manifest is of another format, or a file is missing, of another size or does
        not fit the others; with `verify`, which reads every byte, also if a byte has changed.
        """
        local = cls()
        local._layers, local._stamps = open_layers(folder, manifest, verify=verify)
        return local

    def save(self, folder: Path) -> Manifest:
        """Write new data to a folder, in files of their own, and return the manifest to open it with.

        Data already written (or opened) is not written again while its file exists. The files are complete on disk when
        this returns; the caller deletes those that no manifest needs (see `files`).
        """
        manifest, self._stamps = save_layers(self._layers, folder, self._stamps)
        return manifest

    def fork(self) -> Local:
        """Return a copy that shares every segment: changes of one are not seen by the other."""
        local = Local()
        local._layers, local._stamps = self._layers, self._stamps
        return local

    @property
    def count(self) -> int:
        """The number of rows."""
        return sum(layer.live for layer in self._layers)

    @property
    def embedded(self) -> int:
        """The number of rows with a vector."""
        return self.count - sum(len(layer.missing()) for layer in self._layers)

    @property
    def pending(self) -> int:
        """The number of rows without a vector."""
        return self.count - self.embedded

    @property
    def words(self) -> int:
        """The number of words in all rows."""
        return sum(layer.words for layer in self._layers)

    @property
    def dimension(self) -> int | None:
        """The length of a vector; None if no row has one."""
        return next((part.vectors.shape[1] for layer in self._layers for part in layer.parts), None)

    def frequencies(self) -> Counter[str]:
        """Return how many rows hold each term."""
        counts: Counter[str] = Counter()
        for layer in self._layers:
            counts.update(layer.frequencies())
        return counts

    def chunk_ids(self) -> Iterator[str]:
        """Yield the chunk id of every row, in no particular order."""
        for layer in self._layers:
            yield from layer.held(layer.segment.chunk_ids.to_list())

    def vectors(self, chunk_ids: Iterable[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of the chunk ids whose rows exist and have one."""
        wanted = tuple(chunk_ids)
        return {
            chunk_id: vector
            for layer in self._layers
            for chunk_id in layer.held(wanted)
            if (vector := layer.vector(chunk_id)) is not None
        }

    def add(
        self,
        rows: Sequence[Row],
        vectors: Vectors | None = None,
        *,
        tokens: Sequence[Sequence[str]] | None = None,
    ) -> None:
        """Add rows as a segment of their own; see `Backend.add`. `tokens` are their tokens, if already known."""
        if vectors is not None:
            self._check(vectors, len(rows))
        if not rows:
            return
        chunk_ids = [row.chunk_id for row in rows]
        for layer in self._layers:
            for chunk_id in layer.held(chunk_ids):
                raise ValueError(f"the chunk {chunk_id!r} exists already; remove its article first")
        segment, order = index_rows(rows, tokens)
        layer = make_layer(segment)
        if vectors is not None:
            layer = layer.filled(range(len(rows)), vectors[order])
        self._layers = (*self._layers, layer)

    def remove(self, article_ids: Iterable[str]) -> None:
        """Remove every row of these articles; see `Backend.remove`."""
        gone = frozenset(article_ids)
        layers = (layer.without(gone) for layer in self._layers)
        self._layers = tuple(layer for layer in layers if layer.live)

    def missing(self, limit: int) -> tuple[str, ...]:
        """Return the chunk ids of rows that have no vector; see `Backend.missing`."""
        limit = max(limit, 0)
        keys = [key for layer in self._layers for key in layer.keys(layer.missing()[:limit])]
        return tuple(key.chunk_id for key in sorted(keys)[:limit])

    def fill(self, chunk_ids: Sequence[str], vectors: Vectors) -> None:
        """Store the vectors of rows; see `Backend.fill`."""
        self._check(vectors, len(chunk_ids))
        self._layers = tuple(_filled(layer, chunk_ids, vectors) for layer in self._layers)

    def search(
        self, question: str, vector: NDArray[np.float32] | None, k: int, *, articles: frozenset[str] | None = None
    ) -> tuple[Hit, ...]:
        """Return at most `k` hits, from at most 200 proposals; see `Backend.search`."""
        if k < 1:
            return ()
        dense = () if vector is None else self.by_vector(vector, articles=articles)
        return fuse(self.by_words(question, articles=articles), dense, k)

    def by_words(self, question: str, *, articles: frozenset[str] | None = None) -> tuple[Proposal, ...]:
        """Return the rows that the words propose, best first: at most 100."""
        layers = self._layers
        return by_words(layers, [layer.searched(articles) for layer in layers], question, DEPTH)

    def by_vector(self, vector: NDArray[np.float32], *, articles: frozenset[str] | None = None) -> tuple[Proposal, ...]:
        """Return the rows that a question's vector proposes, best first: at most 100."""
        layers = self._layers
        self._check(vector[np.newaxis], 1)
        return by_vector(layers, [layer.searched(articles) for layer in layers], vector, DEPTH)

    def compact(self) -> None:
        """Merge small segments, and rewrite those with many removed rows; the hits stay the same."""
        self._layers = compacted(self._layers)

    def _check(self, vectors: Vectors, count: int) -> None:
        if vectors.ndim != 2 or len(vectors) != count:
            raise ValueError(f"{count} texts have vectors of the shape {vectors.shape}")
        if not np.isfinite(vectors).all():
            raise ValueError("a vector holds a number that is not finite")
        if self.dimension is not None and count and vectors.shape[1] != self.dimension:
            raise ValueError(f"the vectors have {vectors.shape[1]} dimensions, those of the index {self.dimension}")


def _filled(layer: Layer, chunk_ids: Sequence[str], vectors: Vectors) -> Layer:
    waiting = set(layer.missing().tolist())
    if not waiting:
        return layer
    places: dict[int, int] = {}
    for at, chunk_id in enumerate(chunk_ids):
        row = layer.segment.row_of(chunk_id)
        if row is not None and row in waiting:
            places.setdefault(row, at)
    return layer.filled(list(places), vectors[list(places.values())])
