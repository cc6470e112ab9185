"""What all commands of scoring have in common: how they fail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console

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
