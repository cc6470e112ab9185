"""`python -m eval.compare A.json B.json`: what changed from one run to another, question by question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import typer
from rich.console import Console

from eval.bootstrap import SEED, Floats, interval, resampled
from eval.command import errors, print_saved, say
from eval.errors import GoldError
from eval.judge import Result
from eval.measures import Measure, divide, value_of
from eval.metrics import Figure
from eval.predictions import same_ids
from eval.report import RESULTS, write_json
from eval.report.tables import UNDEFINED, FigureCell, ReportTable, change_of, interval_of, number
from eval.report.terminal import got, narrow
from eval.saved import Saved, load_saved
from eval.summary import group_measures, overall_measures

app = typer.Typer(add_completion=False)

Change = Literal["difference", "ratio"]
_FIGURES: tuple[tuple[str, str, bool], ...] = (  # field, words, whether more is better
    ("exact_match", "exact match", True),
    ("f1", "F1", True),
    ("overall exact_match", "exact match, all questions", True),
    ("overall f1", "F1, all questions", True),
    ("right_occurrence", "cited in the right place", True),
    ("exact_span", "cited exactly", True),
    ("recall_at_1", "recall@1", True),
    ("recall_at_3", "recall@3", True),
    ("recall_at_5", "recall@5", True),
    ("mrr", "MRR", True),
    ("overall abstention_recall", "abstention recall", True),
    ("overall calibration_error", "calibration error", False),
    ("overall risk_area", "risk-coverage area", False),
    ("overall coverage_at_80", "coverage at 80 %", True),
    ("overall answerable_at_80", "the answerable at 80 %", True),
    ("overall latency_median_ms", "median time, ratio", False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A figure of two runs over the same questions.

    `change` is b - a, or b / a for a ratio, with its 95 % interval by the paired bootstrap; `better` is the share of
    the resamples with a defined value in which b is strictly better. None if a side is undefined.
    """

    name: str
    kind: Change
    a: Figure
    b: Figure
    change: Figure
    better: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunComparison:
    """Every figure compared, and the questions whose exact match changed: gained by b, and lost by it."""

    figures: tuple[Compared, ...]
    gained: tuple[tuple[Result, Result], ...]
    lost: tuple[tuple[Result, Result], ...]


def compare(a: Sequence[Result], b: Sequence[Result], *, seed: int = SEED) -> RunComparison:
    """Compare two runs over the same questions, in any order.

    Raise `GoldError` if the ids differ, naming them, or if a question has other gold answers.
    """
    same_ids([r.id for r in a], [r.id for r in b], "the questions of A", "the questions of B")
    by_id = {result.id: result for result in b}
    pairs = [(one, by_id[one.id]) for one in a]
    for one, other in pairs:
        if one.gold != other.gold:
            raise GoldError(f'"{one.id}" has other gold answers in B than in A. Score both against the same gold file.')
    ones, others = _measures([one for one, _ in pairs]), _measures([other for _, other in pairs])
    both = [measure.of for field, _, _ in _FIGURES for measure in (ones[field], others[field])]
    known = [ones[field].n > 0 and others[field].n > 0 for field, _, _ in _FIGURES]
    defined = [statistic for place, statistic in enumerate(both) if known[place // 2]]
    samples = iter(resampled(defined, len(pairs), seed=seed))
    figures = tuple(
        _compared(name, more, ones[field], others[field], len(pairs), (next(samples), next(samples)) if has else None)
        for (field, name, more), has in zip(_FIGURES, known, strict=True)
    )
    return RunComparison(
        figures=figures,
        gained=tuple((one, other) for one, other in pairs if one.exact_match < other.exact_match),
        lost=tuple((one, other) for one, other in pairs if one.exact_match > other.exact_match),
    )


@app.command()
def main(
    a: Annotated[Path, typer.Argument(help="The results to compare with.")],
    b: Annotated[Path, typer.Argument(help="The results that may be better.")],
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Compare two saved runs over the same questions by the paired bootstrap, and list what flipped.

    Times can be compared only if both runs were made on the same machine. The figures go to `<A>-vs-<B>.json` too.

    Exits with 2 if a file cannot be used, or holds other questions.
    """
    with errors():
        one, other = load_saved(a), load_saved(b)
        compared = compare(one.results, other.results)
    show(compared, one, other)
    content: dict[str, object] = {
        "a": _traced(a, one),
        "b": _traced(b, other),
        "figures": compared.figures,
        "gained": [one.id for one, _ in compared.gained],
        "lost": [one.id for one, _ in compared.lost],
    }
    print_saved(write_json(f"{one.name}-vs-{other.name}", content, out))


def show(comparison: RunComparison, a: Saved, b: Saved) -> None:
    """Print the figures that both runs have, and the questions that flipped."""
    table = ReportTable(
        title=f"A: {a.name}, B: {b.name}",
        note="In %, times in ms; better: in that share of the resamples B is; n: cases of A/B.",
        columns=("", "A", "B", "change", "interval", "better", "n"),
        rows=tuple(_row(row) for row in comparison.figures if row.change.value is not None),
    )
    Console().print(narrow(table))
    for title, flipped in (("Gained by B", comparison.gained), ("Lost by B", comparison.lost)):
        say("", f"{title}: {len(flipped)}")
        for one, other in flipped:
            say(f"{one.id}  {one.question}", f"  A  {got(one)}", f"  B  {got(other)}")


def _measures(results: Sequence[Result]) -> dict[str, Measure]:
    overall = {f"overall {field}": measure for field, measure in overall_measures(results).items()}
    return group_measures(results) | overall


def _compared(
    name: str, more: bool, a: Measure, b: Measure, questions: int, samples: tuple[Floats, Floats] | None
) -> Compared:
    one, other = (Figure(value=value_of(measure, questions), n=measure.n) for measure in (a, b))
    kind: Change = "ratio" if name.endswith("ratio") else "difference"
    change: Callable[[Floats, Floats], Floats] = divide if kind == "ratio" else np.subtract
    value, between, better = None, None, None
    if samples is not None and one.value is not None and other.value is not None:
        changes = change(samples[1], samples[0])
        defined = changes[~np.isnan(changes)]
        value = float(change(np.array([other.value]), np.array([one.value]))[0])
        between = interval(changes)
        same = 1.0 if kind == "ratio" else 0.0
        better = float(np.mean(defined > same if more else defined < same)) if defined.size else None
    low, high = (None, None) if between is None else between
    figure = Figure(value=value, n=min(one.n, other.n), low=low, high=high)
    return Compared(name=name, kind=kind, a=one, b=other, change=figure, better=better)


def _row(row: Compared) -> tuple[str, ...]:
    ratio = row.kind == "ratio"
    sides = (number(FigureCell(side, "ms" if ratio else "%")) for side in (row.a, row.b))
    change = FigureCell(row.change, "" if ratio else "%")
    better = UNDEFINED if row.better is None else f"{row.better:.0%}"
    cases = f"{row.a.n}" if row.a.n == row.b.n else f"{row.a.n}/{row.b.n}"
    return (row.name, *sides, change_of(change), interval_of(change), better, cases)


def _traced(path: Path, saved: Saved) -> dict[str, object]:
    return {"file": path.name, "name": saved.name, "inputs": saved.inputs, "versions": saved.versions}


if __name__ == "__main__":
    app()
