"""The peers side by side: a table for each task with a column for each peer, and the differences from Pullquote."""

from __future__ import annotations

from collections.abc import Sequence

from eval.compare import compare
from eval.metrics import Figure
from eval.peers.known import PULLQUOTE
from eval.peers.scoring import Scored
from eval.report.tables import UNDEFINED, Cell, FigureCell, ReportTable, Unit, change_of, interval_of, number

_NOTE = (
    "Exact match and F1 are for the questions that have an answer; abstaining scores 0 there. An answer stands at its "
    "offsets if its place is given and the text there is the answer, and is in the right place if it overlaps a gold "
    "range. Start, indexing and memory are those of one fresh process; the first one may find its files not cached yet."
)
_CHANGE_NOTE = "Each peer minus Pullquote, on the same questions, by the paired bootstrap; the time is a ratio."
_CHANGES = ("exact match", "F1", "exact match, all questions", "F1, all questions", "median time, ratio")


def figure_table(title: str, scored: Sequence[Scored]) -> ReportTable:
    """Return the figures of every peer; a row without any value is left out."""
    columns = [_figures(one) | _costs(one) for one in scored]
    rows = [(label, *(column[label] for column in columns)) for label in columns[0]] if columns else []
    defined = tuple(row for row in rows if any(_defined(cell) for cell in row[1:]))
    return ReportTable(title=title, note=_NOTE, columns=("", *(one.peer.name for one in scored)), rows=defined)


def change_table(title: str, scored: Sequence[Scored]) -> ReportTable:
    """Compare every peer with Pullquote; without rows if one of the two is missing."""
    ours = next((one for one in scored if one.peer == PULLQUOTE), None)
    others = [one for one in scored if one.peer != PULLQUOTE]
    rows: list[tuple[Cell, ...]] = []
    if ours is not None and others:
        found = [{row.name: row for row in compare(ours.results, one.results).figures} for one in others]
        names = [name for name in _CHANGES if ours.summary.unanswerable.questions or "all questions" not in name]
        rows = [(name, *(_change(name, column[name].change) for column in found)) for name in names]
    columns = ("", *(one.peer.name for one in others))
    return ReportTable(title=f"{title}: against Pullquote", note=_CHANGE_NOTE, columns=columns, rows=tuple(rows))


def markdown_table(table: ReportTable) -> str:
    """Write a table in Markdown, its note below."""
    rows = [table.columns, tuple("---" if place == 0 else "--:" for place in range(len(table.columns)))]
    rows += [tuple(_written(cell) for cell in row) for row in table.rows]
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"### {table.title}\n\n{lines}\n\n{table.note}"


def _figures(one: Scored) -> dict[str, Cell]:
    can, every = one.summary.answerable, one.summary.overall
    whole = every["fitted_f1"].n == len(one.results)
    unanswerable = one.summary.unanswerable.questions > 0
    undefined = Figure(value=None, n=0)
    figures: dict[str, tuple[Figure, Unit]] = {
        "exact match": (can["exact_match"], "%"),
        "F1": (can["f1"], "%"),
        "exact match where it answered": (can["exact_match_answered"], "%"),
        "F1 where it answered": (can["f1_answered"], "%"),
        "exact match, all questions": (every["exact_match"] if unanswerable else undefined, "%"),
        "F1, all questions": (every["f1"] if unanswerable else undefined, "%"),
        "F1, all questions, at the threshold that is best here": (every["fitted_f1"] if whole else undefined, "%"),
        "answers that stand at their offsets": (one.stands, "%"),
        "answers in the right place": (one.in_place, "%"),
        "abstention precision": (every["abstention_precision"] if unanswerable else undefined, "%"),
        "abstention recall": (every["abstention_recall"], "%"),
        "median time": (every["latency_median_ms"], "ms"),
        "95th percentile": (every["latency_p95_ms"], "ms"),
    }
    return {label: FigureCell(figure, unit) for label, (figure, unit) in figures.items()}


def _costs(one: Scored) -> dict[str, Cell]:
    return {
        "questions it failed on": one.failed,
        "start, s": f"{one.start_seconds:.1f}",
        "indexing, s": f"{one.index_seconds:.1f}",
        "peak memory, MB": f"{one.peak_mb:.0f}",
    }


def _defined(cell: Cell) -> bool:
    return not isinstance(cell, FigureCell) or cell.figure.value is not None


def _change(name: str, change: Figure) -> str:
    quantity = FigureCell(change, "" if name.endswith("ratio") else "%")
    return UNDEFINED if change.value is None else f"{change_of(quantity)} ({interval_of(quantity)})"


def _written(cell: Cell) -> str:
    if not isinstance(cell, FigureCell):
        return str(cell)
    if cell.figure.value is None:
        return UNDEFINED
    unit = " ms" if cell.unit == "ms" else ""
    return f"{number(cell)}{unit} ({interval_of(cell)}; n {cell.figure.n})"
