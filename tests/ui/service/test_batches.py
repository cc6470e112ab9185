"""Files of questions that visitors bring."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

import ui.service.batches
from index.errors import PullquoteError
from qa.errors import BatchError
from tests.factories import make_article
from tests.ui.fakes import FIRST
from tests.ui.gallery import ARTICLES, GALLERY, asked_for
from tests.ui.service.batching import QUESTIONS, Server
from tests.waiting import until
from ui.errors import VisitOver


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path)


@pytest.mark.parametrize("kept", [True, False])
def test_every_row_is_answered(tmp_path: Path, kept: bool):
    """In order, even if nothing is kept on disk; the answers can be downloaded in any form."""
    server = Server(tmp_path, kept=kept)
    key = server.arrive()
    server.batches.begin(key, "my questions.csv", QUESTIONS)
    run = server.ended(key)
    assert (run.name, run.total, run.done, run.problem) == ("my questions.csv", 3, 3, "")
    rows = server.batches.answers(key)
    assert [row["id"] for row in rows] == ["1", "2", "3"]
    assert [row["text"] for row in rows][1] is None
    assert server.batches.answers(key, 2) == rows[2:]
    written = {kind: server.batches.written(key, kind) or b"" for kind in (".csv", ".tsv", ".jsonl", ".xlsx")}
    assert written[".csv"].startswith(b"id,question,")
    assert [json.loads(line) for line in written[".jsonl"].decode().splitlines()] == rows
    assert load_workbook(io.BytesIO(written[".xlsx"])).active.max_row == 4
    for never in (".exe", "/etc/passwd", None, 5):
        assert server.batches.written(key, never) is None


@pytest.mark.parametrize(
    ("name", "data", "asked"),
    [
        ("q.txt", b"Who is Kirby?\n\n How many shells? \r\n", ["Who is Kirby?", "How many shells?"]),
        ("q.JSONL", b'"Who is Kirby?"\n{"question": "How many shells?"}', ["Who is Kirby?", "How many shells?"]),
        ("q.tsv", b"Question\tid\nWho is Kirby?\t7\n", ["Who is Kirby?"]),
    ],
)
def test_kinds_of_files(server: Server, name: str, data: bytes, asked: list[str]):
    """As on the command line, and a text with a question on each line."""
    key = server.arrive()
    server.batches.begin(key, name, data)
    assert server.ended(key).done == len(asked)
    assert server.asked() == asked


def test_a_sheet_is_read(server: Server):
    """By its first row."""
    book, data = Workbook(), io.BytesIO()
    for row in (["id", "question"], [7, "Who is Kirby?"], [], [8, "How many shells?"]):
        book.active.append(row)
    book.save(data)
    key = server.arrive()
    server.batches.begin(key, "q.xlsx", data.getvalue())
    assert server.ended(key).done == 2
    assert [row["id"] for row in server.batches.answers(key)] == ["7", "8"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("q.exe", QUESTIONS, "ends in .exe"),
        ("q", QUESTIONS, "ends in nothing"),
        ("q.csv", b"", "q.csv holds no question"),
        ("q.csv", b"question\n", "q.csv holds no question"),
        ("q.csv", b"\xff\xfe\x00", "q.csv cannot be read as CSV"),
        ("q.jsonl", b"[1]", "q.jsonl, line 1: expected"),
        ("q.jsonl", b"[" * 100_000, "q.jsonl, line 1, is not JSON"),
        ("q.xlsx", b"no zip", "damaged"),
        ("q.txt", b"Who?\n" * 1001, "q.txt holds more than 1,000 questions"),
    ],
)
def test_what_cannot_be_read_is_refused(server: Server, name: str, data: bytes, said: str):
    """In words that name no path of the server, and nothing is left of it."""
    key = server.arrive()
    with pytest.raises(PullquoteError, match=said) as error:
        server.batches.begin(key, name, data)
    assert str(server.gate.folder) not in str(error.value)
    assert server.batches.of(key) is None
    assert not list(server.gate.folder.rglob("questions*"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("q.csv", b"question\n"),
        ("q.csv", b"id,since\n7,2024-01-01\n"),
        ("q.jsonl", b"[1]"),
        ("q.xlsx", b"no zip"),
        ("q.txt", b"Who?\n" * 1001),
    ],
)
def test_a_file_that_is_refused_leaves_the_one_before(server: Server, name: str, data: bytes):
    """With its name and its answers, also for a server that is started again."""
    key = server.arrive()
    server.batches.begin(key, "first.csv", QUESTIONS)
    server.ended(key)
    rows = server.batches.answers(key)
    with pytest.raises(PullquoteError):
        server.batches.begin(key, name, data)
    for batches in (server.batches, Server(server.gate.folder).batches):
        run = batches.of(key)
        assert run is not None
        assert (run.name, run.total, run.done, batches.answers(key)) == ("first.csv", 3, 3, rows)
    assert len(list(server.gate.folder.rglob("questions*"))) == 1


def test_a_question_that_is_too_long_stops_no_other(server: Server):
    """Its row says so."""
    key = server.arrive()
    server.batches.begin(key, "q.txt", f"{'a' * 501}\nHow many shells?".encode())
    assert server.ended(key).done == 2
    first, second = server.batches.answers(key)
    assert "too long" in first["error"]
    assert second["text"]


def test_it_is_stopped_and_goes_on(server: Server):
    """What was answered is kept and can be taken along meanwhile; nothing is asked twice."""
    key = server.arrive()
    with server.gate.closed():
        server.batches.begin(key, "q.csv", QUESTIONS)
        until(lambda: len(server.asked()) == 1)
        server.batches.stop(key)
        assert server.batches.written(key, ".csv") is None
        with pytest.raises(BatchError, match=r"q\.csv is still being answered"):
            server.batches.begin(key, "other.csv", QUESTIONS)
        server.batches.forget(key)
        assert server.batches.of(key) is not None
    run = server.ended(key)
    assert (run.done, run.stopped, run.problem) == (1, True, "")
    assert (server.batches.written(key, ".csv") or b"").count(b"How many shells?") > 0
    server.batches.go_on(key)
    assert server.ended(key).done == 3
    assert server.asked() == ["How many shells?", "Who won?", "What about a mistake?"]


def test_a_server_that_is_started_again_goes_on(tmp_path: Path):
    """With what its visitor chose then, and only for that visitor."""
    server = Server(tmp_path)
    key = server.arrive()
    server.visits.choose(key, [FIRST])
    with server.gate.closed():
        server.batches.begin(key, "q.csv", QUESTIONS)
        until(lambda: len(server.asked()) == 1)
        server.batches.stop(key)
    server.ended(key)
    again = Server(tmp_path)
    assert again.batches.of(key) is not None
    with pytest.raises(VisitOver):
        again.batches.go_on(key)
    again.arrive(key)
    other = again.arrive()
    assert again.batches.of(other) is None
    again.batches.go_on(other)
    run = again.batches.of(key)
    assert run is not None
    assert (run.name, run.total, run.done, run.running, run.stopped) == ("q.csv", 3, 1, False, True)
    again.batches.go_on(key)
    assert again.ended(key).done == 3
    assert again.assistant.asked == [("Who won?", (), (FIRST,)), ("What about a mistake?", (), (FIRST,))]


def test_a_file_is_removed(server: Server):
    """With its answers; another takes its place."""
    key = server.arrive()
    server.batches.begin(key, "q.csv", QUESTIONS)
    server.ended(key)
    server.batches.begin(key, "other.txt", b"Who is Kirby?")
    assert server.ended(key).name == "other.txt"
    assert [row["question"] for row in server.batches.answers(key)] == ["Who is Kirby?"]
    server.batches.forget(key)
    assert server.batches.of(key) is None
    assert server.batches.answers(key) == []
    assert not list(server.gate.folder.rglob("questions*"))


def test_the_newest_leads_if_that_is_wished(tmp_path: Path):
    """As where a question is asked by hand, also when another server goes on with the file."""
    question = GALLERY["disagreement"].question
    for newest, value in ((False, "241 people"), (True, "About 260 people")):
        server = Server(tmp_path / str(newest), answers=asked_for, articles=ARTICLES)
        key = server.arrive()
        server.batches.begin(key, "q.txt", question.encode(), newest=newest)
        server.ended(key)
        assert [row["text"] for row in server.batches.answers(key)] == [value]


@pytest.mark.parametrize("key", ["", "..", "../../etc", "x" * 22])
def test_a_key_that_is_none_does_nothing(server: Server, key: str):
    """An invalid key does nothing, and leads to no folder."""
    with pytest.raises(VisitOver):
        server.batches.begin(key, "q.csv", QUESTIONS)
    with pytest.raises(VisitOver):
        server.batches.go_on(key)
    server.batches.stop(key)
    server.batches.forget(key)
    assert server.batches.of(key) is None
    assert server.batches.answers(key) == []
    assert server.batches.written(key, ".csv") is None
    assert not list(server.gate.folder.iterdir())


def test_a_file_that_is_gone_ends_its_run(server: Server):
    """With a reason, and nobody waits for it."""
    key = server.arrive()
    server.batches.begin(key, "a.csv", QUESTIONS)
    server.ended(key)
    place = server.visits.uploads.place(key)
    assert place is not None
    (place / "batch" / "questions.csv").unlink()
    server.batches.go_on(key)
    assert "choose it again" in server.ended(key).problem


@pytest.mark.parametrize("what", ["mkdir", "write_whole", "write_rows", "answered"])
def test_no_fault_of_the_disk_tells_where_the_server_keeps_a_file(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
):
    """The visitor is told what went wrong, by the name that they know."""
    key = server.arrive()
    if what in ("write_rows", "answered"):
        server.batches.begin(key, "a.csv", QUESTIONS)
        server.ended(key)

    def full(path: Path, *_: object, **__: object) -> None:
        raise BatchError(f"{path} cannot be written: {OSError(28, 'No space left on device', f'{path}.new')}")

    def denied(path: Path, *_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    if what == "mkdir":
        place = server.visits.uploads.made(key)
        monkeypatch.setattr(Path, "mkdir", lambda path, **rest: denied(path))
        assert place is not None
    else:
        monkeypatch.setattr(ui.service.batches, what, denied if what == "write_whole" else full)
    calls = {
        "write_rows": lambda: server.batches.written(key, ".csv"),
        "answered": lambda: server.batches.answers(key),
    }
    with pytest.raises(BatchError, match="No space left on device") as raised:
        calls.get(what, lambda: server.batches.begin(key, "a.csv", QUESTIONS))()
    assert str(tmp_path) not in str(raised.value)


@pytest.mark.parametrize("kind", [".csv", ".tsv"])
def test_no_answer_is_run_by_a_spreadsheet(tmp_path: Path, kind: str):
    """What begins as a formula does gets a mark before it: a question as well as a quote, and a name of an article."""
    article = make_article('=HYPERLINK("https://evil.example") revealed the secret.', "a.txt", title="+1 for all")
    server = Server(tmp_path, articles=[article])
    key = server.arrive()
    data = b"question,id\n\"=cmd|' /C calc'!A0 secret?\",@SUM(1)\n-2+3 secret?,7\n"
    server.batches.begin(key, "a.csv", data)
    assert server.ended(key).problem == ""
    written = server.batches.written(key, kind)
    assert written is not None
    cells = [cell for row in csv.reader(io.StringIO(written.decode()), delimiter=",\t"[kind == ".tsv"]) for cell in row]
    assert "'=cmd|' /C calc'!A0 secret?" in cells
    assert "'@SUM(1)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
