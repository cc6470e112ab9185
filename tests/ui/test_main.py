"""`python -m ui`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import qa
import ui.app
from index.articles import read_articles
from tests.ui.fakes import SEEDS, FakeAssistant
from ui.__main__ import app
from ui.examples import SEED_EXAMPLES


class FakeOpening(FakeAssistant):
    """Opens the folder it is given without any model."""

    @classmethod
    def open(cls, folder: Path, *, reader: str, progress) -> FakeAssistant:
        """Report two stages, and read the articles."""
        progress("loading models", 0, 2)
        progress("indexing passages", 3, 3)
        read = read_articles(folder)
        assistant = cls(read.articles)
        assistant.reader, assistant.refused = reader, read.refused
        return assistant


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list:
    calls: list = []
    monkeypatch.setattr(qa, "Assistant", FakeOpening)
    monkeypatch.setattr(ui.app, "launch", lambda assistant, **options: calls.append((assistant, options)))
    return calls


def test_it_opens_the_folder_and_the_page(launched: list):
    """With the options as they were given, and the examples of the collection."""
    result = CliRunner().invoke(app, ["--articles", str(SEEDS), "--port", "7900", "--reader", "small"])
    assert result.exit_code == 0, result.output
    [(assistant, options)] = launched
    assert (assistant.reader, len(assistant.articles)) == ("small", 2)
    assert (options["host"], options["port"], options["examples"]) == ("127.0.0.1", 7900, SEED_EXAMPLES)


def test_files_that_could_not_be_read_are_named(launched: list, tmp_path: Path):
    """Each with its reason, and the page opens all the same."""
    (tmp_path / "good.txt").write_text("Seoul holds shells.", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2")
    result = CliRunner().invoke(app, ["--articles", str(tmp_path)])
    assert "Not read: bad.txt: it holds zero bytes" in result.output.replace("\n", " ")
    assert len(launched) == 1


def test_warnings_are_said_before_the_page_opens(launched: list, monkeypatch: pytest.MonkeyPatch):
    """On standard error, brackets and all."""
    monkeypatch.setattr(FakeOpening, "warnings", ("the reader [x] is not calibrated",))
    result = CliRunner().invoke(app, ["--articles", str(SEEDS)])
    assert result.exit_code == 0, result.output
    assert "warning: the reader [x] is not calibrated" in result.stderr
    assert len(launched) == 1


def test_a_folder_that_is_missing_is_said_plainly(launched: list, tmp_path: Path):
    """Without a traceback, brackets and all."""
    result = CliRunner().invoke(app, ["--articles", str(tmp_path / "[no]")])
    assert result.exit_code == 1
    assert "Pullquote cannot open:" in result.output
    assert "[no] does not exist" in result.output.replace("\n", "")
    assert launched == []


def test_a_host_without_a_port_is_said_plainly(launched: list, monkeypatch: pytest.MonkeyPatch):
    """What `launch` raises is a message too."""

    def refuse(assistant: object, **options: object) -> None:
        raise OSError("no port from 7860 to 7869 can be opened")

    monkeypatch.setattr(ui.app, "launch", refuse)
    result = CliRunner().invoke(app, ["--articles", str(SEEDS)])
    assert (result.exit_code, "no port from 7860" in result.output) == (1, True)
