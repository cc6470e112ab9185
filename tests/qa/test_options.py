"""The options of the commands: what means the same has one name everywhere."""

from __future__ import annotations

import importlib

import pytest
from typer.main import get_command

from index.scope import SCOPE_FIELDS
from qa.cli import app
from qa.options import SCOPE_OPTIONS

_APPS = {"chat": "ui.__main__", "mcp": "ui.doors.tools"}  # which parse their options themselves
_OTHERS = {"--json", "--watch", "--language", "--port"}  # what is printed, followed, read or listened on differs
_ANSWERS = {"--reader", "--min-confidence", "--right-at-least", "--index", "--columns", "--encoding"}


def _parameters(command):
    if command in _APPS:
        return get_command(importlib.import_module(_APPS[command]).app).params
    return get_command(app).commands[command].params


def _options(command):
    return {option for parameter in _parameters(command) for option in parameter.opts}


@pytest.mark.parametrize("command", ["ask", "find", "verify", "index", "chat", "mcp"])
def test_every_command_takes_articles_in_the_same_ways(command):
    """As arguments and as `--articles`, with its short form; and the hints on how to read them."""
    assert {"--articles", "-a", "--columns", "--encoding"} <= _options(command)
    arguments = [each for each in _parameters(command) if each.param_type_name == "argument"]
    assert (arguments[-1].metavar, arguments[-1].nargs) == ("ARTICLES", -1)


@pytest.mark.parametrize("command", ["ask", "chat", "mcp"])
def test_every_command_that_answers_has_the_same_settings(command):
    """A threshold, a reader, and a place for the index."""
    assert _options(command) >= _ANSWERS


def test_an_option_has_one_help():
    """It is the same in every command, unless what it names is another thing there."""
    helps = {}
    for command in ("ask", "find", "verify", "index", "chat", "mcp"):
        for parameter in _parameters(command):
            if parameter.param_type_name == "option" and _OTHERS.isdisjoint(parameter.opts):
                helps.setdefault(parameter.opts[0], set()).add(parameter.help)
    assert {option: texts for option, texts in helps.items() if len(texts) > 1} == {}


@pytest.mark.parametrize("command", ["ask", "find"])
def test_every_command_that_asks_articles_limits_them_alike(command):
    """By each field of a scope."""
    assert {f"--{name}" for name in SCOPE_FIELDS} <= _options(command)
    assert SCOPE_OPTIONS.keys() == {*SCOPE_FIELDS}
