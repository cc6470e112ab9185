"""What the README shows works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qa.cli import app

_ROOT = Path(__file__).parent.parent
_README = (_ROOT / "README.md").read_text("utf-8")
_MAKEFILE = (_ROOT / "Makefile").read_text("utf-8")


@pytest.mark.slow
def test_python_example(capsys, monkeypatch):
    """The Python example runs as it stands, and prints an answer."""
    monkeypatch.chdir(_ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", _README, flags=re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert "100" in capsys.readouterr().out


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)", _README))))
def test_make_targets_exist(target):
    """Every make target that the README names is in the Makefile, with its help."""
    assert re.search(rf"^{target}:.*## ", _MAKEFILE, flags=re.MULTILINE)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"\bpullquote ([a-z]+) ", _README))))
def test_commands_exist(command):
    """Every `pullquote` command that the README names has a help page; that of `chat` is the page's own."""
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert ("--root-path" in result.output) == (command == "chat")


@pytest.mark.parametrize("folder", sorted(set(re.findall(r"^\| `([a-z/]+)` \|", _README, flags=re.MULTILINE))))
def test_folders_exist(folder):
    """Every folder of the table is there."""
    assert (_ROOT / folder).is_dir()
