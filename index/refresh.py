"""Updating an index from its folder: new files are read, missing ones dropped, the rest left alone."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from index.archive import Archive
from index.articles import is_read
from index.batches import FileBatch, add_made, batches_of, without_clashes
from index.chunker import rows_of
from index.errors import ArticlesError, IndexDamaged
from index.folder import Delta, FileState, Known, Refused, compare, read_bytes, scan
from index.formats import LIMITS, Hints, hints_for
from index.making import Made, make, read_file
from index.progress import Progress, silent
from index.settings import IndexSettings, current_settings
from index.structure import LEAST_ARTICLES
from index.workers import Pool, pool
from index.writer import Writer

_MANY = 64  # files to read, from which other processes help
_PASSES = 3  # passes over files whose lines were misjudged; one is enough unless files change meanwhile


def refresh(
    archive: Archive,
    *,
    progress: Progress = silent,
    wait: bool = True,
    thorough: bool = False,
    workers: Pool | None = None,
) -> Delta:
    """Read new and changed files of an archive's folder, and drop missing ones.

    Words can be searched at once; `Archive.embed` computes the vectors of passages whose text is new. A small change is
    one generation; a large one is committed in parts, so that it can be searched meanwhile and nothing is done twice. A
    file counts as unchanged if its size and time are the same; with `thorough`, or if it was changed just before it was
    read, its digest decides. If another process is changing the index, this one waits, or raises `IndexUnusable` if
    `wait` is false. Raise `FolderNotFound` if there is no such folder, and `IndexUnusable` if the index cannot be
    written; nothing is lost then. A damaged index is rebuilt. `workers` read the files, by default processes on this
    machine.
    """
    with archive.alone(wait=wait):
        try:
            archive.look()
            return _Refresh(archive, progress, thorough=thorough, workers=workers).run()
        except IndexDamaged as error:
            archive.recover(error)
            return _Refresh(archive, progress, thorough=thorough, workers=workers).run()


class _Refresh:
    def __init__(self, archive: Archive, progress: Progress, *, thorough: bool, workers: Pool | None) -> None:
        self._archive = archive
        self._workers = workers
        self._progress = progress
        self._thorough = thorough
        self._settings = current_settings(archive.embedder.name, archive.columns)
        self._encodings = archive.encodings
        self._written: dict[str, str] = {}  # the settings as stored, by the encoding of a file
        view = archive.generation.view
        self._known = view.files()
        self._unsettled = view.setting("unsettled") != ""  # a refresh was interrupted before it had judged every line
        self._lines: set[int] = set()  # digests of lines whose articles were added or removed
        self._done = 0

    def run(self) -> Delta:
        """Bring everything up to date, and return what changed."""
        known = self._known
        states, refused = scan(self._archive.inputs)
        self._keep_settings(refused)
        here = frozenset(state.path for state in states)
        readable = [state for state in states if is_read(state.path, here)]
        digests = self._digests(readable)
        happened, renamed, removed = compare(readable, known, digests)
        todo = [s for s in readable if happened[s.path] != "unchanged" or known[s.path].made != self._made(s.path)]
        came_from = {new: old for old, new in renamed}
        forgotten = {state.path: self._forgotten(state.path, came_from) for state in todo}
        self._read(todo, forgotten, removed=removed, touched=self._touched(readable, happened))
        self._settle(readable)
        return Delta(
            added=tuple(path for path, what in happened.items() if what == "added" and path not in came_from),
            changed=tuple(path for path, what in happened.items() if what == "changed"),
            renamed=renamed,
            removed=removed,
            unchanged=tuple(path for path, what in happened.items() if what == "unchanged"),
            refused=self._archive.generation.view.refused(),
            unread=tuple(state.path for state in states if not is_read(state.path, here)),
            reasons=self._reasons(here),
        )

    def _keep_settings(self, unopened: Sequence[Refused]) -> None:
        """Store what later processes need before any file is read: the hints, and which files could not be opened."""
        kept = self._archive.generation
        said = {
            "columns": self._settings.columns,
            "encodings": json.dumps(self._encodings, ensure_ascii=False) if self._encodings else "",
            "unopened": json.dumps([(each.source, each.reason) for each in unopened]) if unopened else "",
        }
        changed = {name: value for name, value in said.items() if kept.view.setting(name) != value}

        def change(writer: Writer) -> None:
            for name, value in changed.items():
                writer.set(name, value)

        if changed:
            self._archive.commit(kept.local.fork(), change)

    def _hints(self, path: str) -> Hints:
        return hints_for(path, columns=self._settings.columns, encodings=self._encodings)

    def _made(self, path: str) -> str:
        """Return the settings a file is read with now."""
        encoding = self._hints(path).encoding
        if encoding not in self._written:
            self._written[encoding] = replace(self._settings, encoding=encoding).to_json()
        return self._written[encoding]

    def _reasons(self, here: Collection[str]) -> tuple[str, ...]:
        """Return the reasons why unchanged files were read again."""
        pairs = sorted({(file.made, self._made(path)) for path, file in self._known.items() if path in here})
        both = ((IndexSettings.from_json(made), IndexSettings.from_json(now)) for made, now in pairs)
        changes = (now.changes(before) for before, now in both if before is not None and now is not None)
        return tuple(dict.fromkeys(reason for reasons in changes for reason in reasons))

    def _digests(self, states: Sequence[FileState]) -> dict[str, str]:
        """Return the digest of every file that may have changed; "" for one that cannot be read."""
        known = self._known
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

    def _touched(self, states: Sequence[FileState], happened: Mapping[str, str]) -> list[Known]:
        """Return the unchanged files with a new time, or whose time can be trusted now."""
        now = time.time_ns()
        touched = []
        for state in states:
            before = self._known.get(state.path)
            if before is None or happened[state.path] != "unchanged" or before.is_surely(state):
                continue
            after = replace(before, state=state, read_ns=now)
            if state != before.state or after.is_surely(state):
                touched.append(after)
        return touched

    def _forgotten(self, path: str, came_from: Mapping[str, str]) -> list[str]:
        """Return the paths to drop when a file is read: its own, and its former one."""
        return [each for each in (path, came_from.get(path)) if each is not None and each in self._known]

    def _read(
        self,
        todo: Sequence[FileState],
        forgotten: Mapping[str, list[str]],
        *,
        removed: Sequence[str] = (),
        touched: Sequence[Known] = (),
    ) -> None:
        """Read files and commit them batch by batch; missing files are dropped with the first.

        While one batch is written, the next one is made and the one after it is read.
        """
        batches = list(batches_of(todo, forgotten))
        if not batches and (removed or touched):
            batches = [FileBatch()]
        if batches:
            batches[0].dropped[:0] = removed
            batches[0].touched[:] = touched
        self._done = 0
        with nullcontext(self._workers) if self._workers else pool(len(todo), least=_MANY) as workers:
            ahead = deque(batches)
            waiting: FileBatch | None = None
            if ahead:
                self._begin(ahead[0], workers)
            while ahead:
                batch = ahead.popleft()
                batch.take_read()
                if ahead:
                    self._begin(ahead[0], workers)
                self._make(batch, waiting, workers)
                if waiting is not None:
                    self._commit(waiting, len(todo))
                waiting = batch
            if waiting is not None:
                self._commit(waiting, len(todo), is_last=True)

    def _begin(self, batch: FileBatch, workers: Pool) -> None:
        folder = self._archive.folder
        batch.reading = [workers.submit(read_file, folder, state, self._hints(state.path)) for state in batch.states]

    def _make(self, batch: FileBatch, before: FileBatch | None, workers: Pool) -> None:
        """Make the articles of a batch; the lines of the batch before it count towards repeated lines."""
        pieces = [piece for file in batch.files for piece in file.pieces]
        lines = frozenset().union(*(piece.lines for piece in pieces))
        bodies = self._archive.generation.view.bodies(lines)
        earlier = [] if before is None else [piece for file in before.files for piece in file.pieces]
        for piece in (*earlier, *pieces):
            for digest in piece.lines & lines:
                bodies.setdefault(digest, set()).add(piece.body)
        repeated = frozenset(digest for digest, holding in bodies.items() if len(holding) >= LEAST_ARTICLES)
        for file in batch.files:
            judged = [digest for piece in file.pieces for digest in piece.lines & repeated]
            batch.making.append(workers.submit(make, file, judged))

    def _settle(self, states: Sequence[FileState]) -> None:
        """Read again the files with a line whose judgement as boilerplate has changed.

        Repeated lines are known only when all files have been read; this makes the index independent of their order.
        """
        for _ in range(_PASSES):
            view = self._archive.generation.view
            if view.setting("unsettled") == "":
                return
            paths = frozenset(view.misjudged(None if self._unsettled else self._lines, least=LEAST_ARTICLES))
            again = [state for state in states if state.path in paths]
            self._unsettled = self._unsettled and not again
            if not again:
                self._archive.commit(self._archive.generation.local.fork(), lambda writer: writer.set("unsettled", ""))
                return
            self._read(again, {state.path: [state.path] for state in again})

    def _commit(self, batch: FileBatch, total: int, *, is_last: bool = False) -> None:
        """Make a batch the newest generation."""
        archive = self._archive
        generation = archive.generation
        local = generation.local.fork()
        gone = [article_id for path in batch.dropped for article_id in generation.view.articles_of(path)]
        self._lines |= {digest for path in batch.dropped for digest in generation.view.lines_of(path)}
        vectors = self._vectors_of(batch.dropped)
        made: list[Made] = []
        for articles in batch.take_made():
            made += articles
            self._done += 1
            self._progress("reading articles", self._done, total)
        files, made = without_clashes(batch.files, made, generation.view, frozenset(gone))
        self._lines.update(*(each.lines for each in made))
        local.remove(gone)
        add_made(local, made, vectors)
        copies = archive.copies()
        for article_id in gone:
            copies.remove(article_id)
        for each in made:
            copies.add(each.article.id, each.signature)

        def change(writer: Writer) -> None:
            for path in batch.dropped:
                writer.drop_file(path)
            for touched in batch.touched:
                writer.touch_file(touched)
            for file in files:
                made_with = self._made(file.state.path)
                known = Known(state=file.state, sha256=file.sha256, read_ns=file.read_ns, made=made_with)
                writer.put_file(known, file.refused)
            for each in made:
                writer.put_article(each.path, each.article, each.chunks, each.signature.to_bytes())
                writer.put_lines(each.article.id, each.body, each.lines, each.repeated)
            writer.put_copies(copies)
            settled = is_last and not self._unsettled and not writer.misjudged(self._lines, least=LEAST_ARTICLES)
            writer.set("unsettled", "" if settled else "yes")

        del generation  # so that its view is closed with the commit, and the database log can restart
        archive.commit(local, change)

    def _vectors_of(self, paths: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of the passages of some files, by their indexed text."""
        generation = self._archive.generation
        vectors: dict[str, NDArray[np.float32]] = {}
        for path in paths:
            before = IndexSettings.from_json(self._known[path].made) if path in self._known else self._settings
            if before is None or before.vectors != self._settings.vectors:
                continue
            for article_id in generation.view.articles_of(path):
                article = generation.article(article_id)
                if article is not None:
                    rows = rows_of(article, tuple(generation.view.chunks(article_id).values()))
                    there = generation.local.vectors(row.chunk_id for row in rows)
                    vectors |= {row.text: there[row.chunk_id] for row in rows if row.chunk_id in there}
        return vectors
