"""The search inside this process, compared with the same rows on Milvus."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import uuid4

import numpy as np

from eval.bench.memory import more, status_mb
from eval.bench.scale_rows import DIMENSION, make_rows, questions, random_vectors
from eval.bench.timing import Timing, timing
from index.milvus import Address, Milvus
from index.milvus.engine import Engine
from index.search import Backend, Local
from index.types import Hit, Row, Vectors

_K = 10  # hits asked for, and compared
_AT_ONCE = 2048  # rows added at once


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchMeasured:
    """One search over some rows: seconds of indexing, times of a question by both sides, disk and memory in 10^6 bytes.

    `same` is the share of the ten best rows of a question that are those of an exact search. `disk_mb` and `memory_mb`
    are None on another machine; the memory is that of this process beyond what it held before.
    """

    name: str
    rows: int
    index_s: float
    asked: Timing
    same: float
    disk_mb: float | None
    memory_mb: float | None


def time_engine(pages: Path, size: int, asked: int, address: str | None) -> tuple[SearchMeasured, SearchMeasured]:
    """Return the figures of both searches over the first `size` rows; the engine's tables are dropped afterwards."""
    rows, vectors = make_rows(pages, size), random_vectors(size)
    wanted = list(zip(questions(rows, asked), random_vectors(asked, seed=1), strict=True))
    with tempfile.TemporaryDirectory() as folder:
        local = Local()
        here = Path(folder) / "local"
        exact, mine = _measured("Local", local, rows, vectors, wanted, [])
        local.compact()
        local.save(here)
        place = Address.parse(address or f"milvus+lite://{folder}/engine/bench")
        connection = Engine(place)
        prefix = f"{place.name}_{uuid4().hex[:8]}"
        try:
            there = Milvus(connection, prefix, DIMENSION)
            there.create()
            _, theirs = _measured("Milvus" if address else "Milvus Lite", there, rows, vectors, wanted, exact)
            if address is None:
                theirs = _with_disk(theirs, Path(folder) / "engine.db")
        finally:
            for table in (f"{prefix}_rows", f"{prefix}_terms"):
                connection.drop(table)
            connection.close()
        return _with_disk(mine, here), theirs


def _measured(
    name: str,
    backend: Backend,
    rows: Sequence[Row],
    vectors: Vectors,
    wanted: Sequence[tuple[str, np.ndarray]],
    exact: Sequence[tuple[Hit, ...]],
) -> tuple[list[tuple[Hit, ...]], SearchMeasured]:
    before, began = status_mb("VmRSS"), time.perf_counter()
    for at in range(0, len(rows), _AT_ONCE):
        backend.add(rows[at : at + _AT_ONCE], vectors[at : at + _AT_ONCE])
    taken = time.perf_counter() - began
    hits = [backend.search(question, vector, _K) for question, vector in wanted]
    asked = timing("both sides", [partial(backend.search, question, vector, _K) for question, vector in wanted])
    pairs = list(zip(hits, exact or hits, strict=True))
    same = [len({h.chunk_id for h in ours} & {h.chunk_id for h in true}) / max(len(true), 1) for ours, true in pairs]
    memory = more(status_mb("VmRSS"), before)
    share = sum(same) / max(len(same), 1)
    return hits, SearchMeasured(
        name=name, rows=len(rows), index_s=taken, asked=asked, same=share, disk_mb=None, memory_mb=memory
    )


def _with_disk(measured: SearchMeasured, folder: Path) -> SearchMeasured:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    return replace(measured, disk_mb=size)
