"""`python -m eval.bench.scale --pages FILE`: what searching, opening and adding take as a collection grows."""

from __future__ import annotations

import os
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, fields
from functools import partial
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eval.bench.memory import more, status_mb
from eval.bench.scale_peers import time_peers
from eval.bench.scale_rows import make_rows, questions, random_vectors
from eval.bench.timing import Timing, show_measured, timing
from eval.command import print_saved
from eval.report import RESULTS, write_json
from index.search import Local
from index.types import Row

_AT_ONCE = 4096  # rows added at once while building
_K = 20  # hits asked for
_ADDED = 10  # rows of the article that is added
_VECTORS = "random unit vectors of 384 dimensions, not embeddings: what is timed does not depend on their values"

if TYPE_CHECKING:
    from eval.bench.engine import SearchMeasured

app = typer.Typer(add_completion=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """An index that was made and saved: seconds of indexing and of saving, its segments, and bytes on the disk."""

    index_s: float
    save_s: float
    segments: int
    disk_mb: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedSearch:
    """An index in a new process. Memory in 10^6 bytes beyond that of the process before opening.

    `own_mb` is private memory, `mapped_mb` pages of the index's files, which the system can reclaim; None if unknown.
    `both`, `words` and `overlay` are searches by both sides, by words alone, and by both through a fork that holds one
    more article of ten rows; `add` is making that fork with its vectors, and `added_mb` what it allocates.
    """

    open_ms: float
    opened_own_mb: float | None
    searched_own_mb: float | None
    searched_mapped_mb: float | None
    both: Timing
    words: Timing
    scoped: Timing
    add: Timing
    added_mb: float
    overlay: Timing


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What was measured at a number of rows; `peers` are the times of the libraries, `engine` of an engine."""

    rows: int
    built: Built
    opened: OpenedSearch
    peers: Mapping[str, Timing]
    engine: tuple[SearchMeasured, ...] = ()


@app.command()
def scale(
    pages: Annotated[Path, typer.Option(help="Gzipped JSON lines with title and text.")],
    rows: Annotated[list[int] | None, typer.Option(min=1, help="How many rows to search; can be repeated.")] = None,
    asked: Annotated[int, typer.Option(min=1, help="How many questions to ask at each size.")] = 100,
    peers: Annotated[bool, typer.Option(help="Time bm25s and FAISS at the same sizes too.")] = True,
    engine: Annotated[
        str | None,
        typer.Option(help="Search the same rows in an engine too: milvus://host:19530/name, or lite for Milvus Lite."),
    ] = None,
    name: Annotated[str, typer.Option(help="What to call the results.")] = "scale",
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Build an index of each size, open it in a new process, and time searching it."""
    sizes = rows or [100, 1000, 10_000, 100_000]
    measured = [measure(pages, size, asked, peers=peers, engine=engine) for size in sizes]
    show_measured(_rows(measured), _VECTORS)
    inputs = {"pages": pages.name, "asked": asked, "k": _K, "vectors": _VECTORS, "load": os.getloadavg()}
    print_saved(write_json(name, {"inputs": inputs, "sizes": measured}, out))


def measure(pages: Path, size: int, asked: int, *, peers: bool, engine: str | None = None) -> Size:
    """Return the figures for one size; each part runs in a new process, so that no memory is counted twice."""
    with tempfile.TemporaryDirectory() as folder:
        manifest, built = _fresh(build, pages, size, Path(folder))
        opened = _fresh(open_and_search, pages, size, Path(folder), manifest, asked)
    return Size(
        rows=size,
        built=built,
        opened=opened,
        peers=_fresh(time_peers, pages, size, asked) if peers else {},
        engine=() if engine is None else _time_engine(pages, size, asked, None if engine == "lite" else engine),
    )


def _time_engine(pages: Path, size: int, asked: int, address: str | None) -> tuple[SearchMeasured, ...]:
    from eval.bench.engine import time_engine  # needs the engine's client

    return time_engine(pages, size, asked, address)


def build(pages: Path, size: int, folder: Path) -> tuple[Any, Built]:
    """Index rows as a collection does, some thousands at a time and compacted, and save them."""
    rows, vectors = make_rows(pages, size), random_vectors(size)
    began = time.perf_counter()
    local = Local()
    for at in range(0, size, _AT_ONCE):
        local.add(rows[at : at + _AT_ONCE], vectors[at : at + _AT_ONCE])
        local.compact()
    indexed = time.perf_counter()
    manifest = local.save(folder)
    saved = time.perf_counter()
    disk = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    built = Built(index_s=indexed - began, save_s=saved - indexed, segments=len(manifest["layers"]), disk_mb=disk)
    return manifest, built


def open_and_search(pages: Path, size: int, folder: Path, manifest: Any, asked: int) -> OpenedSearch:
    """Open a saved index and ask it questions, of all articles and of a tenth of them, and with one article more."""
    rows = make_rows(pages, size)
    wanted, vectors = questions(rows, asked), random_vectors(asked, seed=1)
    some = frozenset(sorted({row.article_id for row in rows})[::10])
    del rows
    own, mapped = status_mb("RssAnon"), status_mb("RssFile")
    began = time.perf_counter()
    local = Local.open(folder, manifest)
    opened = (time.perf_counter() - began) * 1000
    own_opened = more(status_mb("RssAnon"), own)

    def searches(index: Local, **changes: Any) -> list[Callable[[], object]]:
        return [
            partial(index.search, question, vector, _K, **changes)
            for question, vector in zip(wanted, vectors, strict=True)
        ]

    both = timing("both sides", searches(local))
    own_searched, mapped_searched = more(status_mb("RssAnon"), own), more(status_mb("RssFile"), mapped)
    words = timing("words alone", [partial(local.search, question, None, _K) for question in wanted])
    scoped = timing("both sides, a tenth of the articles", searches(local, articles=some))
    article, embedded = _article(wanted), random_vectors(_ADDED, seed=2)
    add = timing("fork and add one article", [partial(_forked, local, article, embedded)] * min(asked, 20))
    tracemalloc.start()
    overlay = _forked(local, article, embedded)
    added, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return OpenedSearch(
        open_ms=opened,
        opened_own_mb=own_opened,
        searched_own_mb=own_searched,
        searched_mapped_mb=mapped_searched,
        both=both,
        words=words,
        scoped=scoped,
        add=add,
        added_mb=added / 1e6,
        overlay=timing("both sides, one article more", searches(overlay)),
    )


def _article(texts: Sequence[str]) -> tuple[Row, ...]:
    """Return an article of ten rows of 100 words."""
    words = list(islice(cycle(" ".join(texts).split()), 100 * _ADDED))
    runs = [" ".join(words[at : at + 100]) for at in range(0, len(words), 100)]
    return tuple(Row(chunk_id=f"new:{at}", article_id="new", start=at, text=run) for at, run in enumerate(runs))


def _forked(local: Local, rows: Sequence[Row], vectors: Any) -> Local:
    fork = local.fork()
    fork.add(rows, vectors)
    return fork


def _fresh(function: Callable[..., Any], *arguments: Any) -> Any:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


_SEARCHES = {"both": "both sides", "words": "words alone", "scoped": "a tenth of the articles", "add": "add an article"}


def _rows(sizes: Sequence[Size]) -> dict[str, dict[str, object]]:
    """Return everything that was measured, by what it is and by the number of rows."""
    rows: dict[str, dict[str, object]] = {}
    for size in sizes:
        measured = {f"{label}, median / p95, ms": getattr(size.opened, field) for field, label in _SEARCHES.items()}
        measured |= {f"{name}, median / p95, ms": timing for name, timing in size.peers.items()}
        measured |= {
            f.name: getattr(size.opened, f.name) for f in fields(OpenedSearch) if f.name.endswith(("_ms", "_mb"))
        }
        measured |= asdict(size.built)
        for each in size.engine:
            measured |= {f"{each.name}, {f.name}": getattr(each, f.name) for f in fields(each) if f.name != "name"}
        for name, value in measured.items():
            rows.setdefault(name, {})[f"{size.rows:,} rows"] = value
    return rows


if __name__ == "__main__":
    app()
