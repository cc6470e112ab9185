"""The index of a folder, kept on disk: opened in seconds, updated with what changed, embedded in the background."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock

from filelock import FileLock, Timeout

from index.collection import Collection
from index.copies import CopyIndex
from index.database import DATABASE, as_index_errors, is_made, make_store
from index.embedding import embed_pending
from index.errors import IndexDamaged, IndexUnusable
from index.formats import Hints, hints_for
from index.generation import Generation, open_search
from index.inputs import Inputs
from index.place import check_place, index_path, own_files
from index.progress import Progress, silent
from index.search import Local, files
from index.settings import encodings_from_json
from index.store import View
from index.types import Embedder
from index.writer import Writer

_EMBED_AT_ONCE = 256  # passages
_TRIES = 5  # to open a generation while a writer replaces its files
_LOG_BYTES = 64_000_000  # of the write-ahead log; above it, the log is written back even while somebody reads


class Archive:
    """The index of a folder. One process at a time changes it; any number may read it meanwhile."""

    def __init__(
        self,
        folder: Path | Inputs,
        embedder: Embedder,
        *,
        index: Path | None = None,
        embed_at_once: int = _EMBED_AT_ONCE,
    ) -> None:
        """Open the index of a folder, or of the inputs below it; a new index is empty until `refresh`.

        It is kept in `index`, by default in the user's cache directory under a name derived from the folder's path. An
        index that is damaged, or of another format, is moved aside and rebuilt; `notices` says so. `edition` counts the
        changes to the articles that this process has seen. `embed_at_once` is the number of passages per call of the
        embedder. Raise `IndexUnusable` if the place cannot be read or written, and `PlaceError` if it lies among the
        articles or holds other files.
        """
        self.inputs = folder if isinstance(folder, Inputs) else Inputs(root=folder)
        self.folder = self.inputs.root
        self.index = index_path(self.inputs) if index is None else index
        self.notices: tuple[str, ...] = ()
        self.edition = 0
        self._embedder = embedder
        self._asked: dict[str, str] = {}
        self.embed_at_once = embed_at_once
        self._copies: tuple[int, CopyIndex] | None = None  # with the generation that it is of
        self._taking = RLock()
        self._writing = FileLock(f"{self.index}.lock")
        self._embedding = FileLock(f"{self.index}.embedding.lock")
        check_place(self.index, self.inputs)
        try:
            self._current = self._opened()
        except IndexDamaged:
            with self.alone():
                try:
                    self._current = self._opened()  # another process may have repaired it meanwhile
                except IndexDamaged as error:
                    self.put_aside(error)

    @property
    def embedder(self) -> Embedder:
        """The embedder that computes the vectors."""
        return self._embedder

    @property
    def columns(self) -> str:
        """Which column of a table holds what: as given, else as the index was built; "" if guessed."""
        return self._current.view.setting("columns") if self.inputs.columns is None else self.inputs.columns

    @property
    def encodings(self) -> dict[str, str]:
        """The encodings of files, by path or pattern: those stored in the index, then those just given.

        The encoding of any other file is guessed.
        """
        encodings = encodings_from_json(self._current.view.setting("encodings"))
        given = dict(self.inputs.encodings) | self._asked
        return {name: encoding for name, encoding in (_without(encodings, given) | given).items() if encoding}

    def read_as(self, encodings: Mapping[str, str]) -> None:
        """Set the encodings of files, as in `Inputs.encodings`; the next `refresh` reads them again."""
        self._asked = _without(self._asked, encodings) | dict(encodings)

    def hints(self, path: str) -> Hints:
        """Return the hints that apply to a file."""
        return hints_for(path, columns=self.columns, encodings=self.encodings)

    @property
    def generation(self) -> Generation:
        """The newest generation that this process has seen."""
        return self._current

    @property
    def collection(self) -> Collection:
        """The articles of the newest generation."""
        return Collection(self._embedder, base=self._current)

    def look(self) -> bool:
        """Load what any process has committed since; return whether there was anything new."""
        with self._taking:
            view = View(self.index / DATABASE)
            newest = view.identity, view.generation
            view.close()
            if newest == (self._current.view.identity, self._current.view.generation):
                return False
            self._take(self._read())
            return True

    def embed(self, *, progress: Progress = silent) -> None:
        """Embed the passages that have no vector yet, until all have one.

        Vectors are committed every few seconds, so a crash costs little; others may change the index meanwhile. If
        another thread or process is already embedding, this waits for it. An index since built with another embedder is
        left alone.
        """
        embed_pending(self, progress)

    def begin_embedding(self, *, wait: float) -> bool:
        """Hold the lock of embedding until `end_embedding`; return whether it was free within so many seconds."""
        with as_index_errors(self.index):
            try:
                self._embedding.acquire(timeout=wait)
            except Timeout:
                return False
            return True

    def end_embedding(self) -> None:
        """Release the lock of embedding."""
        self._embedding.release()

    def copies(self) -> CopyIndex:
        """Return the signatures of the newest articles, to be updated with them; the caller must hold `alone`."""
        view = self._current.view
        if self._copies is None or self._copies[0] != view.generation:
            self._copies = view.generation, view.copy_index()
        return self._copies[1]

    def commit(self, local: Local, change: Callable[[Writer], None] = lambda writer: None) -> None:
        """Commit a search and a change of the store together as the newest generation; the caller must hold `alone`.

        Raise `IndexUnusable` if it cannot be written: everything stays as it was. Raise `IndexDamaged` if the
        store has been replaced since.
        """
        copies, self._copies = self._copies, None  # already updated for the new generation: useless if the commit fails
        with as_index_errors(self.index):
            manifest = local.save(self.index)
        expected = self._current.view.identity, self._current.view.generation + 1
        writer = Writer(self.index / DATABASE)
        try:
            with writer.commit():
                if (writer.identity, writer.generation) != expected:
                    raise IndexDamaged(f"another index has replaced the one that was opened in {self.index}")
                change(writer)
                writer.set("search", json.dumps(manifest))
            with self._taking:
                self._take(self._read(local))
            if self._log_bytes() > _LOG_BYTES:
                writer.checkpoint()
                with self._taking:
                    self._take(self._read(local))  # of a view that does not need the log, so that the log restarts
        finally:
            writer.close()
        if copies is not None:
            self._copies = self._current.view.generation, copies[1]
        self._tidy(frozenset(files(manifest)))

    @contextmanager
    def alone(self, *, wait: bool = True) -> Iterator[None]:
        """Hold the writer's lock; raise `IndexUnusable` if another process holds it and `wait` is false."""
        with as_index_errors(self.index):
            try:
                self._writing.acquire(timeout=-1 if wait else 0)
            except Timeout:
                raise IndexUnusable(
                    f"another process is changing the index of {self.folder}: try again later"
                ) from None
        try:
            yield
        finally:
            self._writing.release()

    def recover(self, error: IndexDamaged) -> None:
        """Open the index that replaced a damaged one, or create it; the caller must hold `alone`."""
        before = self._current.view.identity
        with suppress(IndexDamaged):
            self.look()
        if self._current.view.identity == before:
            self.put_aside(error)

    def put_aside(self, error: IndexDamaged) -> None:
        """Start over with an empty index; the damaged one is kept beside it; the caller must hold `alone`."""
        aside = self.index.with_name(f"{self.index.name}.damaged")
        with as_index_errors(self.index):
            aside.mkdir(parents=True, exist_ok=True)
            for file in own_files(aside):
                file.unlink()
            for file in own_files(self.index):
                file.replace(aside / file.name)
        self._copies = None
        self.notices = (
            *self.notices,
            f"the index could not be used ({error}); it is rebuilt, and the old one kept as {aside}",
        )
        opened = self._opened()
        with self._taking:
            self.edition += 1
            self._current = opened

    def _take(self, generation: Generation) -> None:
        generation.take_over(self._current)
        if generation.entries != self._current.entries:
            self.edition += 1
        self._current = generation

    def _opened(self) -> Generation:
        """Open the newest generation, of an empty index if there is none."""
        database = self.index / DATABASE
        if not is_made(database):
            make_store(database)
        return self._read()

    def _read(self, local: Local | None = None) -> Generation:
        """Open the newest generation; `local`, if given, is its search."""
        for _ in range(_TRIES - 1):
            with suppress(IndexDamaged):
                return self._read_once(local)
        return self._read_once(local)

    def _read_once(self, local: Local | None) -> Generation:
        view = View(self.index / DATABASE)
        if not view.is_readable:
            raise IndexDamaged(f"{self.index} is of another version: its format is {view.setting('format')}")
        return Generation(view, open_search(self.index, view) if local is None else local)

    def _log_bytes(self) -> int:
        log = self.index / f"{DATABASE}-wal"
        return log.stat().st_size if log.exists() else 0

    def _tidy(self, needed: frozenset[str]) -> None:
        """Delete the files of the search that no generation needs any more."""
        for file in own_files(self.index):
            if file.name not in needed and not file.name.startswith(DATABASE):
                with suppress(
                    OSError
                ):  # another process has it open, and the system forbids deletion; the next commit tries again
                    file.unlink()


def _without(encodings: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    return {name: encoding for name, encoding in encodings.items() if name not in others}
