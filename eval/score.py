"""`python -m eval.score`: score the answers to gold questions, asked now or saved as predictions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from eval.command import errors, print_saved
from eval.judge import Result
from eval.partial import Partial
from eval.predictions import load_predictions, score_predictions
from eval.report import RESULTS, save
from eval.report.terminal import show, show_wrong
from eval.run import Run, run
from eval.summary import summarise
from eval.tasks import Task, file_digest, gold_task, squad_task
from eval.trec import write_trec
from qa.types import Versions

app = typer.Typer(add_completion=False, rich_markup_mode="markdown")


@app.command()
def score(
    gold: Annotated[Path, typer.Option(help="Gold questions about the articles, one JSON object per line.")] = Path(
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
    predictions: Annotated[
        Path | None,
        typer.Option(help='Ask nothing: score saved predictions, {"id": "text" or null} or JSON lines.'),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Ask only this many questions, evenly spaced.")] = None,
    seed: Annotated[int, typer.Option(help="Where the evenly spaced questions begin.")] = 0,
    reader: Annotated[
        str, typer.Option(help="The reader: default, blocks, a model's folder, or a model's name.")
    ] = "default",
    resume: Annotated[bool, typer.Option("--resume", help="Resume an interrupted run of this name.")] = False,
    name: Annotated[str | None, typer.Option(help="Name of the results; by default after the gold file.")] = None,
    wrong: Annotated[bool, typer.Option("--wrong", help="List the questions that were lost.")] = False,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
    run_file: Annotated[
        Path | None, typer.Option("--run", help="Write the passages read to a run file, for trec_eval or ir_measures.")
    ] = None,
    qrels: Annotated[Path | None, typer.Option(help="Write which of them hold an answer to a qrels file.")] = None,
) -> None:
    """Score answers against gold: exact match, F1, citations, retrieval, abstention, calibration and latency.

    Figures are printed. A report with intervals, plots and every lost question goes to `eval/results/<name>.html`, the
    same with one row a question and all versions to `<name>.json`. Rows are kept in `<name>.partial.jsonl` meanwhile.
    `python -m eval.compare` compares two runs.

    Exits with 2 if a file, folder or model cannot be used; the message says which, and what to do.
    """
    if open_ and squad is None:
        raise typer.BadParameter("needs --squad FILE", param_hint="--open")
    if name is not None and (not name.strip() or Path(name).name != name):
        raise typer.BadParameter("is a plain name, not a path", param_hint="--name")
    if predictions is not None and (limit is not None or resume):
        raise typer.BadParameter(
            "takes all gold questions at once, without --limit or --resume", param_hint="--predictions"
        )
    with errors():
        if squad is None:
            task = gold_task(gold, articles, limit=limit, seed=seed)
        else:
            task = squad_task(squad, search=open_, limit=limit, seed=seed)
        if predictions is None:
            scored = _ask(task, reader, name or task.name, out, resume=resume)
        else:
            scored = _score_saved(task, predictions, name)
        write_trec(scored.run.results, run_file, qrels)
    summary = summarise(scored.run.results)
    show(summary)
    if wrong:
        show_wrong(scored.run.results)
    data, page = save(scored.name, scored.run, summary, scored.inputs, out)
    if scored.partial is not None:
        scored.partial.finish()
    print_saved(data, page)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """A run with the name of its results and what it was made from; `partial` keeps its rows until they are saved."""

    name: str
    run: Run
    inputs: dict[str, Any]
    partial: Partial | None


def _ask(task: Task, reader: str, name: str, out: Path, *, resume: bool) -> _Scored:
    """Ask the questions of a task now, those with a result of an interrupted run excepted."""
    inputs = {**task.inputs, "reader": reader}
    partial = Partial(out / f"{name}.partial.jsonl", inputs, resume=resume)
    return _Scored(name=name, run=_asked(task, reader, partial), inputs=inputs, partial=partial)


def _score_saved(task: Task, predictions: Path, name: str | None) -> _Scored:
    """Score saved predictions, named after their file by default."""
    run = score_predictions(load_predictions(predictions), task.gold, task.articles)
    source = {"predictions": predictions.name, "predictions_sha256": file_digest(predictions)}
    default = f"{task.name}-{predictions.name.split('.')[0]}"
    return _Scored(name=name or default, run=run, inputs={**task.inputs, **source}, partial=None)


def _asked(task: Task, reader: str, partial: Partial) -> Run:
    """Ask the questions without a result yet, saving each result immediately."""
    ask = task.open(reader)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(f"asking {task.name}", total=len(task.gold))

        def on_start(versions: Versions) -> dict[str, Result]:
            there = partial.start(versions)
            progress.advance(bar, len(there))
            return there

        def on_result(result: Result) -> None:
            partial.add(result)
            progress.advance(bar)

        return run(ask, task.gold, task.articles, retrieval=task.retrieval, on_start=on_start, on_result=on_result)


if __name__ == "__main__":
    app()
