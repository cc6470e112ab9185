"""A real index that breaks under the server: every door says that it does, and none where it lies."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from index.archive import Archive
from index.database import DATABASE
from index.refresh import refresh
from qa.assistant import Assistant
from qa.confidence import Calibrator
from qa.source import Source
from tests.fakes import FakeEmbedder, FakeReader
from tests.ui.doors.test_hostile_tools import Send, called, message, serving
from tests.ui.fakes import FakeExamples
from ui.desk import Desk
from ui.service.settings import Settings

_SAID = "the index cannot be used now"


def _overwritten(database: Path) -> None:
    size = database.stat().st_size
    with database.open("r+b") as file:
        file.write(b"\0garbage" * (size // 8))


_BREAKS: dict[str, Callable[[Path], None]] = {
    "overwritten": _overwritten,
    "cut": lambda database: os.truncate(database, 10),
    "empty": lambda database: os.truncate(database, 0),
}


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    """Open a folder of three articles with models that are none."""
    (tmp_path / "articles").mkdir()
    for number in range(3):
        text = f"The secret is plum. It rained {number} days in Seoul.\n"
        (tmp_path / "articles" / f"{number}.txt").write_text(text, "utf-8")
    archive = Archive(tmp_path / "articles", FakeEmbedder(), index=tmp_path / "index")
    refresh(archive)
    archive.embed()
    calibrator = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.5)
    return Assistant(archive.collection, FakeReader({"plum": 3.0}), calibrator, source=Source(archive))


@pytest.mark.parametrize("how", _BREAKS)
def test_an_index_that_breaks_is_told_of_without_its_place(
    open_doors, assistant: Assistant, tmp_path: Path, how: str, caplog: pytest.LogCaptureFixture
):
    """By HTTP, by MCP and by the page, whose log names it."""
    client = open_doors(assistant)
    desk = Desk(assistant, tmp_path / "sent", Settings(), FakeExamples)
    key = desk.arrive(None, "1").visit
    assert key is not None
    assert client.get("/v1/articles").json()["total"] == 3
    _BREAKS[how](tmp_path / "index" / DATABASE)
    response = client.post("/v1/find", json={"words": "rained"})
    said = [response.text, desk.finder.find(key, "rained")]

    async def use(send: Send) -> None:
        said.append(message(await send(called("find", {"words": "rained"})))["result"]["content"][0]["text"])

    serving(use, assistant)
    assert response.status_code == 503
    assert str(tmp_path) in caplog.text
    for each in said:
        assert _SAID in each
        assert str(tmp_path) not in each
        assert DATABASE not in each


def test_a_model_of_a_folder_is_named_without_it(assistant: Assistant):
    """In what versions an answer tells of, to whoever asks; one of the hub has its owner."""
    reader = assistant._reader
    for name, shown in (
        ("/srv/models/mine", "mine"),
        ("../models/mine", "mine"),
        ("~/mine", "mine"),
        ("models/of/mine", "mine"),
        ("deepset/roberta-base-squad2", "deepset/roberta-base-squad2"),
        ("default 3 int8", "default 3 int8"),
    ):
        reader.name = name
        assert assistant.ask("What is the secret?").evidence.versions.reader == shown
