"""The report in Markdown: figures, plots, and the questions that were lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.judge import Result
from eval.report.plots import Plot
from eval.report.tables import Cell, Quantity, Table, interval_of, number
from eval.report.terminal import got
from eval.summary import wrong

_MOST = 100  # lost questions listed; the JSON file has them all


def markdown(
    title: str,
    facts: Mapping[str, str],
    tables: Sequence[Table],
    pictures: Sequence[tuple[Plot, str]],
    results: Sequence[Result],
) -> str:
    """Write the report; `facts` say what was scored and with what, `pictures` are plots and their file names."""
    parts = [f"# {_plain(title)}", "\n".join(f"- {name}: {_plain(fact)}" for name, fact in facts.items())]
    parts.append("In brackets: the 95 % bootstrap interval over questions, and the number of cases.")
    for table in tables:
        parts += [f"## {table.title}", _table(table), _plain(table.note)]
    for plot, file in pictures:
        parts += [f"## {plot.title}", f"![{plot.title}]({file})", plot.caption]
    lost = wrong(results)
    if lost:
        more = f", the first {_MOST}" if len(lost) > _MOST else ""
        parts += [f"## Lost questions ({len(lost)}{more})", *map(_lost, lost[:_MOST])]
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    rows = [
        tuple(map(_plain, table.columns)),
        tuple("---" if place == 0 else "--:" for place in range(len(table.columns))),
    ]
    rows += [tuple(_plain(_cell(cell)) for cell in row) for row in table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(cell: Cell) -> str:
    if not isinstance(cell, Quantity):
        return str(cell)
    if cell.figure.value is None:
        return number(cell)
    unit = f" {cell.unit}" if cell.unit == "ms" else ""
    between = interval_of(cell)
    return f"{number(cell)}{unit} ({f'{between}; ' if between else ''}n {cell.figure.n})"


def _lost(result: Result) -> str:
    wanted = " / ".join(result.golds) or "(no answer)"
    lines = [
        f"**{result.id}** {_plain(result.question)}  ",
        f"wanted: {_plain(wanted)}  ",
        f"got: {_plain(got(result))}",
    ]
    if result.passage is not None:
        seen = result.passage
        lines[-1] += "  "
        lines.append(f"passage {seen.rank}: {seen.article} {seen.start}-{seen.end}")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Keep text from being read as Markdown."""
    return "".join(f"\\{mark}" if mark in "\\`*_[]<>|#" else mark for mark in text).replace("\n", " ")
