"""A folder and its index brought together: what is new is read, what is gone is forgotten, the rest is left alone."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from index.archive import Archive, Progress
from index.articles import article_of, is_read
from index.chunker import chunk_article
from index.collection import rows_of
from index.errors import ArticlesError
from index.folder import Delta, FileState, Known, Refused, compare, read_bytes, scan
from index.formats import LIMITS, extract
from index.search import Local
from index.settings import Settings, current_settings
from index.signature import sign
from index.store import View, Writer
from index.structure import LEAST_ARTICLES, body_digest, line_digests
from index.types import Article, Chunk, Extracted, Row

_BATCH_BYTES = 4_000_000  # of the files that become searchable together while a large folder is read first


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file as it was read: what was extracted of it, or why it is refused."""

    state: FileState
    sha256: str
    read_ns: int
    extracted: tuple[Extracted, ...] = ()
    refused: str | None = None


@dataclass(slots=True, kw_only=True)
class _Batch:
    """What one commit changes: the paths that are forgotten, and the files that are read."""

    dropped: list[str] = field(default_factory=list)
    files: list[_File] = field(default_factory=list)
    touched: list[tuple[FileState, Known]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(file.state.size for file in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """An article that is new in a batch, with what is kept of it."""

    path: str
    article: Article
    chunks: tuple[Chunk, ...]
    body: int
    lines: frozenset[int]
    repeated: frozenset[int]


class _Refresh:
    def __init__(self, archive: Archive, progress: Progress, *, thorough: bool) -> None:
        self._archive = archive
        self._progress = progress
        self._thorough = thorough
        self._settings = current_settings(archive.embedder.name, archive.columns)
        before = Settings.from_json(archive.generation.view.setting("settings"))
        self._reasons = () if before is None else self._settings.changes(before)
        self._keep_vectors = before is None or before.vectors == self._settings.vectors
        self._lines: set[int] = set()  # digests of lines whose articles have come or gone

    def run(self) -> Delta:
        """Bring everything up to date, and say what that was."""
        self._keep_columns()
        view = self._archive.generation.view
        states, refused = scan(self._archive.inputs)
        here = frozenset(state.path for state in states)
        readable = [state for state in states if is_read(state.path, here)]
        known = view.files()
        happened, renamed, removed = compare(readable, known, self._digests(readable, known))
        todo = [state for state in readable if self._reasons or happened[state.path] != "unchanged"]
        gone = [*removed, *(before for before, _ in renamed), *(s.path for s in todo if s.path in known)]
        self._read(todo, gone, [(s, known[s.path]) for s in readable if s not in todo and s != known[s.path].state])
        self._settle(readable)
        self._keep_settings()
        new = {path for _, path in renamed}
        return Delta(
            added=tuple(path for path, what in happened.items() if what == "added" and path not in new),
            changed=tuple(path for path, what in happened.items() if what == "changed"),
            renamed=renamed,
            removed=removed,
            unchanged=tuple(path for path, what in happened.items() if what == "unchanged"),
            refused=_together(refused, self._archive.generation.view),
            unread=tuple(state.path for state in states if not is_read(state.path, here)),
            reasons=self._reasons,
        )

    def _digests(self, states: Sequence[FileState], known: Mapping[str, Known]) -> dict[str, str]:
        """Return the digest of every file that is not surely unchanged; "" for one that cannot be read."""
        if not known:
            return {}  # nothing to compare with: each file is read once, later
        unsure = [s for s in states if self._thorough or s.path not in known or not known[s.path].is_surely(s)]
        digests = {}
        for done, state in enumerate(unsure, start=1):
            try:
                data = read_bytes(self._archive.folder, state.path, most=LIMITS.file_bytes)
                digests[state.path] = sha256(data).hexdigest()
            except ArticlesError:
                digests[state.path] = ""
            self._progress("comparing files", done, len(unsure))
        return digests

    def _read(self, todo: Sequence[FileState], gone: list[str], touched: list[tuple[FileState, Known]]) -> None:
        """Read files, and commit them batch by batch; what is gone is forgotten with the first."""
        batch = _Batch(dropped=gone, touched=touched)
        for done, state in enumerate(todo, start=1):
            batch.files.append(self._file(state))
            self._progress("reading articles", done, len(todo))
            if batch.size > _BATCH_BYTES:
                self._commit(batch)
                batch = _Batch()
        if batch.files or batch.dropped or batch.touched:
            self._commit(batch)

    def _settle(self, states: Sequence[FileState]) -> None:
        """Read again the files in which a line is boilerplate now that was not, or the other way round.

        What is repeated is known only when all have been read, so that the index doesn't depend on their order.
        """
        paths = self._archive.generation.view.misjudged(self._lines, least=LEAST_ARTICLES)
        if paths:
            again = [state for state in states if state.path in set(paths)]
            self._read(again, [state.path for state in again], [])

    def _file(self, state: FileState) -> _File:
        now, digest = time.time_ns(), ""
        try:
            data = read_bytes(self._archive.folder, state.path, most=LIMITS.file_bytes)
            digest = sha256(data).hexdigest()
            return _File(
                state=state,
                sha256=digest,
                read_ns=now,
                extracted=extract(state.path, data, columns=self._settings.columns),
            )
        except ArticlesError as error:
            return _File(state=state, sha256=digest, read_ns=now, refused=str(error))

    def _commit(self, batch: _Batch) -> None:
        """Make a batch the newest generation."""
        archive = self._archive
        view, local = archive.generation.view, archive.generation.local.fork()
        gone = [article_id for path in batch.dropped for article_id in view.articles_of(path)]
        self._lines |= {digest for path in batch.dropped for digest in view.lines_of(path)}
        vectors = self._vectors_of(gone) if self._keep_vectors else {}
        made = self._made(batch)
        local.remove(gone)
        _add(local, [row for each in made for row in rows_of(each.article, each.chunks)], vectors)
        copies = archive.copies()
        signatures = {each.article.id: sign(each.article) for each in made}
        for article_id in gone:
            copies.remove(article_id)
        for article_id, signature in signatures.items():
            copies.add(article_id, signature)

        def change(writer: Writer) -> None:
            for path in batch.dropped:
                writer.drop_file(path)
            for state, before in batch.touched:
                writer.put_file(state, before.sha256, before.read_ns, None)
            for file in batch.files:
                writer.put_file(file.state, file.sha256, file.read_ns, file.refused)
            for each in made:
                writer.put_article(each.path, each.article, each.chunks, signatures[each.article.id].to_bytes())
                writer.put_lines(each.article.id, each.body, each.lines, each.repeated)
            writer.put_copies(copies)

        archive.commit(local, change)

    def _made(self, batch: _Batch) -> list[_Made]:
        """Make the articles of a batch; which of their lines are repeated, the others of it have a say in too."""
        read = [(file, extracted, line_digests(extracted.text)) for file in batch.files for extracted in file.extracted]
        bodies = self._archive.generation.view.bodies(frozenset().union(*(lines for _, _, lines in read)))
        for _, extracted, lines in read:
            for digest in lines:
                bodies.setdefault(digest, set()).add(body_digest(extracted.text))
        made = []
        for file, extracted, lines in read:
            repeated = frozenset(digest for digest in lines if len(bodies[digest]) >= LEAST_ARTICLES)
            article = article_of(extracted, file.state.path, file.sha256, repeated=repeated)
            made.append(
                _Made(
                    path=file.state.path,
                    article=article,
                    chunks=chunk_article(article),
                    body=body_digest(extracted.text),
                    lines=lines,
                    repeated=repeated,
                )
            )
            self._lines |= lines
        return made

    def _vectors_of(self, article_ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of what the search indexes of some articles, by its text."""
        generation = self._archive.generation
        vectors: dict[str, NDArray[np.float32]] = {}
        for article_id in article_ids:
            article = generation.article(article_id)
            if article is not None:
                rows = rows_of(article, tuple(generation.view.chunks(article_id).values()))
                there = generation.local.vectors(row.chunk_id for row in rows)
                vectors |= {row.text: there[row.chunk_id] for row in rows if row.chunk_id in there}
        return vectors

    def _keep_settings(self) -> None:
        kept = self._archive.generation
        if kept.view.setting("settings") != self._settings.to_json():
            self._archive.commit(kept.local.fork(), lambda writer: writer.set("settings", self._settings.to_json()))

    def _keep_columns(self) -> None:
        """Note the columns of tables before anything is read with them, so that they hold for whoever comes next."""
        kept = self._archive.generation
        if kept.view.setting("columns") != self._settings.columns:
            self._archive.commit(kept.local.fork(), lambda writer: writer.set("columns", self._settings.columns))


def _add(local: Local, rows: Sequence[Row], vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Add rows to a search; those whose text was embedded before have their vector again."""
    local.add(rows)
    known = [row for row in rows if row.text in vectors]
    if known:
        local.fill([row.chunk_id for row in known], np.stack([vectors[row.text] for row in known]))
    local.compact()


def _together(refused: Sequence[Refused], view: View) -> tuple[Refused, ...]:
    """Return the files that could not be looked at, and those that could not be read, ordered by source."""
    return tuple(sorted((*refused, *view.refused()), key=lambda each: each.source))
