"""The report in a terminal, readable within 100 columns."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from eval.command import say
from eval.judge import Result
from eval.report.tables import (
    Cell,
    FigureCell,
    ReportTable,
    group_tables,
    interval_of,
    kind_table,
    number,
    overall_table,
)
from eval.summary import Summary, wrong

_GOLDS = 3  # acceptable answers listed with a wrong one


def show(summary: Summary) -> None:
    """Print the figures by kind, then those of all questions with intervals, then the lost questions by stage."""
    console = Console()
    for table in group_tables(summary):
        if table.rows:
            console.print(narrow(table), "")
    for table in (kind_table(summary), overall_table(summary)):
        if table.rows:
            console.print(wide(table), "")
    say("Where questions were lost:", *(f"{count:>6}  {stage}" for stage, count in summary.stages.items()), "")


def show_wrong(results: Sequence[Result]) -> None:
    """Print each lost result: what was asked, wanted and returned."""
    for result in wrong(results):
        asked = result.question
        if result.understood_as != result.question:
            asked = f"{asked} (read as: {result.understood_as})"
        wanted = " | ".join(result.golds[:_GOLDS]) or "(no answer)"
        more = f" (and {len(result.golds) - _GOLDS} more)" if len(result.golds) > _GOLDS else ""
        say(f"{result.id}  {asked}", f"  wanted  {wanted}{more}", f"  got     {got(result)}")


def got(result: Result) -> str:
    """Describe in one line a system's output, how good its best span was, and which stage lost it."""
    notes = [] if result.confidence is None else [f"confidence {result.confidence:.2f}"]
    notes += [f"F1 {result.forced_f1:.2f}"] if result.answerable else []
    note = f"({', '.join([*notes, result.stage])})"
    best = "" if result.forced is None else " ".join(result.forced.split())  # on one line
    if result.prediction is not None:
        return f"{best} {note}"
    return f"(abstained; its best: {best}) {note}" if best else f"(abstained) {note}"


def wide(table: ReportTable) -> Table:
    """Lay out a table with a figure's interval and its n in columns of their own."""
    shown = _bare(table)
    for place, column in enumerate(table.columns):
        if any(isinstance(row[place], FigureCell) for row in table.rows):
            for heading in (column, "95 %", "of"):
                shown.add_column(heading, justify="right", no_wrap=True)
        else:
            shown.add_column(column)
    for row in table.rows:
        shown.add_row(*(text for cell in row for text in _spread(cell)))
    return shown


def narrow(table: ReportTable) -> Table:
    """Lay out a table with the figures alone, headings with one word per line."""
    shown = _bare(table)
    widest = max(len(str(row[0])) for row in table.rows)
    shown.add_column("", no_wrap=True, min_width=widest)
    for column in table.columns[1:]:
        shown.add_column(column.replace(" ", "\n"), justify="right", no_wrap=True)
    for row in table.rows:
        shown.add_row(*(number(cell) if isinstance(cell, FigureCell) else str(cell) for cell in row))
    return shown


def _bare(table: ReportTable) -> Table:
    return Table(
        title=table.title,
        caption=table.note,
        box=box.SIMPLE_HEAD,
        padding=(0, 0, 0, 1),
        pad_edge=False,
        show_edge=False,
    )


def _spread(cell: Cell) -> tuple[str, ...]:
    if not isinstance(cell, FigureCell):
        return (str(cell),)
    unit = f" {cell.unit}" if cell.unit and cell.figure.value is not None else ""
    return f"{number(cell)}{unit}", interval_of(cell), str(cell.figure.n)
