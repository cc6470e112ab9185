"""`python -m eval.bench.folder`: a large folder opened for the first time, again, and after one article has changed.

The folder is made from a file of scraped pages (JSON lines with `id`, `title` and `text`, plain or gzip), each a .txt
file. Every figure is of a new process, from its start; embeddings are made in the background, as on the page. Processor
seconds (of this process and its children) equal clock time on an idle machine; the load says how idle it was. Files are
in the system's cache, having just been written.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray

from eval.bench.fresh import new_process
from eval.bench.memory import peak_mb
from eval.bench.pages import write_pages
from eval.bench.processor import processor_flags
from eval.bench.timing import show_measured
from eval.command import errors, print_saved, say
from eval.report import RESULTS, write_json
from index.archive import Archive
from index.articles import article_from_text
from index.chunker import chunk_article, rows_of
from index.embedder import load_embedder
from index.refresh import refresh
from index.types import Embedder, Vectors

_ASKED = "Who opened the bridges of Arden?"  # by a visitor

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A new process over the folder: seconds from its start, and the most memory it held at once, in 10^6 bytes.

    `opened` is what opening the index takes and `refreshed` bringing it up to date, alone and without models; `ready`
    is when another process, with the models, has the folder up to date, and `answered` when it has answered a question.
    `cpu` is what that process used of the processors by then, and `load` the machine's load. `pending` counts the
    passages that were not embedded by then, of `passages`.
    """

    name: str
    opened: float | None = None
    refreshed: float | None = None
    ready: float
    answered: float
    cpu: float
    load: float
    pending: int
    passages: int
    articles: int
    peak_mb: float


@app.command()
def bench(
    pages: Annotated[Path, typer.Option(help="Scraped pages, one JSON object per line, plain or gzip.")],
    count: Annotated[int, typer.Option(min=2, help="Pages in the folder.")] = 2500,
    question: Annotated[str, typer.Option(help="What each process asks.")] = "Who won the election?",
    embed: Annotated[bool, typer.Option(help="Embed everything between the first and the second start.")] = True,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Time the first start, the second, and one after an article has changed."""
    with errors():
        with TemporaryDirectory() as folder:
            articles, index = Path(folder) / "articles", Path(folder) / "index"
            files = write_pages(pages, articles, count)
            starts = [start("first start", articles, index, question)]
            if embed:
                began = time.perf_counter()
                embed_all(articles, index)
                say(f"embedded all in {time.perf_counter() - began:.0f} s")
            starts.append(start("second start", articles, index, question, refreshed=True))
            files[0].write_text(files[0].read_text("utf-8") + "\n\nOne sentence more was added here.\n", "utf-8")
            starts.append(start("after one article has changed", articles, index, question, refreshed=True))
            visit = json.loads(_run("visit", str(articles), str(index)))
    rows = {each.name: {k: v for k, v in asdict(each).items() if k != "name"} for each in starts}
    show_measured(rows, f"{len(files):,} articles")
    say(
        f"One sentence added for a visitor, and asked, beside its embedding: {visit['second_s']:.3f} s "
        f"({visit['second_cpu']:.3f} s of the processor), {visit['memory_mb']:.2f} MB; for the first visitor "
        f"{visit['first_s']:.3f} s ({visit['first_cpu']:.3f})"
    )
    inputs = {"pages": pages.name, "articles": len(files), "question": question, "processor": processor_flags()}
    content = {"inputs": inputs, "starts": starts, "visit": visit}
    print_saved(write_json("folder", content, out))


def start(name: str, folder: Path, index: Path, question: str, *, refreshed: bool = False) -> Start:
    """Ask one question in a new process; raise `PullquoteError` if it fails.

    With `refreshed`, opening and refreshing are timed too, in a process before it, on a copy of the index.
    """
    alone: dict[str, Any] = {}
    if refreshed:
        copy = index.with_name("copy")
        shutil.copytree(index, copy)
        alone = json.loads(_run("refresh", str(folder), str(copy)))
        shutil.rmtree(copy)
    measured: dict[str, Any] = json.loads(_run("answer", str(folder), str(index), question, repr(time.time())))
    return Start(name=name, **alone, **measured)


def embed_all(folder: Path, index: Path) -> None:
    """Embed everything, in a new process."""
    _run("embed", str(folder), str(index))


def _run(*arguments: str) -> str:
    return new_process("eval.bench.folder", "--in-new-process", *arguments)


def _answer(folder: str, index: str, question: str, began: str) -> None:
    from qa import Assistant

    assistant = Assistant.open(folder, index=index, wait=False)
    ready = time.time() - float(began)
    assistant.ask(question)
    collection = assistant.collection
    measured = {"ready": ready, "answered": time.time() - float(began), "pending": collection.pending}
    measured |= {"cpu": sum(os.times()[:4]), "load": os.getloadavg()[0]}
    print(
        json.dumps(measured | {"passages": collection.count, "articles": len(collection.entries), "peak_mb": peak_mb()})
    )


def _embed(folder: str, index: str) -> None:
    Archive(Path(folder), load_embedder(), index=Path(index)).embed()


def _refresh(folder: str, index: str) -> None:
    embedder = load_embedder()
    began = time.perf_counter()
    archive = Archive(Path(folder), embedder, index=Path(index))
    opened = time.perf_counter()
    refresh(archive)
    print(json.dumps({"opened": opened - began, "refreshed": time.perf_counter() - opened}))


def _visit(folder: str, index: str) -> None:
    """Add a sentence for the first visitor and for another one."""
    collection = Archive(Path(folder), _CachingEmbedder(load_embedder()), index=Path(index)).collection
    measured: dict[str, float] = {}
    for number, name in enumerate(("first", "second", "memory")):
        article = article_from_text(f"{name}.txt", f"The mayor of Arden opened {number} bridges on Monday.")
        collection.embedder.embed([row.text for row in rows_of(article, chunk_article(article))])
        if name == "memory":
            tracemalloc.start()  # which would distort the times
        own, began = time.process_time(), time.perf_counter()
        visited = collection.with_articles([article])
        visited.retrieve(_ASKED, 5)
        measured |= {f"{name}_s": time.perf_counter() - began, f"{name}_cpu": time.process_time() - own}
        measured[f"{name}_mb"] = tracemalloc.get_traced_memory()[0] / 1e6
    print(json.dumps(measured))


class _CachingEmbedder:
    """An embedder that embeds no text twice, so that times without embedding can be taken."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self._embedder = embedder
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self.embed([_ASKED])

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts, as the embedder does."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new:
            self._vectors |= dict(zip(new, self._embedder.embed(new), strict=True))
        return np.stack([self._vectors[text] for text in texts])


_TASKS: dict[str, Callable[..., None]] = {"answer": _answer, "embed": _embed, "refresh": _refresh, "visit": _visit}

if __name__ == "__main__":
    if sys.argv[1:2] == ["--in-new-process"]:
        _TASKS[sys.argv[2]](*sys.argv[3:])
    else:
        app()
