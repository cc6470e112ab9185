"""An immutable run of indexed rows, added together or merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.search.disk import Arrays
from index.search.postings import Postings, post
from index.search.strings import Strings, bounds_of, pack
from index.tokens import tokenize
from index.types import Row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segment:
    """Rows in the order of (article id, start, chunk id), which is how equal scores are ordered.

    `articles` are sorted; the rows of article number a are `[article_rows[a], article_rows[a + 1])`. `by_id` holds
    the rows in the order of their chunk ids. `lengths` counts each row's tokens.
    """

    articles: Strings
    article_rows: NDArray[np.int64]
    chunk_ids: Strings
    by_id: NDArray[np.int32]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int32]
    postings: Postings

    def __len__(self) -> int:
        return len(self.starts)

    def row_of(self, chunk_id: str) -> int | None:
        """Return the row of a chunk, None if it is not in this segment."""
        return self.chunk_ids.find(chunk_id, self.by_id)

    def mask(self, article_ids: frozenset[str]) -> NDArray[np.bool_]:
        """Return which rows belong to these articles, shape `(rows,)`; unknown ids are ignored."""
        chosen = np.zeros(len(self.articles), dtype=np.bool_)
        if len(article_ids) * len(self.articles).bit_length() < len(self.articles):
            places = [self.articles.find(article_id) for article_id in article_ids]
            chosen[[place for place in places if place is not None]] = True
        else:
            chosen[:] = [article_id in article_ids for article_id in self.articles.to_list()]
        return np.repeat(chosen, np.diff(self.article_rows))

    def arrays(self) -> Arrays:
        """Return everything as named arrays, for `restore`."""
        return {
            "articles": self.articles.blob,
            "articles.bounds": self.articles.bounds,
            "article_rows": self.article_rows,
            "chunk_ids": self.chunk_ids.blob,
            "chunk_ids.bounds": self.chunk_ids.bounds,
            "by_id": self.by_id,
            "starts": self.starts,
            "lengths": self.lengths,
            "terms": self.postings.terms.blob,
            "terms.bounds": self.postings.terms.bounds,
            "postings.bounds": self.postings.bounds,
            "postings.rows": self.postings.rows,
            "postings.counts": self.postings.counts,
        }


def restore(arrays: Mapping[str, NDArray[np.generic]]) -> Segment:
    """Return the segment with these arrays.

    Raise `KeyError` for a missing array and `ValueError` for arrays that do not fit each other.
    """
    given: dict[str, NDArray[Any]] = dict(arrays)
    strings = {name: Strings(blob=given[name], bounds=given[f"{name}.bounds"]) for name in _STRINGS}
    postings = Postings(
        terms=strings["terms"],
        bounds=given["postings.bounds"],
        rows=given["postings.rows"],
        counts=given["postings.counts"],
    )
    segment = Segment(
        articles=strings["articles"],
        article_rows=given["article_rows"],
        chunk_ids=strings["chunk_ids"],
        by_id=given["by_id"],
        starts=given["starts"],
        lengths=given["lengths"],
        postings=postings,
    )
    _check(segment)
    return segment


_STRINGS = ("articles", "chunk_ids", "terms")


def _check(segment: Segment) -> None:
    size, postings = len(segment), segment.postings
    ends = [
        ("bytes of article ids", segment.articles.bounds, len(segment.articles.blob)),
        ("bytes of chunk ids", segment.chunk_ids.bounds, len(segment.chunk_ids.blob)),
        ("bytes of terms", postings.terms.bounds, len(postings.terms.blob)),
        ("rows of articles", segment.article_rows, size),
        ("postings", postings.bounds, len(postings.rows)),
    ]
    for name, bounds, end in ends:
        if not len(bounds) or bounds[0] != 0 or bounds[-1] != end:
            raise ValueError(f"the {name} do not end at {end}")
    pairs = [
        ("chunk ids", len(segment.chunk_ids), size),
        ("sorted chunk ids", len(segment.by_id), size),
        ("lengths", len(segment.lengths), size),
        ("articles", len(segment.article_rows), len(segment.articles) + 1),
        ("terms", len(postings.bounds), len(postings.terms) + 1),
        ("counts", len(postings.counts), len(postings.rows)),
    ]
    for name, seen, expected in pairs:
        if seen != expected:
            raise ValueError(f"there are {seen} {name} where {expected} belong")


def index_rows(rows: Sequence[Row], tokens: Sequence[Sequence[str]] | None = None) -> tuple[Segment, NDArray[np.int64]]:
    """Index rows; also return their new order, as positions in `rows`.

    `tokens` are those of the rows' texts (`tokenize`), if already known. Raise `ValueError` for two rows with one chunk
    id.
    """
    order = sorted(range(len(rows)), key=lambda at: (rows[at].article_id, rows[at].start, rows[at].chunk_id))
    ordered = [tokenize(rows[at].text) if tokens is None else tokens[at] for at in order]
    segment = assemble(
        [(rows[at].article_id, rows[at].start, rows[at].chunk_id) for at in order],
        np.array([len(each) for each in ordered], dtype=np.int32),
        post(ordered),
    )
    return segment, np.array(order, dtype=np.int64)


def assemble(keys: Sequence[tuple[str, int, str]], lengths: NDArray[np.int32], postings: Postings) -> Segment:
    """Return a segment of rows whose sorted keys are (article id, start, chunk id).

    Raise `ValueError` for two rows with one chunk id.
    """
    ids = [chunk_id for _, _, chunk_id in keys]
    by_id = sorted(range(len(ids)), key=ids.__getitem__)
    for left, right in zip(by_id, by_id[1:], strict=False):
        if ids[left] == ids[right]:
            raise ValueError(f"two rows have the chunk id {ids[left]!r}")
    runs = [(article_id, sum(1 for _ in run)) for article_id, run in groupby(keys, key=lambda key: key[0])]
    return Segment(
        articles=pack(article_id for article_id, _ in runs),
        article_rows=bounds_of([size for _, size in runs]),
        chunk_ids=pack(ids),
        by_id=np.array(by_id, dtype=np.int32),
        starts=np.array([start for _, start, _ in keys], dtype=np.int64),
        lengths=lengths,
        postings=postings,
    )
