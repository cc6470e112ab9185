"""`python -m eval.floor`: compare the gold questions with their record; a change may not fall below it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from eval.command import errors
from eval.errors import GoldError
from eval.run import run
from eval.summary import Summary, summarise
from eval.tasks import gold_task

_ROOT = Path(__file__).parent.parent
FLOOR = _ROOT / "eval/gold/floor.json"
GOLD = _ROOT / "eval/gold/seeds.jsonl"
SEEDS = _ROOT / "seeds"
NOISE = 0.02  # 3 of 171 questions: another processor rounds the logits differently

app = typer.Typer(add_completion=False, rich_markup_mode=None)


def floored(summary: Summary) -> dict[str, float]:
    """Return the figures that have a floor, all in [0, 1] and better when higher; an undefined one is 0."""
    answerable, overall = summary.answerable, summary.overall
    figures = {
        "exact match": answerable.exact_match,
        "F1": answerable.f1,
        "F1 of the answered": answerable.f1_answered,
        "citation at the right place": answerable.right_occurrence,
        "recall@5": answerable.recall_at_5,
        "abstention precision": overall.abstention_precision,
        "abstention recall": overall.abstention_recall,
        "verbatim": overall.verbatim,
    }
    return {name: 0.0 if figure.value is None else round(figure.value, 4) for name, figure in figures.items()}


def fallen(found: Mapping[str, float], recorded: Mapping[str, float]) -> tuple[str, ...]:
    """Describe each figure that fell more than `NOISE` below its record; `verbatim` must be 1.

    Raise `GoldError` if the record lacks a figure.
    """
    missing = found.keys() - recorded.keys()
    if missing:
        raise GoldError(f"{FLOOR} lacks {', '.join(sorted(missing))}; record it with `python -m eval.floor --record`")
    messages = [
        f"{name} is {value:.3f}, recorded {recorded[name]:.3f}"
        for name, value in found.items()
        if name != "verbatim" and value < recorded[name] - NOISE
    ]
    if found["verbatim"] < 1.0:
        messages.append(f"verbatim is {found['verbatim']:.3f}: a quote is not what stands in its article")
    return tuple(messages)


def ask_gold() -> dict[str, float]:
    """Ask every gold question of the articles, with the default models, and return the figures that have a floor."""
    task = gold_task(GOLD, SEEDS, limit=None, seed=0)
    ask = task.open("default")
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("asking the gold questions", total=len(task.gold))
        done = run(ask, task.gold, task.articles, on_result=lambda _: progress.advance(bar))
    return floored(summarise(done.results))


def load_floor(path: Path = FLOOR) -> dict[str, float]:
    """Read the recorded figures; raise `GoldError` if there are none."""
    try:
        return {str(name): float(value) for name, value in json.loads(path.read_text("utf-8"))["figures"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path} holds no recorded figures ({error}); record them with --record") from error


@app.command()
def main(
    record: Annotated[bool, typer.Option("--record", help="Write the figures as the new floor.")] = False,
) -> None:
    """Ask the gold questions; exit with 1 if a figure fell below its record by more than noise."""
    console = Console()
    with errors():
        figures = ask_gold()
        if record:
            FLOOR.write_text(json.dumps({"figures": figures}, indent=1) + "\n", encoding="utf-8")
        messages = fallen(figures, load_floor())
    for name, value in figures.items():
        console.print(f"{name}: {value:.3f}", highlight=False)
    for line in messages:
        console.print(line, style="red", highlight=False)
    raise typer.Exit(1 if messages else 0)


if __name__ == "__main__":
    app()
