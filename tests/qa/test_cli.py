from __future__ import annotations

import json
import sys

import pytest
from typer.testing import CliRunner

from qa.cli import app

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Answers about the seeds, saved as `--json` prints them."""
    result = CliRunner().invoke(app, ["ask", "Who is the spokesperson of the National Security Council?", "--json"])
    assert result.exit_code == 0, result.output
    file = tmp_path_factory.mktemp("saved") / "answers.jsonl"
    file.write_text(result.stdout, encoding="utf-8")
    return file


def test_ask_prints_the_answer_with_its_place():
    """The quote, its sentence and the file with offsets are printed; the exit status is 0."""
    result = CliRunner().invoke(app, ["ask", "Who is South Korea's National Security Adviser?"])
    assert result.exit_code == 0
    assert "Chang Ho-jin" in result.stdout
    assert "000_7c6e6fce870f2b8e.txt:" in result.stdout


def test_ask_abstains_with_status_1():
    """A question that the articles don't answer says so."""
    result = CliRunner().invoke(app, ["ask", "Who won the 2026 World Cup?"])
    assert result.exit_code == 1
    assert "These articles don't say." in result.stdout
    assert "Closest, not an answer" in result.stdout


def test_chat_hands_its_options_over(monkeypatch):
    """The page is a program of its own, in the place of this one."""
    started = []
    monkeypatch.setattr("os.execv", lambda path, arguments: started.append((path, arguments)))
    assert CliRunner().invoke(app, ["chat", "--port", "8000", "--articles", "x"]).exit_code == 0
    assert started == [(sys.executable, [sys.executable, "-m", "ui", "--port", "8000", "--articles", "x"])]


def test_json_is_one_line_that_verify_accepts(saved):
    """Saved answers are valid JSON, verbatim, and check out against the same files."""
    answer = json.loads(saved.read_text("utf-8"))
    assert answer["text"] == answer["citations"][0]["quote"]
    result = CliRunner().invoke(app, ["verify", str(saved)])
    assert result.exit_code == 0
    assert "0 moved, 0 gone" in result.stdout


def test_verify_sees_changed_files(saved, tmp_path):
    """In a folder without the words, every quote is gone, and the exit status is 1."""
    (tmp_path / "other.txt").write_text("Nothing of that stands here.", encoding="utf-8")
    result = CliRunner().invoke(app, ["verify", str(saved), "--articles", str(tmp_path)])
    assert result.exit_code == 1
    assert "0 ok" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [["ask", "Who?", "--articles", "nowhere"], ["ask", "Who?", "--reader", "nowhere"], ["verify", "nowhere.json"]],
)
def test_errors_are_one_clear_line(arguments):
    """A missing folder, reader or file ends with status 2 and a message that names it."""
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    assert "Traceback" not in result.stderr
