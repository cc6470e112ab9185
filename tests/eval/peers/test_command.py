"""The command, with peers that need no models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.peers import __main__ as command
from eval.peers.document import BEGIN, END
from tests.eval.peers.factories import make_peer, make_reader

_DOCUMENT = Path(__file__).parent.parent.parent.parent / "docs/peers.md"


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Make a folder of one article, a gold file, a SQuAD file, a document and a reader, and two peers to run."""
    monkeypatch.setattr(command, "PEERS", (make_peer("fake_peer"), make_peer("broken_peer", name="Broken")))
    for name in ("articles", "reader"):
        (tmp_path / name).mkdir()
    (tmp_path / "articles/a.txt").write_text("Ann met Bob. Bob left.", "utf-8")
    answer = {"article": "a.txt", "start": 8, "end": 11, "text": "Bob"}
    gold = {"id": "q1", "kind": "fact", "question": "Where is Bob?", "answers": [answer], "source": "one"}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold), "utf-8")
    squad = {
        "id": "s1",
        "context": "Eve stayed.",
        "question": "Where is Eve?",
        "answers": [{"text": "Eve", "start": 0}],
    }
    (tmp_path / "squad.jsonl").write_text(json.dumps(squad), "utf-8")
    (tmp_path / "peers.md").write_text(f"{BEGIN}\n{END}\n", "utf-8")
    make_reader(tmp_path / "reader")
    return tmp_path


def invoke(files, *more):
    given = {"reader": "reader", "gold": "gold.jsonl", "articles": "articles", "out": "out", "embedder": "reader"}
    options = [part for name, file in given.items() for part in (f"--{name}", str(files / file))]
    return CliRunner().invoke(command.app, [*options, *more], env={"COLUMNS": "120"})


def test_both_tasks(files):
    """Gold questions and SQuAD contexts are asked, figures printed, saved and written; what failed is said."""
    squad = ("--squad", str(files / "squad.jsonl"), "--open", "--markdown", str(files / "peers.md"))
    result = invoke(files, *squad)
    assert result.exit_code == 0, result.output
    assert "Broken was not scored: OSError: no weights here" in result.output
    text = (files / "peers.md").read_text("utf-8")
    assert "### gold: 1 questions, 1 articles" in text
    assert "### squad-open: 1 questions, 1 articles" in text
    assert text.count("| exact match | 100.0") == 2
    saved = json.loads((files / "out/peer-squad-open-fake_peer.json").read_text())
    assert saved["inputs"]["reader"] == "reader"
    assert saved["inputs"]["threads"] == 2
    assert len(saved["inputs"]["reader_sha256"]) == 64


def test_no_peer_could_be_run(files, monkeypatch):
    """Nothing measured is a failure, and leaves the document as it was."""
    monkeypatch.setattr(command, "PEERS", (make_peer("broken_peer"),))
    result = invoke(files, "--markdown", str(files / "peers.md"))
    assert result.exit_code == 1
    assert (files / "peers.md").read_text("utf-8") == f"{BEGIN}\n{END}\n"


def test_what_a_peer_says_may_not_be_judgeable(files):
    """A confidence that is no probability is said of that peer, and ends nothing else."""
    gold = (files / "gold.jsonl").read_text("utf-8").replace("Where is Bob?", "Where is nonsense?")
    (files / "gold.jsonl").write_text(gold, "utf-8")
    result = invoke(files)
    assert result.exit_code == 1
    assert "fake_peer was not scored: what it said cannot be judged" in result.output
    assert "Broken was not scored: OSError" in result.output


def test_a_gold_file_that_is_not_there(files):
    """Said plainly, with status 2."""
    (files / "gold.jsonl").unlink()
    result = invoke(files)
    assert result.exit_code == 2
    assert "error: " in result.stderr


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--peer", "nobody"), "there is no 'nobody'"),
        (("--squad", "x.jsonl"), "--open"),
        (("--markdown", "/nowhere/peers.md"), "--markdown"),
        (("--reader", "/nowhere"), "has no config.json"),
    ],
)
def test_wrong_command_lines(files, more, said):
    """What does not fit is said before anything runs, with status 2."""
    result = invoke(files, *more)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (files / "out").exists()


def test_the_document_has_its_marks():
    """The command can write into the project's own document."""
    text = _DOCUMENT.read_text("utf-8")
    assert command.replaced(text, "new").count("new") >= 1
