"""`python -m eval.score`: ask gold questions and print how right the answers are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from eval.report import RESULTS, save, show, show_wrong
from eval.run import Run, run
from eval.summary import summarise
from eval.tasks import Task, gold_task, squad_task
from index.errors import PullquoteError

app = typer.Typer(add_completion=False, rich_markup_mode="markdown")


@app.command()
def score(
    gold: Annotated[Path, typer.Option(help="Gold questions about the articles, one JSON object a line.")] = Path(
        "eval/gold/seeds.jsonl"
    ),
    articles: Annotated[Path, typer.Option(help="The folder of articles that the gold questions are about.")] = Path(
        "seeds"
    ),
    squad: Annotated[
        Path | None, typer.Option(help="Score a file in SQuAD's form instead: official JSON or JSON lines, or gzip.")
    ] = None,
    open_: Annotated[
        bool, typer.Option("--open", help="With --squad: search all contexts of the file, not the given one.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Ask only so many questions, evenly spaced.")] = None,
    seed: Annotated[int, typer.Option(help="Where the evenly spaced questions begin.")] = 0,
    reader: Annotated[str, typer.Option(help="The reader: default, a model's folder, or a model's name.")] = "default",
    name: Annotated[str | None, typer.Option(help="Name of the results file; by default after the gold file.")] = None,
    wrong: Annotated[bool, typer.Option("--wrong", help="List the questions that were not matched exactly.")] = False,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Score answers against gold: exact match, F1, citations, retrieval, abstention, calibration and latency.

    Figures are printed; the same with one row a question and all versions go to `eval/results/<name>.json`.

    Exit codes: 0 scored; 1 a file, folder or model that cannot be used (the message says which and what to do);
    2 a wrong command line.
    """
    if open_ and squad is None:
        raise typer.BadParameter("needs --squad FILE", param_hint="--open")
    if name is not None and (not name.strip() or Path(name).name != name):
        raise typer.BadParameter("is a plain name, not a path", param_hint="--name")
    try:
        if squad is None:
            task = gold_task(gold, articles, reader=reader, limit=limit, seed=seed)
        else:
            task = squad_task(squad, reader=reader, search=open_, limit=limit, seed=seed)
        done = _with_progress(task)
    except PullquoteError as error:
        Console(stderr=True).print(f"Cannot score: {error}", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(1) from error
    summary = summarise(done.results)
    console = Console()
    show(summary, console)
    if wrong:
        show_wrong(done.results, console)
    path = save(name or task.name, done, summary, task.inputs, out)
    console.print(f"Saved {path}", markup=False, highlight=False)


def _with_progress(task: Task) -> Run:
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(f"asking {task.name}", total=len(task.gold))
        return run(
            task.ask,
            task.gold,
            task.articles,
            retrieval=task.retrieval,
            on_result=lambda _: progress.advance(bar),
        )


if __name__ == "__main__":
    app()
