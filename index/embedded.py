"""Passages that were embedded, on their way into the newest generation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.chunker import rows_of
from index.generation import Generation
from index.search import Local
from index.types import Vectors


class Embedded:
    """Passages with their texts and vectors."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._texts: list[str] = []
        self._vectors: list[Vectors] = []

    def add(self, ids: Sequence[str], texts: Sequence[str], vectors: Vectors) -> None:
        """Add passages by id, each with its text and its vector."""
        self.ids += ids
        self._texts += texts
        self._vectors += list(vectors)

    def filled_into(self, generation: Generation) -> Local:
        """Return a generation's search with these vectors added to the passages whose text is the same."""
        local = generation.local.fork()
        there = texts_of(generation, self.ids)
        same = [at for at, chunk_id in enumerate(self.ids) if there.get(chunk_id) == self._texts[at]]
        if same:
            local.fill([self.ids[at] for at in same], np.stack([self._vectors[at] for at in same]))
        return local


def texts_of(generation: Generation, chunk_ids: Sequence[str]) -> dict[str, str]:
    """Return the indexed text of chunks and of their neighbours, by id; missing ones are left out."""
    texts: dict[str, str] = {}
    for article_id in dict.fromkeys(chunk_id.rpartition(":")[0] for chunk_id in chunk_ids):
        article = generation.article(article_id)
        if article is not None:
            chunks = generation.view.chunks(article_id)
            texts |= {row.chunk_id: row.text for row in rows_of(article, tuple(chunks.values()))}
    return texts
