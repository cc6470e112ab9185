"""`python -m ui`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import qa.opening
import ui.app
import ui.service.settings
from index.articles import read_articles
from index.inputs import Inputs
from index.place import index_path
from tests.ui.fakes import SEEDS, FakeAssistant
from ui.__main__ import app
from ui.service.settings import Settings


class FakeOpening(FakeAssistant):
    """Opens the folder it is given without any model."""

    @classmethod
    def open(cls, folder: Path, *, reader: str, progress, index, wait, **threshold) -> FakeAssistant:
        """Report two stages, and read the articles."""
        progress("loading models", 0, 2)
        progress("indexing passages", 3, 3)
        read = read_articles(folder)
        assistant = cls(read.articles)
        assistant.reader, assistant.refused, assistant.unread = reader, read.refused, read.unread
        assistant.given_threshold = threshold
        return assistant


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list:
    calls: list = []
    monkeypatch.setattr(qa.opening, "Assistant", FakeOpening)
    monkeypatch.setattr(ui.app, "launch", lambda assistant, settings, **_: calls.append((assistant, settings)))
    return calls


def test_it_opens_the_folder_and_the_page(launched: list):
    """With the options as they were given."""
    options = ["--port", "7900", "--root-path", "/pq", "--at-once", "1", "--waiting", "5", "--shared-uploads"]
    result = CliRunner().invoke(app, ["--articles", str(SEEDS), "--reader", "small", *options])
    assert result.exit_code == 0, result.output
    [(assistant, settings)] = launched
    assert (assistant.reader, len(assistant.articles)) == ("small", 2)
    uploads = index_path(Inputs(root=SEEDS)).with_suffix(".uploads")
    assert settings == Settings(
        port=7900, root_path="/pq", at_once=1, waiting=5, shared_uploads=True, folder=SEEDS, uploads=uploads
    )


def test_the_folder_may_be_an_argument(launched: list):
    """As for every other command."""
    assert CliRunner().invoke(app, [str(SEEDS)]).exit_code == 0
    assert launched[-1][1].folder == SEEDS


def test_the_threshold_is_set(launched: list):
    """By a confidence, or by the share that was right."""
    for options in (["--min-confidence", "0.7"], ["--right-at-least", "0.8"]):
        assert CliRunner().invoke(app, [str(SEEDS), *options]).exit_code == 0
    assert [assistant.given_threshold for assistant, _ in launched] == [
        {"min_confidence": 0.7, "right_at_least": None},
        {"min_confidence": None, "right_at_least": 0.8},
    ]
    assert CliRunner().invoke(app, [str(SEEDS), "--min-confidence", "1.5"]).exit_code == 2


def test_what_visitors_add_is_kept_beside_the_index(launched: list, tmp_path: Path):
    """Additions are kept beside the index or where requested, as long as requested, but never among the articles."""
    runs = [["--index", str(tmp_path / "index")], ["--uploads", str(tmp_path / "x"), "--keep-uploads", "0.5"]]
    for options in runs:
        assert CliRunner().invoke(app, ["--articles", str(SEEDS), *options]).exit_code == 0
    kept = [(settings.uploads, settings.keep_days) for _, settings in launched]
    assert kept == [(tmp_path / "index.uploads", 7), (tmp_path / "x", 0.5)]
    refused = CliRunner().invoke(app, ["--articles", str(SEEDS), "--uploads", str(SEEDS / "added")])
    assert refused.exit_code == 2
    assert "is among the articles" in refused.output


def test_users_come_from_the_environment(launched: list):
    """Users come from the environment, a file or the terminal, but never from the command line."""
    environment = {"PULLQUOTE_AUTH": "ann:secret:word"}
    assert CliRunner().invoke(app, ["--articles", str(SEEDS)], env=environment).exit_code == 0
    assert launched[-1][1].users == (("ann", "secret:word"),)
    typed = CliRunner().invoke(app, ["--articles", str(SEEDS), "--auth"], input="bob\nhidden\n", env=environment)
    assert launched[-1][1].users == (("bob", "hidden"),)
    assert "hidden" not in typed.output
    assert CliRunner().invoke(app, ["--auth", "bob:hidden"]).exit_code == 2


def test_users_come_from_a_file(launched: list, tmp_path: Path):
    """As many as it has lines."""
    file = tmp_path / "users"
    file.write_text("# the desk\nann:one\n\nbob:two\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["--articles", str(SEEDS), "--auth-file", str(file)]).exit_code == 0
    assert launched[-1][1].users == (("ann", "one"), ("bob", "two"))


def test_what_cannot_be_served_is_said_plainly(launched: list, monkeypatch: pytest.MonkeyPatch):
    """Before any model is loaded."""
    for options, said in (
        (["--root-path", "articles"], "'articles' is not a path: expected one such as /articles"),
        (["--language", "xx"], "no language 'xx'"),
    ):
        result = CliRunner().invoke(app, options)
        assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert CliRunner().invoke(app, [], env={"PULLQUOTE_AUTH": "nobody"}).exit_code == 2
    assert launched == []


def test_an_open_door_is_warned_of(launched: list):
    """Where others than this machine can reach the page."""
    result = CliRunner().invoke(app, ["--articles", str(SEEDS), "--host", "0.0.0.0"])
    assert "everybody who can reach 0.0.0.0 can read the articles" in result.stderr


def test_files_that_could_not_be_read_are_named(launched: list, tmp_path: Path):
    """Each with its reason, and the page opens all the same."""
    (tmp_path / "good.txt").write_text("Seoul holds shells.", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2")
    result = CliRunner().invoke(app, ["--articles", str(tmp_path)])
    assert "not read: bad.txt: it holds zero bytes" in result.output.replace("\n", " ")
    assert len(launched) == 1


def test_no_terminal_obeys_the_name_of_a_file(launched: list, tmp_path: Path):
    """Its escapes and line ends are blanks."""
    (tmp_path / "a.txt").write_text("It rained.", "utf-8")
    (tmp_path / "\x1b[2J\x9b1m\nNot read: forged.pdf").write_bytes(b"no pdf")
    written = CliRunner().invoke(app, ["--articles", str(tmp_path)]).stderr
    assert [line for line in written.splitlines() if line.startswith("not read: ")] == [
        "not read:  [2J 1m Not read: forged.pdf: it is not a PDF file, or is broken: save it again as PDF."
    ]


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
    assert result.exit_code == 2
    assert result.stderr.startswith("pullquote: ")
    assert "[no] does not exist" in result.output.replace("\n", "")
    assert launched == []


def test_a_host_without_a_port_is_said_plainly(launched: list, monkeypatch: pytest.MonkeyPatch):
    """What `launch` raises is a message too."""

    def refuse(*given: object, **options: object) -> None:
        raise OSError("no port from 7860 to 7869 can be opened")

    monkeypatch.setattr(ui.app, "launch", refuse)
    result = CliRunner().invoke(app, ["--articles", str(SEEDS)])
    assert (result.exit_code, "pullquote: no port from 7860" in result.output) == (2, True)
