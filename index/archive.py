"""The index of a folder, kept on disk: opened in seconds, brought up to date by what changed, embedded behind."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from index.collection import Collection, Generation, embed, rows_of
from index.copies import CopyIndex
from index.errors import ArticlesError, IndexDamaged
from index.inputs import Inputs
from index.search import Local, files
from index.store import DATABASE, FORMAT, View, Writer
from index.types import Embedder

Progress = Callable[[str, int, int], None]
"""Told of each stage, how much of it is done, and how much there is."""

_EMBED_AT_ONCE = 256  # passages
_SAVE_SECONDS = 20.0  # between two commits of vectors: what a crash can cost
_PAUSE_SECONDS = 0.2  # between them, in which whoever waits to read the folder gets its turn
_TRIES = 5  # to open a generation whose files a writer is just replacing


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


class Archive:
    """A folder's index. One process at a time changes it; any number of them read it meanwhile."""

    def __init__(self, folder: Path | Inputs, embedder: Embedder, *, index: Path | None = None) -> None:
        """Open the index of a folder, or of what is given below it, empty where there is none yet; `refresh` reads it.

        It is kept in `index`, else in the user's cache directory under a name made of the folder's path. An index
        that is damaged, or of another format, is put aside and made anew; `notices` says so. `edition` counts how often
        the articles have changed since, as far as this process has seen.
        """
        self.inputs = folder if isinstance(folder, Inputs) else Inputs(root=folder)
        self.folder = self.inputs.root
        self.index = index_path(self.inputs) if index is None else index
        self.notices: tuple[str, ...] = ()
        self.edition = 0
        self._embedder = embedder
        self._copies: tuple[int, CopyIndex] | None = None  # with the generation that it is of
        self._writing = FileLock(f"{self.index}.lock")
        try:
            self._prepare()
            self._current = self._read()
        except IndexDamaged as error:
            with self.alone():
                self.put_aside(error)

    @property
    def embedder(self) -> Embedder:
        """What makes the vectors."""
        return self._embedder

    @property
    def columns(self) -> str:
        """Which column of a table holds what: as it is given, else as the index was made with; "" where guessed."""
        return self._current.view.setting("columns") if self.inputs.columns is None else self.inputs.columns

    @property
    def generation(self) -> Generation:
        """The newest generation that this process has seen."""
        return self._current

    @property
    def collection(self) -> Collection:
        """The articles of the newest generation."""
        return Collection(self._embedder, base=self._current)

    def look(self) -> bool:
        """Take up what has been committed since, by any process; return whether there was anything."""
        view = View(self.index / DATABASE)
        generation = view.generation
        view.close()
        if generation == self._current.view.generation:
            return False
        self._take(self._read())
        return True

    def embed(self, *, progress: Progress = _silent) -> None:
        """Embed the passages that are found by their words alone, until there are none.

        Vectors are committed every few seconds, so that a crash costs little, and whoever waits to change the index, in
        this process or another, gets a turn in between.
        """
        self.look()
        done = 0
        while self._current.local.pending:
            with self.alone():
                self.look()
                done += self._embed_some(progress, done)
            time.sleep(_PAUSE_SECONDS)

    def _embed_some(self, progress: Progress, before: int) -> int:
        """Embed for some seconds, and commit; return how many passages were embedded."""
        local = self._current.local.fork()
        total, done, begun = local.pending, 0, time.monotonic()
        while done < total and time.monotonic() - begun < _SAVE_SECONDS:
            ids = local.missing(_EMBED_AT_ONCE)
            local.fill(ids, embed(self._texts(ids), self._embedder))
            done += len(ids)
            progress("embedding passages", before + done, before + total)
        if done:
            self.commit(local)
        return done

    def _texts(self, chunk_ids: Sequence[str]) -> list[str]:
        """Return what the search indexes of chunks, in their order."""
        texts: dict[str, str] = {}
        for chunk_id in chunk_ids:
            if chunk_id not in texts:
                article = self._current.article(chunk_id.rpartition(":")[0])
                if article is None:
                    raise IndexDamaged(f"the index holds the passage {chunk_id}, and not its article")
                chunks = self._current.view.chunks(article.id)
                texts |= {row.chunk_id: row.text for row in rows_of(article, tuple(chunks.values()))}
        return [texts[chunk_id] for chunk_id in chunk_ids]

    def copies(self) -> CopyIndex:
        """Return the signatures of the newest articles, to be changed with them; for whoever holds `alone`."""
        view = self._current.view
        if self._copies is None or self._copies[0] != view.generation:
            self._copies = view.generation, CopyIndex.restored(view.signatures(), view.related())
        return self._copies[1]

    def commit(self, local: Local, change: Callable[[Writer], None] = lambda writer: None) -> None:
        """Make a search and a change of the store the newest generation, at once; for whoever holds the lock."""
        manifest = local.save(self.index)
        writer = Writer(self.index / DATABASE)
        try:
            with writer.commit():
                change(writer)
                writer.set("search", json.dumps(manifest))
        finally:
            writer.close()
        self._take(self._read(local))
        if self._copies is not None:
            self._copies = self._current.view.generation, self._copies[1]
        needed = frozenset(files(manifest))
        for file in self.index.iterdir():
            if file.name not in needed and not file.name.startswith(DATABASE):
                with suppress(
                    OSError
                ):  # another process has it open, where that forbids it; the next commit tries again
                    file.unlink()

    @contextmanager
    def alone(self, *, wait: bool = True) -> Iterator[None]:
        """Be the only one that changes the index; raise `ArticlesError` where another is, and `wait` is false."""
        try:
            with self._writing.acquire(timeout=-1 if wait else 0):
                yield
        except Timeout:
            raise ArticlesError(f"another process is changing the index of {self.folder}: try again later") from None

    def _take(self, generation: Generation) -> None:
        generation.take_over(self._current)
        if generation.entries != self._current.entries:
            self.edition += 1
        self._current = generation

    def _prepare(self) -> None:
        self.index.mkdir(parents=True, exist_ok=True)
        writer = Writer(self.index / DATABASE)
        try:
            found = writer.setting("format")
            if found != str(FORMAT):
                raise IndexDamaged(f"{self.index} has the format {found}; this version reads format {FORMAT}")
        finally:
            writer.close()

    def _read(self, local: Local | None = None) -> Generation:
        """Open the newest generation; `local`, where given, is its search."""
        for attempt in range(_TRIES):
            view = View(self.index / DATABASE)
            try:
                manifest = view.setting("search")
                if local is None:
                    local = Local.open(self.index, json.loads(manifest)) if manifest else Local()
                return Generation(view, local)
            except (IndexDamaged, FileNotFoundError):
                view.close()
                if attempt == _TRIES - 1:
                    raise
        raise AssertionError("unreachable")

    def put_aside(self, error: IndexDamaged) -> None:
        """Begin anew with an empty index; the one that is damaged is kept beside it. For whoever holds `alone`."""
        aside = self.index.with_name(f"{self.index.name}.damaged")
        shutil.rmtree(aside, ignore_errors=True)
        self.index.rename(aside)
        self.notices = (*self.notices, f"the index could not be used ({error}); it is made anew, and kept as {aside}")
        self._prepare()
        self._current = self._read()


def index_path(folder: Path | Inputs) -> Path:
    """Return where the index of a folder is kept: in the user's cache directory, named after the folder.

    Of what is given below a folder, in whatever order, the name is made of all of it.
    """
    inputs = folder if isinstance(folder, Inputs) else Inputs(root=folder)
    whole = inputs.root.expanduser().resolve()
    if inputs.given:
        given = "\0".join(sorted(str(each._replace(path=each.path.resolve())) for each in inputs.given))
        return user_cache_path("pullquote") / "indexes" / f"{whole.name}-{sha256(given.encode()).hexdigest()[:12]}"
    return user_cache_path("pullquote") / "indexes" / f"{whole.name}-{sha256(str(whole).encode()).hexdigest()[:12]}"
