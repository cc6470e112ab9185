"""`pullquote index`: bring an index up to date, publish it, describe it, check it, follow a folder."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import typer
from rich.text import Text

from qa.messages import ERRORS, OUTPUT, errors_in_one_line, results_written
from qa.one_line import one_line
from qa.options import ArticlesArgument, ArticlesOption, ColumnsOption, EncodingOption, IndexOption
from qa.progress import show_progress


def index(
    files: ArticlesArgument = None,
    articles: ArticlesOption = None,
    index: IndexOption = None,
    columns: ColumnsOption = None,
    encoding: EncodingOption = None,
    status: Annotated[bool, typer.Option("--status", help="Show what the index holds; change nothing.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Check everything, and repair.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Keep following the folder until Ctrl+C.")] = False,
    ray: Annotated[
        str | None, typer.Option(help="Read and embed on a Ray cluster: its address, auto, or local for this machine.")
    ] = None,
) -> None:
    """Bring a folder's index up to date. Exits with 1 if a check found faults.

    With an address, milvus://host/name, the index in your cache directory is published there.
    """
    if status:
        changing = {"--check": check, "--watch": watch, "--ray": ray, "--columns": columns, "--encoding": encoding}
        _check_changes_nothing([option for option, value in changing.items() if value not in (None, False)])
    with errors_in_one_line():
        from qa.given import IndexLocation, given_inputs
        from qa.indexing import check_index, describe_index, follow_folder, update_index

        inputs = given_inputs([*(files or ()), *(articles or ())], columns=columns, encoding=encoding)
        location = IndexLocation.parse(index)
        if status:
            _print_lines(*describe_index(inputs, location))
            return
        with show_progress(ERRORS) as progress:
            checked = check_index(inputs, location, progress=progress) if check else None
            changes = None if checked is None else checked.delta
            lines = update_index(inputs, location, ray=ray, changes=changes, progress=progress)
        problems = () if checked is None else checked.problems
        _print_lines(*problems, *lines)
        if watch:
            with suppress(KeyboardInterrupt):
                follow_folder(inputs, location, tell=_print_lines)
    raise typer.Exit(1 if problems else 0)


def _check_changes_nothing(options: list[str]) -> None:
    """Raise `BadParameter` if --status is given options that would change the index."""
    if options:
        raise typer.BadParameter(f"--status changes nothing: leave out {' and '.join(options)}")


def _print_lines(*lines: str) -> None:
    with results_written():
        for line in lines:
            OUTPUT.print(Text(one_line(line)))
