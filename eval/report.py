"""Showing a scored run as tables, and saving it with everything that a figure can be traced by."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console, RenderableType
from rich.markup import escape
from rich.table import Table

from eval.metrics import RIGHT_F1, Figure
from eval.run import Result, Run
from eval.summary import Group, Summary, wrong

RESULTS = Path("eval/results")

_GROUP_TABLES = (
    (
        "Answers, in % of the questions that have one",
        "EM: exact match; an abstention is wrong, left out (answered), or its best span counts (forced)",
        {
            "exact_match": "EM",
            "f1": "F1",
            "exact_match_answered": "EM\nansw.",
            "f1_answered": "F1\nansw.",
            "exact_match_forced": "EM\nforced",
            "f1_forced": "F1\nforced",
            "abstained": "ab-\nstained",
        },
    ),
    (
        "Places cited, in % of the answered, and passages found, in % of those asked",
        "file, place, span: the right article, overlapping a gold range, being one; R@k: recall",
        {
            "right_file": "file",
            "right_occurrence": "place",
            "exact_span": "span",
            "span_f1": "span\nF1",
            "recall_at_1": "R@1",
            "recall_at_3": "R@3",
            "recall_at_5": "R@5",
            "mrr": "MRR",
        },
    ),
)
_GOLDS = 3  # acceptable answers listed beside a wrong one
_OVERALL_LABELS = {
    "exact_match": ("exact match (SQuAD 2.0)", "abstaining is right where there is no answer"),
    "f1": ("F1 (SQuAD 2.0)", "the same"),
    "abstention_precision": ("abstention precision", "unanswerable among those abstained from"),
    "abstention_recall": ("abstention recall", "abstained from among the unanswerable"),
    "average_precision_exact_match": ("average precision, exact match", "over all thresholds"),
    "average_precision_f1": ("average precision, F1", "over all thresholds"),
    "calibration_error": (
        "calibration error",
        f"expected, 10 bins; right is a best span of F1 {RIGHT_F1} or more",
    ),
    "verbatim": ("verbatim", "every quote shown is its article's text at its offsets"),
    "latency_median_ms": ("median ms", "of one question"),
    "latency_p95_ms": ("p95 ms", "of one question"),
}


def show(summary: Summary, console: Console) -> None:
    """Print the figures by kind, then those of all questions; percentages, latency in milliseconds."""
    groups = [part for part in (summary.answerable, summary.unanswerable) if part.questions > 0]
    groups += summary.kinds if len(summary.kinds) > 1 else ()
    for title, caption, labels in _GROUP_TABLES:
        table = _group_table(groups, labels)
        table.title, table.caption = title, caption
        console.print(table)
    console.print(_overall_table(summary))


def show_wrong(results: Sequence[Result], console: Console) -> None:
    """Print each result that is no exact match: what was asked, wanted and got."""
    for result in wrong(results):
        asked = result.question
        if result.understood_as != result.question:
            asked = f"{asked} (read as: {result.understood_as})"
        wanted = " | ".join(result.golds[:_GOLDS]) or "(no answer)"
        more = f" (and {len(result.golds) - _GOLDS} more)" if len(result.golds) > _GOLDS else ""
        for line in (f"{result.id}  {asked}", f"  wanted  {wanted}{more}", f"  got     {_got(result)}"):
            console.print(line, markup=False, highlight=False, soft_wrap=True)


def save(name: str, run: Run, summary: Summary, inputs: dict[str, Any], folder: Path = RESULTS) -> Path:
    """Write the summary, the versions of index, models and gold, and a row a question to `folder/<name>.json`."""
    return write_json(
        name,
        {
            "inputs": inputs,
            "versions": asdict(run.versions),
            "summary": asdict(summary),
            "rows": [asdict(result) for result in run.results],
        },
        folder,
    )


def write_json(name: str, content: dict[str, Any], folder: Path = RESULTS) -> Path:
    """Write results as `folder/<name>.json`, with when and on what machine they were made; replaces the file whole."""
    made = {"name": name, "made": datetime.now(UTC).isoformat(timespec="seconds"), "machine": _machine()}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    half = folder / f"{name}.json.part"
    half.write_text(json.dumps({**made, **content}, ensure_ascii=False, indent=1), encoding="utf-8")
    half.replace(path)
    return path


def _machine() -> dict[str, str | int | None]:
    return {"python": platform.python_version(), "system": platform.platform(), "processors": os.cpu_count()}


def _group_table(groups: Sequence[Group], labels: Mapping[str, str]) -> Table:
    shown = [field for field in labels if any(_figure(part, field).value is not None for part in groups)]
    table = Table("", box=box.SIMPLE_HEAD, padding=(0, 0, 0, 1))
    for heading in ("asked", "with\nanswer", *(labels[field] for field in shown)):
        table.add_column(heading, justify="right")
    for part in groups:
        figures = (_shown(field, _figure(part, field)) for field in shown)
        table.add_row(escape(part.name), str(part.questions), str(part.exact_match.n), *figures)
    return table


def _overall_table(summary: Summary) -> RenderableType:
    table = Table(title="All questions together, in %; time in ms", box=box.SIMPLE_HEAD, padding=(0, 0, 0, 1))
    for heading in ("", "figure", "of", "what it says"):
        table.add_column(heading, justify="right" if heading in ("figure", "of") else "left")
    for field, (label, meaning) in _OVERALL_LABELS.items():
        figure: Figure = getattr(summary.overall, field)
        table.add_row(label, _shown(field, figure), str(figure.n), meaning)
    fitted = summary.overall.fitted_f1
    bar = "never answering" if fitted.threshold is None else f"answering from {fitted.threshold:.3f}"
    table.add_row(
        "F1, threshold fitted here",
        _shown("f1", fitted.score),
        str(fitted.score.n),
        f"an upper bound, not a result: {bar}",
    )
    return table


def _got(result: Result) -> str:
    place = ", another place" if result.citation is not None and not result.citation.right_occurrence else ""
    note = f"(confidence {result.confidence:.2f}, F1 {result.f1:.2f}{place})"
    if result.prediction is not None:
        return f"{result.prediction} {note}"
    return f"(abstained) {note}" if result.forced is None else f"(abstained; its best: {result.forced}) {note}"


def _figure(part: Group, field: str) -> Figure:
    figure: Figure = getattr(part, field)
    return figure


def _shown(field: str, figure: Figure) -> str:
    if figure.value is None:
        return "–"
    return f"{figure.value:.1f}" if field.endswith("_ms") else f"{figure.value * 100:.1f}"
