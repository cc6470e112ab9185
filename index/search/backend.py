"""What a search engine has to do to find passages for Pullquote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.types import Hit, Row, Vectors


class Backend(Protocol):
    """Rows that can be found by their words and by their vectors.

    A backend knows nothing of files or articles: it holds rows, each known by its `chunk_id`, and what it finds never
    depends on the order in which they were added.
    """

    @property
    def count(self) -> int:
        """How many rows are here."""
        ...

    def add(self, rows: Sequence[Row], vectors: Vectors | None = None) -> None:
        """Add rows, with their vectors or, for the time being, without.

        `vectors` are float32 of unit length, shape `(len(rows), dimension)`, in the order of `rows`. Rows can be found
        by their words at once, and by their vectors once these are there. No rows change nothing.
        Raise `ValueError`, and change nothing, where a chunk id is here already or comes twice, or where the vectors
        are not as many as the rows, not of the dimension of those that are here, or not finite.
        """
        ...

    def remove(self, article_ids: Iterable[str]) -> None:
        """Remove every row of these articles; ids that have none are passed over.

        A removed row counts nowhere any more: neither is it found nor does it weigh in another's score. Its chunk id
        can be added again.
        """
        ...

    def missing(self, limit: int) -> tuple[str, ...]:
        """Return the chunk ids of at most `limit` rows that have no vector, by (article id, start, chunk id)."""
        ...

    def fill(self, chunk_ids: Sequence[str], vectors: Vectors) -> None:
        """Give rows that have no vector theirs, in the order of `chunk_ids`.

        Ids that are not (or no longer) here, and those whose row has a vector, are passed over.
        Raise `ValueError` as `add` does.
        """
        ...

    def search(
        self, question: str, vector: NDArray[np.float32] | None, k: int, *, articles: frozenset[str] | None = None
    ) -> tuple[Hit, ...]:
        """Return at most `k` hits, by (-score, article id, start, chunk id).

        `vector` is the question's embedding, float32 of unit length, shape `(dimension,)`. Either side proposes its
        best 100 rows: by BM25, those that share a word with the question, and, where a vector is given, by cosine.
        Their scores are fused to one in [0, 1]. Without a vector the words decide alone.
        Only rows of `articles` are proposed where these are given, while the words keep the weight they have among
        all rows; ids that are not here are passed over, and an empty set gives ().
        A question without a word that is asked without a vector, k < 1 and an empty index give ().
        Raise `ValueError` for a vector of another dimension than those that are here.
        """
        ...

    def save(self, folder: Path) -> Any:
        """Write what is new to a folder, and return a manifest: the JSON value by which it is opened again.

        No file that is there is changed, so that what an older manifest names can still be opened.
        """
        ...
