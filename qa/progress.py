"""Progress bars in a shell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import rich.progress
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

if TYPE_CHECKING:
    from index.progress import Progress


class _RateColumn(ProgressColumn):
    """The number done per second; empty until known."""

    def render(self, task: Task) -> Text:
        """Return the rate of the last seconds."""
        return Text("" if not task.speed else f"{task.speed:,.0f}/s", style="dim")


@contextmanager
def show_progress(console: Console) -> Iterator[Progress]:
    """Show each stage with its rate and the time left; clear it when done. Nothing is shown but in a terminal."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), _RateColumn())
    times = (TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    quiet = not console.is_interactive  # it would end in an empty line
    with rich.progress.Progress(*columns, *times, console=console, transient=True, disable=quiet) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell
