"""`python -m ui`: open the page on a folder of articles."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn
from rich.text import Text

from index.errors import ArticlesError, PullquoteError
from index.inputs import Inputs, encodings_of, inputs_of
from index.milvus.address import is_address
from index.place import index_path
from qa.one_line import one_line
from qa.options import ArticlesOption, ColumnsOption, EncodingOption, IndexOption, ReaderOption
from ui.service.auth import VARIABLE, User, read_user, users_of_environment, users_of_file
from ui.service.settings import AT_ONCE, WAITING, Settings
from ui.service.uploads import DAYS

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_console = Console(stderr=True, highlight=False)
_DEFAULT = "seeds"  # the folder that is read if none is given


@app.command()
def main(
    articles: ArticlesOption = None,
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for all.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port; the next free one if it is in use.")] = 7860,
    root_path: Annotated[str, typer.Option(help="The path of the page behind a proxy, such as /articles.")] = "",
    reader: ReaderOption = "default",
    auth: Annotated[
        bool, typer.Option("--auth", help=f"Prompt for a user and a password; or set {VARIABLE}=USER:PASSWORD.")
    ] = False,
    auth_file: Annotated[Path | None, typer.Option(help="A file of users, USER:PASSWORD on each line.")] = None,
    at_once: Annotated[int, typer.Option(min=1, help="Questions answered at the same time.")] = AT_ONCE,
    waiting: Annotated[int, typer.Option(min=0, help="Questions that may wait; any more are turned away.")] = WAITING,
    shared_uploads: Annotated[
        bool, typer.Option("--shared-uploads", help="Show what one visitor adds to all, until the server stops.")
    ] = False,
    columns: ColumnsOption = None,
    encoding: EncodingOption = None,
    index: IndexOption = None,
    uploads: Annotated[
        Path | None,
        typer.Option(help="A folder to keep what visitors add, for them alone; by default beside the index."),
    ] = None,
    keep_uploads: Annotated[
        float, typer.Option(min=0, metavar="DAYS", help="How long additions are kept after a visit; 0 keeps nothing.")
    ] = DAYS,
    watch: Annotated[bool, typer.Option("--watch", help="Keep following the folder.")] = False,
    embed: Annotated[
        list[str] | None, typer.Option(help="An origin whose pages may frame /embed, such as https://news.example.org.")
    ] = None,
    feedback: Annotated[
        Path | None, typer.Option(help="A file that readers' feedback is added to, as gold questions.")
    ] = None,
    language: Annotated[str, typer.Option(help="The language of the page, en or de; by default each browser's.")] = "",
) -> None:
    """Open a page that answers questions about a folder of articles with their exact words."""
    try:
        is_published = index is not None and is_address(index)
        if is_published and articles:
            raise ArticlesError(f"{index} holds its articles already: leave out {articles[0]}")
        encodings = encodings_of(encoding or ())
        inputs = None if is_published else inputs_of(articles or [_DEFAULT], columns=columns, encodings=encodings)
        settings = Settings(
            host=host,
            port=port,
            root_path=root_path,
            users=_users(auth_file, ask=auth),
            at_once=at_once,
            waiting=waiting,
            shared_uploads=shared_uploads,
            embed=tuple(embed or ()),
            watch=watch or is_published,
            folder=None if inputs is None else inputs.root,
            uploads=_place(uploads, inputs, index),
            keep_days=keep_uploads,
            feedback=feedback,
            language=language,
        )
        _serve(settings, inputs, reader, index)
    except (PullquoteError, OSError) as error:
        _say(("Pullquote cannot open:", "bold"), f" {error}")
        raise typer.Exit(1) from error


def _place(given: Path | None, inputs: Inputs | None, index: str | None) -> Path | None:
    """Return where visitors' additions are kept: beside the index unless a place is given; None if there is neither."""
    if given is not None or inputs is None:
        return given
    path = index_path(inputs) if index is None else Path(index)
    place = path.with_name(f"{path.name}.uploads")
    return None if place.resolve().is_relative_to(inputs.root.resolve()) else place


def _users(file: Path | None, *, ask: bool) -> tuple[User, ...]:
    """Return the users of the file, else the one that is typed in, else that of the environment."""
    if file is not None:
        return users_of_file(file)
    if ask:
        name = typer.prompt("User", err=True)
        return (read_user(f"{name}:{typer.prompt('Password', hide_input=True, err=True)}", "what you typed"),)
    return users_of_environment(os.environ)


def _serve(settings: Settings, inputs: Inputs | None, reader: str, index: str | None) -> None:
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), console=_console, transient=True
    ) as progress:
        task = progress.add_task("Loading the models", total=None)
        # Both take seconds to import, so the progress is shown first.
        from qa import Assistant
        from ui.app import launch

        def step(stage: str, done: int, total: int) -> None:
            progress.update(task, description=stage, completed=done, total=total)

        if inputs is None:
            assistant = Assistant.published(str(index), reader=reader, progress=step)
        else:
            assistant = Assistant.open(inputs, index=index, reader=reader, wait=False, progress=step)
    if settings.watch:
        assistant.follow(Event())
    for warning in (*assistant.warnings, *settings.warnings):
        _say(("warning:", "yellow"), f" {warning}")
    for refused in assistant.refused:
        _say(f"Not read: {refused.source}: {refused.reason}")
    if assistant.unread:
        _say(f"Of formats that are not read: {len(assistant.unread):,} files")
    launch(assistant, settings, say=typer.echo)


def _say(*parts: str | tuple[str, str]) -> None:
    """Print a line on standard error; brackets are not taken for markup, nor is a name obeyed by the terminal."""
    styled = [(part, "") if isinstance(part, str) else part for part in parts]
    _console.print(Text.assemble(*((one_line(text), style) for text, style in styled)), soft_wrap=True)


if __name__ == "__main__":
    app()
