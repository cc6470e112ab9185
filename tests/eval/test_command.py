"""How commands of scoring fail."""

from __future__ import annotations

import pytest
import typer

from eval.command import errors
from eval.errors import GoldError


def test_an_error_is_one_line_and_status_2(capsys):
    """Square brackets in a path are no markup, and a long line is not broken."""
    path = "/a/[/b]/" + "c" * 200
    with pytest.raises(typer.Exit) as raised, errors():
        raise GoldError(f"{path} is missing")
    assert raised.value.exit_code == 2
    assert capsys.readouterr().err == f"error: {path} is missing\n"


def test_any_other_exception_is_a_fault():
    """It keeps its traceback."""
    with pytest.raises(KeyError), errors():
        raise KeyError("a")
