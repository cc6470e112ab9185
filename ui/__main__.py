"""`python -m ui`: open the page on a folder of articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn

from index.errors import PullquoteError

app = typer.Typer(add_completion=False)


@app.command()
def main(
    articles: Annotated[Path, typer.Option(help="The folder of articles.")] = Path("seeds"),
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port; a later one where it is in use.")] = 7860,
    reader: Annotated[str, typer.Option(help="The reader: default, a folder, or a model of the hub.")] = "default",
) -> None:
    """Open a page that answers questions about a folder of articles with their exact words."""
    console = Console(stderr=True)
    try:
        _serve(console, articles, host, port, reader)
    except (PullquoteError, OSError) as error:
        console.print(f"[bold]Pullquote cannot open:[/] {escape(str(error))}", highlight=False)
        raise typer.Exit(1) from error


def _serve(console: Console, folder: Path, host: str, port: int, reader: str) -> None:
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), console=console, transient=True
    ) as progress:
        task = progress.add_task("Loading the models", total=None)
        # Both take seconds to import, so the progress is shown first.
        from qa import Assistant
        from ui.app import launch
        from ui.examples import examples_for

        def step(stage: str, done: int, total: int) -> None:
            _advance(progress, task, stage, done, total)

        assistant = Assistant.open(folder, reader=reader, progress=step)
    for warning in assistant.warnings:
        console.print(f"[yellow]warning:[/] {escape(warning)}", highlight=False, soft_wrap=True)
    for refused in assistant.refused:
        console.print(f"Not read: {escape(refused.source)}: {escape(refused.reason)}", highlight=False)
    launch(assistant, host=host, port=port, examples=examples_for(assistant.articles), say=typer.echo)


def _advance(progress: Progress, task: TaskID, stage: str, done: int, total: int) -> None:
    progress.update(task, description=stage, completed=done, total=total)


if __name__ == "__main__":
    app()
