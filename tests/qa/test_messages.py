"""What a command prints on standard error."""

from __future__ import annotations

import pytest
import typer

from index.errors import ArticlesError
from index.folder import Refused
from qa.messages import errors_in_one_line, print_not_read, print_warning


def test_an_error_is_one_line_and_exits_with_2(capsys):
    """It begins with the command's name; brackets are no markup, and line ends are blanks."""
    with pytest.raises(typer.Exit) as raised, errors_in_one_line():
        raise ArticlesError("[bold]\nnowhere")
    assert raised.value.exit_code == 2
    assert capsys.readouterr() == ("", "pullquote: [bold] nowhere\n")


def test_other_errors_are_told_only_if_they_are_expected(capsys):
    """A fault of the program keeps its traceback."""
    with pytest.raises(OSError, match="no port"), errors_in_one_line():
        raise OSError("no port")
    with pytest.raises(typer.Exit), errors_in_one_line(OSError):
        raise OSError("no port")
    assert capsys.readouterr().err == "pullquote: no port\n"


def test_files_that_were_not_read_are_named(capsys):
    """Each refused one with its reason, and five of those of unread formats."""
    print_not_read([Refused(source="a.pdf", reason="it is broken")], [f"{number}.xyz" for number in range(7)])
    print_warning("it is slow")
    assert capsys.readouterr().err.splitlines() == [
        "not read: a.pdf: it is broken",
        "of formats that are not read: 0.xyz, 1.xyz, 2.xyz, 3.xyz, 4.xyz and 2 more",
        "warning: it is slow",
    ]
