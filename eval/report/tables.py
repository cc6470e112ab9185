"""The report's tables as values; the terminal, Markdown and the page each show them in their own way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from eval.metrics import RIGHT_F1, Figure
from eval.report.curves import Curves, Point
from eval.stages import MEANINGS
from eval.summary import Summary

Unit = Literal["%", "ms", ""]
UNDEFINED = "–"


class FigureCell(NamedTuple):
    """A figure in a table, and the unit it is shown in."""

    figure: Figure
    unit: Unit


Cell = str | int | FigureCell


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A table; the first cell of a row is its heading, and there is one cell per column.

    `note` says what the columns are, `terms` what headings of rows mean.
    """

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    terms: tuple[tuple[str, str], ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether a column other than the headings contains only words."""
        columns = range(1, len(self.columns))
        return any(all(isinstance(row[column], str) for row in self.rows) for column in columns)


_GROUP_TABLES = (
    (
        "Answers",
        "of the questions that have one. EM: exact match; answ.: where it answered; forced: its best span, also "
        "unsure; abst.: abstained",
        {
            "exact_match": "EM",
            "f1": "F1",
            "exact_match_answered": "EM answ.",
            "f1_answered": "F1 answ.",
            "exact_match_forced": "EM forced",
            "f1_forced": "F1 forced",
            "abstained": "abst.",
        },
    ),
    (
        "Places and passages",
        "places cited, of the answered. file: the right one; place: overlaps a gold range; span: is one. Passages "
        "found: R@k is recall@k",
        {
            "right_file": "file",
            "right_occurrence": "place",
            "exact_span": "span",
            "span_f1": "span F1",
            "recall_at_1": "R@1",
            "recall_at_3": "R@3",
            "recall_at_5": "R@5",
            "mrr": "MRR",
        },
    ),
    (
        "Whole answers",
        "of the questions that want more than one span. items: all that are wanted, prec. of those given; parts: of "
        "several questions in one; verdict: right, dec.: given; day: the one that the words mean; leads: cites first "
        "what comes first; false: gives a value that is none",
        {
            "item_precision": "items prec.",
            "item_recall": "items recall",
            "item_f1": "items F1",
            "parts": "parts",
            "verdict": "verdict",
            "verdict_decided": "verdict dec.",
            "day": "day",
            "leads": "leads",
            "wrong_value": "false",
        },
    ),
    (
        "Coverage at an accuracy",
        "of the questions that have one, how many could be answered with so many right",
        {"coverage_at_80": "80 %", "coverage_at_90": "90 %"},
    ),
)
_OVERALL: tuple[tuple[str, str, Unit, str], ...] = (
    ("exact_match", "exact match", "%", "SQuAD 2.0: counts rightly abstaining"),
    ("f1", "F1", "%", "SQuAD 2.0: the same"),
    ("abstention_precision", "abstention precision", "%", "unanswerable among those abstained from"),
    ("abstention_recall", "abstention recall", "%", "abstained from among the unanswerable"),
    ("average_precision_exact_match", "average precision, EM", "%", "over all thresholds"),
    ("average_precision_f1", "average precision, F1", "%", "over all thresholds"),
    ("calibration_error", "calibration error", "%", "expected (ECE), 10 bins; lower is better"),
    ("chance_error", "the same by chance", "%", "what a perfect confidence would show with so few"),
    ("risk_area", "risk-coverage area", "%", "AURC (El-Yaniv & Wiener 2010); lower is better"),
    ("coverage_at_80", "coverage at 80 %", "%", "answered with 80 % right (Kamath et al. 2020)"),
    ("coverage_at_90", "coverage at 90 %", "%", "answered with 90 % right"),
    ("answerable_at_80", "the answerable at 80 %", "%", "answered of those with an answer, at the same threshold"),
    ("answerable_at_90", "the answerable at 90 %", "%", "the same with 90 % right"),
    ("fitted_f1", "F1, threshold fitted here", "%", "an upper bound, not a result"),
    ("verbatim", "verbatim", "%", "every quote shown stands at its offsets"),
    ("latency_median_ms", "median time", "ms", "of one question"),
    ("latency_p95_ms", "95th percentile", "ms", "of one question"),
)
RIGHT_NOTE = f"Where it takes the confidence, a best span of word F1 {RIGHT_F1} or more is right."


def all_tables(summary: Summary) -> tuple[ReportTable, ...]:
    """Return every table of figures that is not empty."""
    tables = [overall_table(summary), kind_table(summary), *group_tables(summary), stage_table(summary)]
    return tuple(table for table in tables if table.rows)


def overall_table(summary: Summary) -> ReportTable:
    """Return the figures of all questions together, with what each one says."""
    threshold = summary.fitted_threshold
    fitted = "" if threshold is None else f", answering from a confidence of {threshold:.2f}"
    rows: list[tuple[Cell, ...]] = [
        (label, FigureCell(summary.overall[field], unit), meaning + fitted * (field == "fitted_f1"))
        for field, label, unit, meaning in _OVERALL
    ]
    return ReportTable(title="All questions", note=RIGHT_NOTE, columns=("", "figure", "what it says"), rows=tuple(rows))


def kind_table(summary: Summary) -> ReportTable:
    """Return one line per kind with its score by what it wants; no lines if there is only one kind."""
    kinds = summary.kinds if len(summary.kinds) > 1 else ()
    rows: list[tuple[Cell, ...]] = [(kind.name, FigureCell(kind["score"], "%")) for kind in kinds]
    return ReportTable(
        title="By kind",
        note="How right: F1; of several things that of the items; of several questions the share of them; with a "
        "verdict only where that is right; without an answer, whether it abstained.",
        columns=("", "right"),
        rows=tuple(rows),
    )


def group_tables(summary: Summary) -> tuple[ReportTable, ...]:
    """Return the figures by kind; columns and rows without any are left out."""
    return tuple(_group_table(summary, *parts) for parts in _GROUP_TABLES)


def stage_table(summary: Summary) -> ReportTable:
    """Count the questions of each stage, by kind."""
    kinds = summary.kinds if len(summary.kinds) > 1 else ()
    rows: list[tuple[Cell, ...]] = [
        (str(stage), count, *(kind.stages.get(stage, 0) or UNDEFINED for kind in kinds))
        for stage, count in summary.stages.items()
    ]
    return ReportTable(
        title="Where questions were lost",
        note="; ".join(f"{stage}: {MEANINGS[stage]}" for stage in summary.stages),
        columns=("", "all", *(kind.name for kind in kinds)),
        rows=tuple(rows),
        terms=tuple((str(stage), MEANINGS[stage]) for stage in summary.stages),
    )


def curve_tables(curves: Curves) -> dict[str, ReportTable]:
    """Return the numbers of the plots, by the plot's name."""
    reliability: list[tuple[Cell, ...]] = [
        (f"{b.low:.1f} to {b.high:.1f}", f"{b.confidence * 100:.1f}", FigureCell(b.right, "%"))
        for b in curves.reliability
    ]
    tables = {
        "reliability": ReportTable(
            title="Reliability", note="", columns=("confidence", "mean, %", "right"), rows=tuple(reliability)
        ),
        "risk": _curve_table("Risk at coverage", "coverage", "wrong", [(f"{p.x:.0%}", p) for p in curves.risk]),
        "recall": _curve_table("Recall@k", "k", "recall", [(f"{p.x:.0f}", p) for p in curves.recall]),
    }
    return {name: table for name, table in tables.items() if table.rows}


def number(quantity: FigureCell) -> str:
    """Show a figure without its interval: percentages and milliseconds to a tenth, latency from 100 ms on whole."""
    return UNDEFINED if quantity.figure.value is None else _scaled(quantity.figure.value, quantity.unit)


def change_of(quantity: FigureCell) -> str:
    """Show a change without its interval: a difference with its sign, or a ratio, which has no unit."""
    sign = "+" if quantity.unit and (quantity.figure.value or 0.0) > 0 else ""
    return f"{sign}{number(quantity)}"


def interval_of(quantity: FigureCell) -> str:
    """Show a figure's 95 % interval; empty if there is none."""
    low, high = quantity.figure.low, quantity.figure.high
    return "" if low is None or high is None else f"{_scaled(low, quantity.unit)} to {_scaled(high, quantity.unit)}"


def _scaled(value: float, unit: Unit) -> str:
    if unit == "%":
        return f"{value * 100:.1f}"
    return f"{value:.3f}" if unit == "" else f"{value:.0f}" if value >= 100 else f"{value:.1f}"


def _group_table(summary: Summary, title: str, note: str, labels: Mapping[str, str]) -> ReportTable:
    parts = [("all, answer", summary.answerable), ("all, no answer", summary.unanswerable)]
    if len(summary.kinds) > 1:
        parts += [(part.name, part) for part in summary.kinds]
    shown = [(name, part) for name, part in parts if any(part[field].n for field in labels)]
    fields = [field for field in labels if any(part[field].n for _, part in shown)]
    rows: list[tuple[Cell, ...]] = [
        (name, part.questions, *(FigureCell(part[field], "%") for field in fields)) for name, part in shown
    ]
    columns = ("", "asked", *(labels[field] for field in fields))
    return ReportTable(title=title, note=f"In %, {note}.", columns=columns, rows=tuple(rows))


def _curve_table(title: str, x: str, y: str, points: Sequence[tuple[str, Point]]) -> ReportTable:
    rows: list[tuple[Cell, ...]] = [(label, FigureCell(point.y, "%")) for label, point in points]
    return ReportTable(title=title, note="", columns=(x, y), rows=tuple(rows))
