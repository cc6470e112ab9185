"""What a command prints on standard error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import typer

from index.errors import ArticlesError
from index.folder import Refused
from qa.messages import errors_in_one_line, print_not_read, print_not_read_briefly, print_warning


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


def test_several_files_that_were_not_read_are_one_line(capsys):
    """They are counted; a single one is named as ever."""
    broken = [Refused(source="a.pdf", reason="it is broken"), Refused(source="b.pdf", reason="it is broken")]
    print_not_read_briefly(broken, ["c.xyz"])
    print_not_read_briefly(broken[:1], [])
    print_not_read_briefly([], ["c.xyz"])
    print_not_read_briefly([], [])
    assert capsys.readouterr().err.splitlines() == [
        "3 files were not read: `pullquote index DIR` lists them",
        "not read: a.pdf: it is broken",
        "of formats that are not read: c.xyz",
    ]


_PRINTING = """
import sys
import typer
from qa.messages import OUTPUT, results_written

def main():
    with results_written():
        {write}

typer.run(main)
"""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize(
    "write", ["OUTPUT.print('a line')", "sys.stdout.write('a line')", "sys.stdout.write('x' * 99_999)"]
)
def test_results_that_cannot_be_written_are_an_error(write):
    """In one line, with status 2: neither a traceback, nor status 1, which says that there is no answer."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", _PRINTING.format(write=write)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (2, "pullquote: the output cannot be written: No space left on device\n")
