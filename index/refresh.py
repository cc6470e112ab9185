"""A folder and its index brought together: what is new is read, what is gone is forgotten, the rest is left alone."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from index.archive import Archive, Progress
from index.articles import MAX_BYTES, articles_of_file, is_read
from index.chunker import chunk_article
from index.collection import rows_of
from index.errors import ArticlesError
from index.folder import Delta, FileState, Known, Refused, compare, read_bytes, scan
from index.settings import Settings, current_settings
from index.signature import signature_of
from index.store import Writer
from index.types import Article, Chunk

_BATCH_BYTES = 4_000_000  # of the files that become searchable together while a large folder is read first


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


@dataclass(slots=True, kw_only=True)
class _Batch:
    """What one commit changes."""

    dropped: list[str] = field(default_factory=list)
    files: list[tuple[FileState, str, int, str | None]] = field(default_factory=list)
    articles: list[tuple[str, Article, tuple[Chunk, ...]]] = field(default_factory=list)
    size: int = 0


def refresh(archive: Archive, *, progress: Progress = _silent, wait: bool = True, thorough: bool = False) -> Delta:
    """Read what is new or has changed in an archive's folder, and forget what is gone.

    Words can be searched at once; `Archive.embed` makes the vectors, save for passages whose text has not changed. A
    small change is one generation; a large one is committed in parts, so that it can be searched while it goes on and
    nothing committed is done twice. A file is taken for unchanged by its size and time, or where it was changed too
    shortly before it was read to tell, or where `thorough`, by its digest. Where another process is changing the index,
    this one waits; where `wait` is false, `ArticlesError` is raised. Raise `FolderNotFound` where there is no such
    folder.
    """
    with archive.alone(wait=wait):
        archive.look()
        return _Refresh(archive, progress, thorough=thorough).run()


class _Refresh:
    def __init__(self, archive: Archive, progress: Progress, *, thorough: bool) -> None:
        self._archive = archive
        self._progress = progress
        self._thorough = thorough
        self._settings = current_settings(archive.embedder.name)
        before = Settings.from_json(archive.generation.view.setting("settings"))
        self._reasons = () if before is None else self._settings.changes(before)
        self._keep_vectors = before is None or before.vectors == self._settings.vectors
        self._refused: list[Refused] = []

    def run(self) -> Delta:
        view = self._archive.generation.view
        states, self._refused = scan(self._archive.folder)
        readable = [state for state in states if is_read(state.path)]
        unread = tuple(state.path for state in states if not is_read(state.path))
        known = view.files()
        digests = self._digests(readable, known)
        happened, renamed, removed = compare(readable, known, digests)
        old = {new: before for before, new in renamed}
        todo = [s for s in readable if happened[s.path] != "unchanged" or self._reasons]
        batch = _Batch(dropped=list(removed))
        for done, state in enumerate(todo, start=1):
            batch.dropped += [state.path] if state.path in known else []
            batch.dropped += [old[state.path]] if state.path in old else []
            self._read(state, batch)
            self._progress("reading articles", done, len(todo))
            if batch.size > _BATCH_BYTES:
                self._commit(batch)
                batch = _Batch()
        untouched = [s for s in readable if happened[s.path] == "unchanged" and not self._reasons]
        touched = [(s, known[s.path]) for s in untouched if s != known[s.path].state]
        self._commit(batch, touched=touched, last=True)
        kept = {state.path for state in readable}
        return Delta(
            added=tuple(p for p, what in happened.items() if what == "added" and p not in old),
            changed=tuple(p for p, what in happened.items() if what == "changed"),
            renamed=renamed,
            removed=removed,
            unchanged=tuple(p for p, what in happened.items() if what == "unchanged" and p in kept),
            refused=tuple(sorted((*self._refused, *self._archive.generation.view.refused()), key=lambda r: r.source)),
            unread=unread,
            reasons=self._reasons,
        )

    def _digests(self, states: Sequence[FileState], known: Mapping[str, Known]) -> dict[str, str]:
        """Return the digest of every file that is not surely unchanged; of one that cannot be read, nothing."""
        unsure = [s for s in states if self._thorough or s.path not in known or not known[s.path].is_surely(s)]
        if not known:
            return {}  # nothing to compare with: each is read once, below
        digests = {}
        for done, state in enumerate(unsure, start=1):
            try:
                digests[state.path] = sha256(self._bytes(state)).hexdigest()
            except ArticlesError:
                digests[state.path] = ""
            self._progress("comparing files", done, len(unsure))
        return digests

    def _bytes(self, state: FileState) -> bytes:
        return read_bytes(self._archive.folder, state.path, most=MAX_BYTES)

    def _read(self, state: FileState, batch: _Batch) -> None:
        """Read a file into a batch: its articles, or why there are none."""
        digest, refused, articles, now = "", None, (), time.time_ns()
        try:
            data = self._bytes(state)
            digest = sha256(data).hexdigest()
            articles = articles_of_file(state.path, data)
        except ArticlesError as error:
            refused = str(error)
        batch.files.append((state, digest, now, refused))
        batch.articles += [(state.path, article, chunk_article(article)) for article in articles]
        batch.size += state.size

    def _commit(self, batch: _Batch, *, touched: Sequence[tuple[FileState, Known]] = (), last: bool = False) -> None:
        """Make a batch the newest generation; nothing is committed where nothing has changed."""
        if not (batch.files or batch.dropped or touched or (last and self._is_new())):
            return
        archive = self._archive
        view, local = archive.generation.view, archive.generation.local.fork()
        gone = [article_id for path in batch.dropped for article_id in view.articles_of(path)]
        vectors = self._vectors_of(gone) if self._keep_vectors else {}
        local.remove(gone)
        rows = [row for _, article, chunks in batch.articles for row in rows_of(article, chunks)]
        local.add(rows)
        known = [row for row in rows if row.text in vectors]
        if known:
            local.fill([row.chunk_id for row in known], np.stack([vectors[row.text] for row in known]))
        local.compact()
        copies = archive.copies()
        for article_id in gone:
            copies.remove(article_id)
        signatures = {article.id: signature_of(article) for _, article, _ in batch.articles}
        for article_id, signature in signatures.items():
            copies.add(article_id, signature)

        def change(writer: Writer) -> None:
            for path in batch.dropped:
                writer.drop_file(path)
            for state, before in touched:
                writer.put_file(state, before.sha256, before.read_ns, None)
            for state, digest, read_ns, refused in batch.files:
                writer.put_file(state, digest, read_ns, refused)
            for path, article, chunks in batch.articles:
                writer.put_article(path, article, chunks, signatures[article.id].to_bytes())
            writer.set("copies", copies.to_json())
            if last:
                writer.set("settings", self._settings.to_json())

        archive.commit(local, change)

    def _is_new(self) -> bool:
        return self._archive.generation.view.setting("settings") != self._settings.to_json()

    def _vectors_of(self, article_ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of what the search indexes of some articles, by its text."""
        generation = self._archive.generation
        vectors = {}
        for article_id in article_ids:
            article = generation.article(article_id)
            if article is not None:
                rows = rows_of(article, tuple(generation.view.chunks(article_id).values()))
                there = generation.local.vectors([row.chunk_id for row in rows])
                vectors |= {row.text: there[row.chunk_id] for row in rows if row.chunk_id in there}
        return vectors
