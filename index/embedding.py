"""Embedding the passages of an archive: a few seconds at a time, each committed into the newest generation."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from index.chunker import rows_of
from index.errors import IndexDamaged
from index.generation import Generation
from index.progress import Progress
from index.search import Local
from index.settings import IndexSettings
from index.types import Vectors

if TYPE_CHECKING:
    from index.archive import Archive

_SAVE_SECONDS = 20.0  # between two commits of vectors: what a crash can cost
_ASK_SECONDS = 1.0  # between two checks of another process's embedding


def embed_pending(archive: Archive, progress: Progress) -> None:
    """Embed the passages that have no vector yet, as `Archive.embed` says."""
    while not archive.begin_embedding(wait=_ASK_SECONDS):
        archive.look()
        pending = archive.generation.local.pending
        if not pending:
            return
        progress("embedding passages", 0, pending)
    try:
        done = 0
        archive.look()
        while archive.generation.local.pending and _is_for_its_embedder(archive):
            done += _embed_some(archive, progress, done)
    finally:
        archive.end_embedding()


def _is_for_its_embedder(archive: Archive) -> bool:
    """Whether everything in the index was read for the embedder of this archive."""
    made = map(IndexSettings.from_json, archive.generation.view.made())
    return all(settings is not None and settings.vectors == archive.embedder.name for settings in made)


def _embed_some(archive: Archive, progress: Progress, before: int) -> int:
    """Embed for some seconds, and commit; return how many passages were embedded."""
    base = archive.generation
    local = base.local.fork()
    total, begun, embedded = local.pending, time.monotonic(), Embedded()
    while len(embedded.ids) < total and time.monotonic() - begun < _SAVE_SECONDS:
        ids = local.missing(archive.embed_at_once)
        there = texts_of(base, ids)
        lost = [chunk_id for chunk_id in ids if chunk_id not in there]
        if lost:
            raise IndexDamaged(f"the index holds the passage {lost[0]}, and not its article")
        texts = [there[chunk_id] for chunk_id in ids]
        vectors = archive.embedder.embed(texts)
        local.fill(ids, vectors)
        embedded.add(ids, texts, vectors)
        progress("embedding passages", before + len(embedded.ids), before + total)
    with archive.alone():
        archive.look()
        if archive.generation is not base:  # others have changed it meanwhile
            local = embedded.filled_into(archive.generation)
        if _is_for_its_embedder(archive):
            archive.commit(local)
    return len(embedded.ids)


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
