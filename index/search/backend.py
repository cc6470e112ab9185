"""The interface of a search engine that finds passages for Pullquote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.types import Hit, Row, Vectors


class Backend(Protocol):
    """Rows that can be found by their words and by their vectors.

    A backend knows nothing about files or articles: it holds rows, each identified by its `chunk_id`, and its hits
    never depend on the order in which they were added.
    """

    @property
    def count(self) -> int:
        """The number of rows."""
        ...

    def add(self, rows: Sequence[Row], vectors: Vectors | None = None) -> None:
        """Add rows, with their vectors or without them for now.

        `vectors` are float32 of unit length, shape `(len(rows), dimension)`, in the order of `rows`. Rows can be found
        by their words at once, and by their vectors once these are added. Adding no rows changes nothing. Raise
        `ValueError`, and change nothing, if a chunk id exists already or comes twice, or if the vectors differ from the
        rows in number, from the existing vectors in dimension, or are not finite.
        """
        ...

    def remove(self, article_ids: Iterable[str]) -> None:
        """Remove every row of these articles; ids without rows are ignored.

        A removed row is neither found nor counted in the scores of others. Its chunk id can be added again.
        """
        ...

    def missing(self, limit: int) -> tuple[str, ...]:
        """Return the chunk ids of at most `limit` rows that have no vector, by (article id, start, chunk id)."""
        ...

    def fill(self, chunk_ids: Sequence[str], vectors: Vectors) -> None:
        """Store the vectors of rows that have none, in the order of `chunk_ids`.

        Unknown ids, and those whose row has a vector, are ignored.
        Raise `ValueError` as `add` does.
        """
        ...

    def search(
        self, question: str, vector: NDArray[np.float32] | None, k: int, *, articles: frozenset[str] | None = None
    ) -> tuple[Hit, ...]:
        """Return at most `k` hits, by (-score, article id, start, chunk id).

        `vector` is the question's embedding, float32 of unit length, shape `(dimension,)`. Each side proposes its best
        100 rows: by BM25 those that share a word with the question and, if a vector is given, by cosine. Their scores
        are fused to one in [0, 1]. Without a vector the words alone decide. If `articles` are given, only their rows
        are proposed, while words keep the weight they have among all rows; unknown ids are ignored, and an empty set
        gives (). A question without a word and without a vector, k < 1 and an empty index give (). Raise `ValueError`
        for a vector whose dimension differs from the index's.
        """
        ...

    def save(self, folder: Path) -> Any:
        """Write new data to a folder, and return a manifest: the JSON value to open it with.

        Existing files are never changed, so older manifests can still be opened.
        """
        ...
