"""`python -m eval.bench.folder`: a large folder opened for the first time, again, and after one article has changed.

The folder is made of a file of scraped pages, one JSON object a line with `id`, `title` and `text` (plain or gzip),
each a .txt file. Every figure is of a new process, from its start; embeddings are made behind, as the page does.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from eval.bench.embedding import processor_flags
from eval.bench.memory import peak_mb
from eval.bench.pages import write_pages
from eval.report import RESULTS, write_json
from index.errors import PullquoteError

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A new process over the folder: seconds from its start, and the most memory it held at once, in 10^6 bytes.

    `ready` is when the folder is up to date, `answered` when the first question is; `pending` counts the passages that
    were not embedded by then, of `passages`.
    """

    name: str
    ready: float
    answered: float
    pending: int
    passages: int
    articles: int
    peak_mb: float


@app.command()
def bench(
    pages: Annotated[Path, typer.Option(help="Scraped pages, one JSON object a line, plain or gzip.")],
    count: Annotated[int, typer.Option(min=2, help="Pages that the folder is made of.")] = 2500,
    question: Annotated[str, typer.Option(help="What each process asks.")] = "Who won the election?",
    embed: Annotated[bool, typer.Option(help="Embed everything between the first and the second start.")] = True,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Time the first start, the second, and one after a changed article."""
    console = Console()
    try:
        with TemporaryDirectory() as folder:
            articles, index = Path(folder) / "articles", Path(folder) / "index"
            files = write_pages(pages, articles, count)
            starts = [start("first start", articles, index, question)]
            if embed:
                began = time.perf_counter()
                embed_all(articles, index)
                console.print(f"embedded all in {time.perf_counter() - began:.0f} s", highlight=False)
            starts.append(start("second start", articles, index, question))
            files[0].write_text(files[0].read_text("utf-8") + "\n\nOne sentence more was added here.\n", "utf-8")
            starts.append(start("after one article has changed", articles, index, question))
    except PullquoteError as error:
        Console(stderr=True).print(f"error: {error}", style="red", markup=False)
        raise typer.Exit(2) from error
    table = Table("", "ready s", "answered s", "passages", "not embedded", "peak MB", title=f"{len(files):,} articles")
    for each in starts:
        figures = (f"{each.ready:.1f}", f"{each.answered:.1f}", f"{each.passages:,}", f"{each.pending:,}")
        table.add_row(each.name, *figures, f"{each.peak_mb:.0f}")
    console.print(table)
    inputs = {"pages": pages.name, "articles": len(files), "question": question, "processor": processor_flags()}
    path = write_json("folder", {"inputs": inputs, "starts": [asdict(each) for each in starts]}, out)
    console.print(f"Saved {path}", markup=False, highlight=False)


def start(name: str, folder: Path, index: Path, question: str) -> Start:
    """Ask one question in a new process; raise `PullquoteError` where it fails."""
    told: dict[str, Any] = json.loads(_run("answer", str(folder), str(index), question, repr(time.time())))
    return Start(name=name, **told)


def embed_all(folder: Path, index: Path) -> None:
    """Embed everything, in a new process."""
    _run("embed", str(folder), str(index))


def _run(*arguments: str) -> str:
    command = [sys.executable, "-m", "eval.bench.folder", "--in-new-process", *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        said = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        raise PullquoteError(f"a new process failed: {said[-1]}")
    return done.stdout.splitlines()[-1] if done.stdout else ""


def _answer(folder: str, index: str, question: str, began: str) -> None:
    from qa import Assistant

    assistant = Assistant.open(folder, index=index, embed=False)
    ready = time.time() - float(began)
    assistant.ask(question)
    collection = assistant.collection
    told = {"ready": ready, "answered": time.time() - float(began), "pending": collection.pending}
    print(json.dumps(told | {"passages": collection.count, "articles": len(collection.entries), "peak_mb": peak_mb()}))


def _embed(folder: str, index: str) -> None:
    from index.archive import Archive
    from index.embedder import load_embedder

    Archive(Path(folder), load_embedder(), index=Path(index)).embed()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--in-new-process"]:
        (_answer if sys.argv[2] == "answer" else _embed)(*sys.argv[3:])
    else:
        app()
