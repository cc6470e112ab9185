"""`python -m ui`: open the page on a folder of articles."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from index.place import index_path
from qa.given import GivenArticles, given_articles
from qa.messages import ERRORS, errors_in_one_line, print_not_read, print_warning
from qa.options import (
    AnswerSettings,
    ArticlesArgument,
    ArticlesOption,
    ColumnsOption,
    EncodingOption,
    IndexOption,
    MinConfidenceOption,
    ReaderOption,
    RightAtLeastOption,
)
from ui.service.auth import VARIABLE, User, read_user, users_of_environment, users_of_file
from ui.service.settings import AT_ONCE, WAITING, Settings
from ui.service.uploads import DAYS

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def main(
    files: ArticlesArgument = None,
    articles: ArticlesOption = None,
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for all.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port; the next free one if it is in use.")] = 7860,
    root_path: Annotated[str, typer.Option(help="The path of the page behind a proxy, such as /articles.")] = "",
    reader: ReaderOption = "default",
    min_confidence: MinConfidenceOption = None,
    right_at_least: RightAtLeastOption = None,
    auth: Annotated[
        bool, typer.Option("--auth", help=f"Prompt for a user and a password; or set {VARIABLE}=USER:PASSWORD.")
    ] = False,
    auth_file: Annotated[
        Path | None, typer.Option(help=f"A file of users, USER:PASSWORD on each line; {VARIABLE} is then ignored.")
    ] = None,
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
    with errors_in_one_line(OSError):
        given = given_articles([*(files or ()), *(articles or ())], index=index, columns=columns, encoding=encoding)
        settings = Settings(
            host=host,
            port=port,
            root_path=root_path,
            users=_users(auth_file, ask=auth),
            at_once=at_once,
            waiting=waiting,
            shared_uploads=shared_uploads,
            embed=tuple(embed or ()),
            watch=watch or given.inputs is None,
            folder=None if given.inputs is None else given.inputs.root,
            uploads=_uploads_folder(given) if uploads is None else uploads,
            keep_days=keep_uploads,
            feedback=feedback,
            language=language,
        )
        answers = AnswerSettings(reader=reader, min_confidence=min_confidence, right_at_least=right_at_least)
        _serve(settings, given, answers)


def _uploads_folder(given: GivenArticles) -> Path | None:
    """Return the folder beside the index where visitors' additions are kept; None if it would be among the articles."""
    if given.inputs is None:
        return None
    index = given.location.folder or index_path(given.inputs)
    folder = index.with_name(f"{index.name}.uploads")
    return None if folder.resolve().is_relative_to(given.inputs.root.resolve()) else folder


def _users(file: Path | None, *, ask: bool) -> tuple[User, ...]:
    """Return the users of the file, else the one that is typed in, else that of the environment."""
    if file is not None:
        return users_of_file(file)
    if ask:
        name = typer.prompt("User", err=True)
        return (read_user(f"{name}:{typer.prompt('Password', hide_input=True, err=True)}", "what you typed"),)
    return users_of_environment(os.environ)


def _serve(settings: Settings, given: GivenArticles, answers: AnswerSettings) -> None:
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), console=ERRORS, transient=True
    ) as progress:
        task = progress.add_task("Loading the models", total=None)
        # Both take seconds to import, so the progress is shown first.
        from qa.opening import open_assistant
        from ui.app import launch

        def step(stage: str, done: int, total: int) -> None:
            progress.update(task, description=stage, completed=done, total=total)

        assistant = open_assistant(given, answers, progress=step, wait=False)
    if settings.watch:
        assistant.follow(Event())
    for warning in (*assistant.warnings, *settings.warnings):
        print_warning(warning)
    print_not_read(assistant.refused, assistant.unread)
    launch(assistant, settings, say=typer.echo)


if __name__ == "__main__":
    app()
