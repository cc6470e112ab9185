"""A segment as seen by one generation of the index: without removed rows, with the current vectors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from index.search.segment import Segment
from index.types import Vectors

Mask = NDArray[np.bool_]


class Key(NamedTuple):
    """The key of a row; ties go by its order."""

    article_id: str
    start: int
    chunk_id: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """Vectors of some rows of a segment: `vectors[i]` is that of row `rows[i]`; `rows` ascend.

    `name` is unique among parts and segments and names the file.
    """

    name: str
    rows: NDArray[np.int32]
    vectors: Vectors


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layer:
    """A segment, which of its rows are removed (`dead`, None for none), and the vectors of its rows.

    `live` counts the rows that are not removed, `words` their tokens. No row has a vector in two parts.
    """

    name: str
    segment: Segment
    live: int
    words: int
    dead: Mask | None = None
    parts: tuple[Part, ...] = ()

    def keys(self, rows: NDArray[np.integer]) -> list[Key]:
        """Return the keys of rows, in their order."""
        segment = self.segment
        articles = (np.searchsorted(segment.article_rows, rows, side="right") - 1).tolist()
        names = {article: segment.articles[article] for article in set(articles)}
        starts = segment.starts[rows].tolist()
        return [
            Key(names[article], start, segment.chunk_ids[row])
            for article, start, row in zip(articles, starts, rows.tolist(), strict=True)
        ]

    def held(self, chunk_ids: Collection[str]) -> Iterator[str]:
        """Yield the chunk ids that exist and are not removed."""
        if len(chunk_ids) * len(self.segment).bit_length() < len(self.segment):
            likely: Iterable[str] = chunk_ids
        else:  # a search for each would take longer than reading all
            likely = set(chunk_ids).intersection(self.segment.chunk_ids.to_list())
        for chunk_id in likely:
            row = self.segment.row_of(chunk_id)
            if row is not None and (self.dead is None or not self.dead[row]):
                yield chunk_id

    def vector(self, chunk_id: str) -> NDArray[np.float32] | None:
        """Return the vector of the row with this key; None if there is no such row or vector."""
        row = self.segment.row_of(chunk_id)
        if row is None:
            return None
        for part in self.parts:
            place = int(np.searchsorted(part.rows, row))
            if place < len(part.rows) and part.rows[place] == row:
                vector: NDArray[np.float32] = np.asarray(part.vectors[place])
                return vector
        return None

    def frequencies(self) -> dict[str, int]:
        """Return how many live rows hold each term; terms that only removed rows hold are left out."""
        postings = self.segment.postings
        alive = np.ones(len(postings.rows), dtype=np.int64) if self.dead is None else ~self.dead[postings.rows]
        sums = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(alive)])[postings.bounds]
        return {
            term: count for term, count in zip(postings.terms.to_list(), np.diff(sums).tolist(), strict=True) if count
        }

    def searched(self, articles: frozenset[str] | None) -> Mask | None:
        """Return the mask of the rows that may be found, limited to these articles; None if all may."""
        if articles is None:
            return None if self.dead is None else ~self.dead
        mask = self.segment.mask(articles)
        return mask if self.dead is None else mask & ~self.dead

    def without(self, articles: frozenset[str]) -> Layer:
        """Return the layer with the rows of these articles removed; itself if it has none."""
        gone = self.segment.mask(articles)
        if not gone.any():
            return self
        return bury(self, gone if self.dead is None else gone | self.dead)

    def missing(self) -> NDArray[np.int64]:
        """Return the live rows without a vector, ascending."""
        waiting = np.ones(len(self.segment), dtype=np.bool_) if self.dead is None else ~self.dead
        for part in self.parts:
            waiting[part.rows] = False
        return np.flatnonzero(waiting)

    def filled(self, rows: Sequence[int], vectors: Vectors) -> Layer:
        """Return the layer with vectors added for distinct rows that have none, in the order of `rows`."""
        if not len(rows):
            return self
        order = np.argsort(rows)
        new = make_part(np.array(rows, dtype=np.int32)[order], vectors[order])
        return replace(self, parts=_joined((*self.parts, new)))


def make_layer(segment: Segment) -> Layer:
    """Return a layer of a new segment, all alive, without vectors."""
    return Layer(name=uuid4().hex, segment=segment, live=len(segment), words=int(segment.lengths.sum()))


def bury(layer: Layer, dead: Mask) -> Layer:
    """Return the layer with exactly these rows removed."""
    alive = ~dead
    words = int(layer.segment.lengths[alive].sum())
    return replace(layer, dead=dead, live=int(np.count_nonzero(alive)), words=words)


def make_part(rows: NDArray[np.int32], vectors: Vectors) -> Part:
    """Return a new part; `rows` ascend."""
    return Part(name=uuid4().hex, rows=rows, vectors=np.ascontiguousarray(vectors, dtype=np.float32))


def join(parts: Sequence[Part]) -> Part:
    """Return several parts of one segment as one."""
    rows = np.concatenate([part.rows for part in parts])
    order = np.argsort(rows)
    return make_part(rows[order], np.concatenate([part.vectors for part in parts])[order])


def _joined(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Join the last parts while one is not far smaller than its predecessor: their number grows logarithmically."""
    while len(parts) > 1 and 2 * len(parts[-1].rows) > len(parts[-2].rows):
        parts = (*parts[:-2], join(parts[-2:]))
    return parts
