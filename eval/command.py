"""What all commands of scoring have in common: how they fail, show a figure, and say where results are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from rich.console import Console

from eval.metrics import Figure
from index.errors import PullquoteError


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


def shown(figure: Figure) -> str:
    """Return a share with its interval and the number of cases."""
    if figure.value is None or figure.low is None:
        return f"- (n = {figure.n})"
    return f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}] (n = {figure.n})"


def print_saved(*paths: Path) -> None:
    """Say on standard output where results are."""
    for path in paths:
        Console(markup=False, highlight=False, soft_wrap=True).print(f"Saved {path}")
