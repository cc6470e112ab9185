"""`python -m ui`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import qa
import ui.app
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
        assistant = cls(qa.assistant.read_articles(folder).articles)
        assistant.reader = reader
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
