"""`python -m eval.bench.scale --pages FILE`: what searching, opening and adding take as a collection grows."""

from __future__ import annotations

import os
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from eval.bench.memory import more, status_mb
from eval.bench.scale_peers import time_peers
from eval.bench.scale_rows import make_rows, questions, random_vectors
from eval.bench.timing import Timing, timing
from eval.command import print_saved
from eval.report import RESULTS, write_json
from index.search import Local
from index.types import Row

_AT_ONCE = 4096  # rows added at once while building
_K = 20  # hits asked for
_ADDED = 10  # rows of the article that is added
_VECTORS = "random unit vectors of 384 dimensions, not embeddings: what is timed does not depend on their values"

app = typer.Typer(add_completion=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """An index that was made and saved: seconds of indexing and of saving, its segments, and bytes on the disk."""

    index_s: float
    save_s: float
    segments: int
    disk_mb: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
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


@app.command()
def scale(
    pages: Annotated[Path, typer.Option(help="Gzipped JSON lines with title and text.")],
    rows: Annotated[list[int] | None, typer.Option(min=1, help="How many rows to search; can be repeated.")] = None,
    asked: Annotated[int, typer.Option(min=1, help="How many questions to ask at each size.")] = 100,
    peers: Annotated[bool, typer.Option(help="Time bm25s and FAISS at the same sizes too.")] = True,
    name: Annotated[str, typer.Option(help="What to call the results.")] = "scale",
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Build an index of each size, open it in a new process, and time searching it."""
    sizes = rows or [100, 1000, 10_000, 100_000]
    found = [measure(pages, size, asked, peers=peers) for size in sizes]
    _show(found, Console())
    inputs = {"pages": pages.name, "asked": asked, "k": _K, "vectors": _VECTORS, "load": os.getloadavg()}
    print_saved(write_json(name, {"inputs": inputs, "sizes": found}, out))


def measure(pages: Path, size: int, asked: int, *, peers: bool) -> dict[str, Any]:
    """Return the figures for one size; each part runs in a new process, so that no memory is counted twice."""
    found: dict[str, Any] = {"rows": size}
    with tempfile.TemporaryDirectory() as folder:
        manifest, built = _fresh(build, pages, size, Path(folder))
        found["built"] = asdict(built)
        found["opened"] = asdict(_fresh(open_and_search, pages, size, Path(folder), manifest, asked))
    if peers:
        found["peers"] = {name: asdict(each) for name, each in _fresh(time_peers, pages, size, asked).items()}
    return found


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


def open_and_search(pages: Path, size: int, folder: Path, manifest: Any, asked: int) -> Opened:
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
    return Opened(
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


def _series(found: Sequence[dict[str, Any]]) -> dict[str, list[tuple[int, float, float]]]:
    """Return (rows, median, p95) in milliseconds for everything that was timed."""
    series: dict[str, list[tuple[int, float, float]]] = {}
    for each in found:
        timed = {label: each["opened"][field] for field, label in _SEARCHES.items()}
        timed |= dict(each.get("peers", {}))
        for label, taken in timed.items():
            point = (each["rows"], taken["median_ms"]["value"], taken["p95_ms"]["value"])
            series.setdefault(label, []).append(point)
        series.setdefault("open", []).append((each["rows"], each["opened"]["open_ms"], each["opened"]["open_ms"]))
    return series


def _show(found: Sequence[dict[str, Any]], console: Console) -> None:
    table = Table("median / p95, ms", *[f"{each['rows']:,} rows" for each in found], title=_VECTORS)
    for label, points in _series(found).items():
        table.add_row(label, *[f"{median:.1f} / {p95:.1f}" for _, median, p95 in points])
    for field in ("opened_own_mb", "searched_own_mb", "searched_mapped_mb", "added_mb"):
        table.add_row(field, *[f"{each['opened'][field]}"[:6] for each in found])
    for field in ("index_s", "save_s", "segments", "disk_mb"):
        table.add_row(field, *[f"{each['built'][field]}"[:6] for each in found])
    console.print(table)


if __name__ == "__main__":
    app()
