"""`python -m eval.threshold CHOSEN.json USED.json`: what a threshold chosen on some questions gives on others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from eval import measures
from eval.command import errors, say, show_figures
from eval.errors import GoldError
from eval.judge import Result
from eval.measures import measured
from eval.metrics import Figure
from eval.saved import load_saved
from eval.summary import summarise

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def main(
    chosen: Annotated[Path, typer.Argument(help="The results whose F1 the threshold is best for.")],
    used: Annotated[Path, typer.Argument(help="The results that are decided by it.")],
) -> None:
    """Decide the answers of a saved run by the threshold that is best for another one, and print the figures.

    Exits with 2 if a file cannot be used, or if never to answer is best for the first.
    """
    with errors():
        threshold = summarise(load_saved(chosen).results).fitted_threshold
        if threshold is None:
            raise GoldError(f"{chosen}: no threshold is better than never to answer. Choose it on other questions.")
        results = load_saved(used).results
    say(f"threshold {threshold:.4f}")
    show_figures({used.stem: decided_at(threshold, results)})


def decided_at(threshold: float, results: Sequence[Result]) -> dict[str, Figure]:
    """Return exact match and F1 of all questions, and the shares declined, if those at or above it are answered.

    A question without a confidence or a span is not answered.
    """
    answered = [r.forced is not None and r.confidence is not None and r.confidence >= threshold for r in results]
    declined = [1.0 - share for share in answered]

    def score(of_spans: Sequence[float]) -> list[float]:
        return [
            span if kept else float(not r.answerable) for r, span, kept in zip(results, of_spans, answered, strict=True)
        ]

    def share(*, answerable: bool) -> list[float | None]:
        return [part if r.answerable is answerable else None for r, part in zip(results, declined, strict=True)]

    return measured(
        {
            "exact match": measures.mean(score([r.forced_exact_match for r in results])),
            "F1": measures.mean(score([r.forced_f1 for r in results])),
            "unanswerable declined": measures.mean(share(answerable=False)),
            "answerable declined": measures.mean(share(answerable=True)),
        },
        len(results),
    )


if __name__ == "__main__":
    app()
