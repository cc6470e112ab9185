"""The parts of a large refresh: the files that are dropped and read for one commit."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from index.errors import WorkerLost
from index.folder import FileState, Known
from index.making import Made, ReadFile, at_fault
from index.search import Local
from index.store import View

_BATCH_BYTES = 2_000_000  # bytes of files committed together while a large folder is read for the first time
_BATCH_FILES = 500
_ENDED = "the process that reads it ended, for want of time or memory: split it, or save it again."


@dataclass(slots=True, kw_only=True)
class FileBatch:
    """One commit's changes: the paths to drop and the files to read."""

    dropped: list[str] = field(default_factory=list)
    states: list[FileState] = field(default_factory=list)
    reading: list[Future[ReadFile]] = field(default_factory=list)
    files: list[ReadFile] = field(default_factory=list)
    making: list[Future[tuple[Made, ...]]] = field(default_factory=list)
    touched: list[Known] = field(default_factory=list)

    def take_read(self) -> None:
        """Wait until the files are read; one whose reading ended its process is refused, until the next refresh."""
        self.files = [_as_read(state, future) for state, future in zip(self.states, self.reading, strict=True)]

    def take_made(self) -> Iterator[tuple[Made, ...]]:
        """Yield the articles of each file as they are made; a file whose making fails is refused."""
        for at, future in enumerate(self.making):
            try:
                made = future.result()
            except WorkerLost:
                made, self.files[at] = (), replace(self.files[at], sha256="", pieces=(), refused=_ENDED)
            except Exception as error:  # a fault of ours must not stop the other files
                made, self.files[at] = (), replace(self.files[at], pieces=(), refused=at_fault(error))
            yield made


def _as_read(state: FileState, reading: Future[ReadFile]) -> ReadFile:
    began = time.time_ns()
    try:
        return reading.result()
    except WorkerLost:
        return ReadFile(state=state, sha256="", read_ns=began, refused=_ENDED)


def batches_of(todo: Sequence[FileState], forgotten: Mapping[str, list[str]]) -> Iterator[FileBatch]:
    """Split files, in order, into batches."""
    batch, size = FileBatch(), 0
    for state in todo:
        batch.states.append(state)
        batch.dropped += forgotten[state.path]
        size += state.size
        if size >= _BATCH_BYTES or len(batch.states) >= _BATCH_FILES:
            yield batch
            batch, size = FileBatch(), 0
    if batch.states:
        yield batch


def without_clashes(
    files: Sequence[ReadFile], made: Sequence[Made], view: View, gone: frozenset[str]
) -> tuple[list[ReadFile], list[Made]]:
    """Refuse a file with an article id that another file has: "a.csv#b.txt" is possible in both."""
    owners = view.owners([each.article.id for each in made if "#" in each.article.id and each.article.id not in gone])
    refused: dict[str, str] = {}
    for each in made:
        owner = owners.setdefault(each.article.id, each.path)
        if owner != each.path:
            refused[each.path] = f"it has an article {each.article.id!r}, as {owner} has: rename one of them."
    unique = [each for each in made if each.path not in refused]
    return [replace(f, refused=refused.get(f.state.path, f.refused)) for f in files], unique


def add_made(local: Local, made: Sequence[Made], vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Add articles to a search; passages whose text was embedded before keep their vector."""
    rows = [row for each in made for row in each.rows]
    local.add(rows, tokens=[tokens for each in made for tokens in each.tokens])
    known = [row for row in rows if row.text in vectors]
    if known:
        local.fill([row.chunk_id for row in known], np.stack([vectors[row.text] for row in known]))
    local.compact()
