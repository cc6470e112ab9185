"""What the script of a file of questions may call."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.ui.fakes import FakeAssistant, FakeExamples
from tests.waiting import until
from ui.desk import Desk
from ui.service.settings import Settings
from ui.widgets.batch.batch import act


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(FakeAssistant(), tmp_path, Settings(), FakeExamples)


def send(desk: Desk, key: object, action: object, content: object = None) -> dict:
    return act(desk.batches, desk.uploads, key, action, content)


def sent(desk: Desk, data: bytes, name: str = "q.csv") -> dict:
    """Put a file where the server puts what a browser sends."""
    path = desk.uploads / "hash" / "file"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return {"name": name, "size": len(data), "place": str(path)}


def test_a_file_is_taken_in_watched_and_taken_along(desk: Desk):
    """Row by row, with links to where the answers are."""
    key = desk.arrive(None, "1").visit
    begun = send(desk, key, "begin", sent(desk, b"question\nHow many shells?\nWho won?\n"))
    assert begun["problem"] == ""
    assert not (desk.uploads / "hash").exists()
    until(lambda: not send(desk, key, "look", 0)["run"]["running"])
    seen = send(desk, key, "look", 0)
    assert seen["run"] == {"name": "q.csv", "total": 2, "done": 2, "running": False, "stopped": False}
    first, second = seen["rows"]
    assert first["answer"] == "approximately 3.4 million 105mm artillery shells"
    assert first["link"].startswith("src/001")
    assert (second["question"], second["answer"], second["link"], second["error"]) == ("Who won?", None, None, None)
    assert send(desk, key, "look", 1)["rows"] == [second]
    saved = send(desk, key, "save", ".csv")["file"]
    assert saved["name"] == "q-answers.csv"
    assert b"3.4 million" in base64.b64decode(saved["data"])
    assert send(desk, key, "forget")["run"] is None


def test_what_is_wrong_with_a_file_is_said(desk: Desk):
    """The error is returned, and the uploaded file is deleted."""
    key = desk.arrive(None, "1").visit
    for data, name, said in (
        (b"x", "q.exe", "of another format: expected .csv"),
        (b"", "q.csv", "it is empty"),
        (b"x" * 5_000_001, "q.csv", "larger than 5 MB"),
        (b"question\n", "q.csv", "q.csv holds no question"),
    ):
        told = send(desk, key, "begin", sent(desk, data, name))
        assert said in told["problem"]
        assert told["run"] is None
        assert not (desk.uploads / "hash").exists()


@pytest.mark.parametrize("action", [None, "begin", "stop", "go", "forget", "save", "look", "delete", 5, ["begin"], {}])
@pytest.mark.parametrize("content", [None, -1, 10**30, "", "../../etc/passwd", [], {"name": "q.csv", "size": 5}, True])
def test_whatever_is_sent_is_checked(desk: Desk, action: object, content: object):
    """For a visitor and for nobody: no file is named, and nothing breaks."""
    for key in (desk.arrive(None, "1").visit, "nobody", ""):
        told = send(desk, key, action, content)
        assert (told["run"], told["rows"], told["file"]) == (None, [], None)
    secret = {"name": "q.csv", "size": 5, "place": "/etc/passwd"}
    assert "did not arrive" in send(desk, desk.arrive(None, "1").visit, "begin", secret)["problem"]


def test_one_visitor_s_file_is_no_other_s(desk: Desk):
    """No other visitor sees its answers or its name."""
    ann = desk.arrive(None, "1").visit
    bob = desk.arrive(None, "2").visit
    send(desk, ann, "begin", sent(desk, b"question\nHow many shells?\n"))
    until(lambda: send(desk, ann, "look", 0)["rows"])
    for action in ("look", "save", "stop", "go", "forget"):
        told = send(desk, bob, action, 0)
        assert (told["run"], told["rows"], told["file"]) == (None, [], None)
    assert send(desk, ann, "look", 0)["run"]["done"] == 1
