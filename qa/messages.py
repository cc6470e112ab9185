"""The two streams of a command: results on standard output; errors, warnings and files not read on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.text import Text

from qa.one_line import one_line

if TYPE_CHECKING:  # `pullquote --help` loads nothing of it
    from index.folder import Refused

OUTPUT = Console(highlight=False, soft_wrap=True)
ERRORS = Console(stderr=True, highlight=False, soft_wrap=True)

_FAILED = 2  # exit status of an error; 1 says "no answer", "nothing found" or "a check found faults"
_NAMED = 5  # files of unread formats named in a message


@contextmanager
def errors_in_one_line(*others: type[Exception]) -> Iterator[None]:
    """Print a deliberate error, or one of `others`, in one line instead of a traceback, and exit with 2."""
    from index.errors import PullquoteError

    kinds: tuple[type[Exception], ...] = (PullquoteError, *others)
    try:
        yield
    except kinds as error:
        ERRORS.print(Text(one_line(f"pullquote: {error}"), style="red"))
        raise typer.Exit(_FAILED) from error


@contextmanager
def results_written() -> Iterator[None]:
    """Write what is printed inside to its end; if that fails, print the reason in one line, and exit with 2."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:  # nobody reads on: Click ends the command without a word
        raise
    except OSError as error:
        with suppress(OSError):  # else Python tries once more to write the rest when it ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        ERRORS.print(Text(one_line(f"pullquote: the output cannot be written: {error.strerror or error}"), style="red"))
        raise typer.Exit(_FAILED) from error


def print_warning(text: str) -> None:
    """Print a warning in one line."""
    print_notice(f"warning: {text}")


def print_notice(text: str) -> None:
    """Print a notice in one line."""
    ERRORS.print(Text(one_line(text), style="yellow"))


def print_not_read(refused: Sequence[Refused], unread: Sequence[str]) -> None:
    """Print each file that could not be read with the reason, and in one line those of unread formats."""
    for each in refused:
        print_notice(f"not read: {each.source}: {each.reason}")
    if unread:
        more = f" and {len(unread) - _NAMED:,} more" if len(unread) > _NAMED else ""
        print_notice(f"of formats that are not read: {', '.join(unread[:_NAMED])}{more}")


def print_not_read_briefly(refused: Sequence[Refused], unread: Sequence[str]) -> None:
    """Print one file that was not read as `print_not_read` does; of several, how many there are."""
    number = len(refused) + len(unread)
    if number > 1:
        print_notice(f"{number:,} files were not read: `pullquote index DIR` lists them")
    else:
        print_not_read(refused, unread)
