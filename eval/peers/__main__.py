"""`python -m eval.peers`: Pullquote and its peers, asked the same questions of the same articles."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from eval.command import errors, say
from eval.errors import GoldError
from eval.peers.document import TaskResults, figures, replaced, write
from eval.peers.known import PEERS, Peer, named
from eval.peers.process import Job, NotRun, measure
from eval.peers.scoring import score
from eval.peers.tables import change_table, figure_table
from eval.report import RESULTS
from eval.report.terminal import narrow
from eval.tasks import Task, file_digest, gold_task, squad_task

app = typer.Typer(add_completion=False)


@app.command()
def main(
    reader: Annotated[
        Path,
        typer.Option(
            help="The weights every peer reads with: the shipped reader's weights in the form transformers saves."
        ),
    ],
    peer: Annotated[list[str] | None, typer.Option(help="Run only this one; can be repeated.")] = None,
    gold: Annotated[Path, typer.Option(help="Gold questions about the articles.")] = Path("eval/gold/seeds.jsonl"),
    articles: Annotated[Path, typer.Option(help="The folder that they are about.")] = Path("seeds"),
    gold_limit: Annotated[int | None, typer.Option(min=1, help="Ask only this many of them, evenly spaced.")] = None,
    squad: Annotated[Path | None, typer.Option(help="A file in SQuAD's form too; needs --open.")] = None,
    open_: Annotated[bool, typer.Option("--open", help="All contexts of the SQuAD file are the collection.")] = False,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Ask only this many of its questions, evenly spaced.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Where the evenly spaced questions begin.")] = 0,
    embedder: Annotated[
        Path | None, typer.Option(help="A Sentence Transformers folder for all; else the packaged all-MiniLM-L6-v2.")
    ] = None,
    threads: Annotated[int, typer.Option(min=1, help="Cores and threads of each process.")] = 2,
    python: Annotated[str, typer.Option(help="The interpreter that the peers are installed for.")] = sys.executable,
    markdown: Annotated[Path | None, typer.Option(help="Write the figures between the marks of this file.")] = None,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Measure each peer in a separate process, on the gold questions and, with --squad, on a larger collection.

    Predictions and results go to `eval/results/peer-<task>-<peer>.*`. The peers are installed separately: docs/peers.md
    says how, and how they are kept comparable.

    Exits with 1 if no peer ran, and with 2 if a file or folder cannot be used.
    """
    if squad is not None and not open_:
        raise typer.BadParameter("every peer searches: say so with --open", param_hint="--squad")
    peers = _chosen(peer)
    _checked(reader, markdown)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    with errors():
        tasks = [gold_task(gold, articles, limit=gold_limit, seed=seed)]
        tasks += [] if squad is None else [squad_task(squad, search=True, limit=limit, seed=seed)]
        settings = {
            "reader": reader.name,
            "reader_sha256": file_digest(reader / "model.safetensors"),
            "threads": threads,
        }
        compared = []
        for task in tasks:
            job = Job(
                articles=task.articles, gold=task.gold, reader=reader, embedder=embedder, threads=threads, python=python
            )
            compared.append(_compared(task, job, peers, {**task.inputs, **settings}, out))
    _show(compared)
    if not any(one.scored for one in compared):
        raise typer.Exit(1)
    if markdown is not None:
        write(markdown, figures(_facts(settings, load), compared, peers))


def _chosen(names: list[str] | None) -> tuple[Peer, ...]:
    try:
        return PEERS if names is None else named(names)
    except KeyError as error:
        known = ", ".join(peer.key for peer in PEERS)
        raise typer.BadParameter(f"there is no {error}; there are {known}", param_hint="--peer") from error


def _checked(reader: Path, markdown: Path | None) -> None:
    for file in ("config.json", "model.safetensors", "tokenizer.json"):
        if not (reader / file).is_file():
            raise typer.BadParameter(f"{reader} has no {file}", param_hint="--reader")
    if markdown is not None:
        try:
            replaced(markdown.read_text("utf-8"), "")
        except (OSError, ValueError) as error:
            raise typer.BadParameter(f"{markdown}: {error}", param_hint="--markdown") from error


def _compared(task: Task, job: Job, peers: tuple[Peer, ...], inputs: Mapping[str, Any], out: Path) -> TaskResults:
    scored, not_run = [], []
    with Progress(console=Console(stderr=True), transient=True) as progress:
        for peer in peers:
            bar = progress.add_task(f"{task.name}: {peer.name} loads", total=len(task.gold))

            def on_line(event: str, bar: Any = bar, name: str = peer.name) -> None:
                doing = {"loaded": "indexes", "indexed": "answers", "done": "is done", "failed": "failed"}
                if event in doing:
                    progress.update(bar, description=f"{task.name}: {name} {doing[event]}")
                progress.advance(bar, float(event == "answer"))

            measured = measure(peer, job, on_line)
            if isinstance(measured, NotRun):
                not_run.append((peer, measured))
                continue
            try:
                scored.append(score(peer, measured, task, inputs, out))
            except GoldError as error:  # such as an invalid place
                not_run.append((peer, NotRun(reason=f"what it said cannot be judged: {error}")))
    title = f"{task.name}: {len(task.gold)} questions, {len(task.articles)} articles"
    return TaskResults(title=title, scored=tuple(scored), not_run=tuple(not_run))


def _show(compared: list[TaskResults]) -> None:
    console = Console()
    for one in compared:
        for table in (figure_table(one.title, one.scored), change_table(one.title, one.scored)):
            if table.rows:
                console.print(narrow(table), "")
        for peer, outcome in one.not_run:
            say(f"{peer.name} was not scored: {outcome.reason}")


def _facts(settings: Mapping[str, Any], load: float | None) -> dict[str, str]:
    from qa.reading.readers import SHIPPED

    shipped = json.loads((SHIPPED / "reader.json").read_text("utf-8"))["name"]
    busy = "" if load is None else f"; {load:.1f} processes ran on the average of the minute before"
    return {
        "on": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors{busy}",
        "each process": f"{settings['threads']} cores and threads, hub offline, nothing of the others loaded",
        "the peers' reader": (
            f"{settings['reader']}, float32, sha256 {settings['reader_sha256'][:12]}; Pullquote's: {shipped}"
        ),
        "embedder": "all-MiniLM-L6-v2",
    }


if __name__ == "__main__":
    app()
