"""What the commands have in common: how they fail, show figures, and say where results are saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import typer
from rich.console import Console
from rich.table import Table

from eval.metrics import Figure
from index.errors import PullquoteError

Half = Literal["all", "tune", "report"]
"""Rules are chosen on "tune", and reported on "report"."""


@contextmanager
def errors() -> Iterator[None]:
    """Print a deliberate error in one line on standard error instead of a traceback, and exit with 2."""
    try:
        yield
    except PullquoteError as error:
        # No markup: a path may hold square brackets.
        console = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)
        console.print(f"error: {error}", style="red")
        raise typer.Exit(2) from error


def say(*lines: str) -> None:
    """Print lines on standard output as they are: a line may hold square brackets."""
    for line in lines:
        Console(markup=False, highlight=False, soft_wrap=True).print(line)


def shown(figure: Figure) -> str:
    """Return a figure with its interval, if it has one, and the number of cases."""
    value = "-" if figure.value is None else f"{figure.value:.3f}"
    interval = "" if figure.low is None else f" [{figure.low:.3f}, {figure.high:.3f}]"
    return f"{value}{interval} (n = {figure.n})"


def show_figures(groups: Mapping[str, Mapping[str, Figure]]) -> None:
    """Print a row for each group and a column for each figure."""
    names = dict.fromkeys(name for figures in groups.values() for name in figures)
    table = Table("", *names)
    for group, figures in groups.items():
        table.add_row(group, *(shown(figures[name]) if name in figures else "" for name in names))
    Console().print(table)


def print_saved(*paths: Path) -> None:
    """Print where results were saved."""
    say(*(f"Saved {path}" for path in paths))
