"""Files of questions: answered, interrupted, and resumed."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from index.errors import ScopeError
from index.types import Scope
from qa.batch import BatchCounts, answer_file, answered, would_replace
from qa.batch_files import read_rows
from qa.errors import BatchError
from tests.ui.fakes import FakeAssistant, make_answer

_QUESTIONS = ["How many shells?", "Who won?", "Would it be a mistake?"]


class _Counted:
    """Answers as the page's stand-in does, and stops at a given question."""

    def __init__(self, breaks_at=None):
        self.asked = []
        self._breaks_at = breaks_at
        self._fake = FakeAssistant()

    def ask(self, question, *, scope=None, newest=False):
        if question == self._breaks_at:
            raise KeyboardInterrupt
        self.asked.append((question, scope))
        if scope is not None and scope.folder == "nowhere":
            raise ScopeError("there is no folder 'nowhere'")
        return self._fake.ask(question, scope=None)


def _csv(path, rows, head="question"):
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def _read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_holds_what_json_holds(tmp_path):
    """A row has the id and every field of an answer, nested ones as JSON."""
    file, out = _csv(tmp_path / "q.csv", ["7,How many shells?"], "ID,Question"), tmp_path / "a.csv"
    assert answer_file(_Counted(), file, out) == BatchCounts(answered=1, failed=0)
    (row,) = _read(out)
    answer = FakeAssistant().ask("How many shells?").to_dict()
    assert list(row) == ["id", *answer]
    assert (row["id"], row["text"], json.loads(row["citations"])) == ("7", answer["text"], answer["citations"])


def test_a_run_that_was_broken_off_goes_on(tmp_path):
    """Whole rows are saved at once; the same run asks only the rest, and leaves no other files."""
    file, out = _csv(tmp_path / "q.csv", _QUESTIONS), tmp_path / "a.csv"
    first = _Counted(breaks_at="Who won?")
    with pytest.raises(KeyboardInterrupt):
        answer_file(first, file, out)
    assert [row["question"] for row in _read(out)] == _QUESTIONS[:1]
    kept = tmp_path / "a.csv.partial"
    kept.write_text(kept.read_text("utf-8") + '{"question": "cut o', encoding="utf-8")
    second, told = _Counted(), []
    answer_file(second, file, out, progress=lambda *step: told.append(step[1:]))
    assert [question for question, _ in second.asked] == _QUESTIONS[1:]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert [row["question"] for row in _read(out)] == _QUESTIONS
    assert not kept.exists()


def test_only_a_complete_file_would_be_replaced(tmp_path):
    """One that is not there yet, or of an interrupted run, loses nothing."""
    file, out = _csv(tmp_path / "q.csv", _QUESTIONS), tmp_path / "a.csv"
    assert not would_replace(out)
    with pytest.raises(KeyboardInterrupt):
        answer_file(_Counted(breaks_at="Who won?"), file, out)
    assert (out.exists(), would_replace(out)) == (True, False)
    answer_file(_Counted(), file, out)
    assert would_replace(out)
    assert not would_replace(tmp_path / ("x" * 999))


def test_what_is_answered_so_far_can_be_read(tmp_path):
    """Answers so far can be read before, during, and after a run, and after an interruption."""
    file, out, seen = tmp_path / "q.txt", tmp_path / "a.jsonl", []
    file.write_text("\n".join(_QUESTIONS), encoding="utf-8")
    assert answered(out) == []
    with pytest.raises(KeyboardInterrupt):
        answer_file(_Counted(breaks_at="Who won?"), file, out)
    assert [row["question"] for row in answered(out)] == _QUESTIONS[:1]
    answer_file(_Counted(), file, out, progress=lambda stage, done, total: seen.append(len(answered(out)) == done))
    assert [row["question"] for row in answered(out)] == _QUESTIONS
    assert seen == [True, True, True]
    out.write_text("no JSON", encoding="utf-8")
    with pytest.raises(BatchError, match="cannot be read"):
        answered(out)


def test_a_run_over_chosen_articles_goes_on(tmp_path):
    """A run over a set of articles resumes, in whatever order another process has the set."""
    file, out = _csv(tmp_path / "q.csv", _QUESTIONS), tmp_path / "a.csv"
    ids = [f"{number}.txt" for number in range(50)]
    with pytest.raises(KeyboardInterrupt):
        answer_file(_Counted(breaks_at="Who won?"), file, out, scope=Scope(articles=frozenset(ids)))
    answer_file(_Counted(), file, out, scope=Scope(articles=frozenset(reversed(ids))))
    assert len(_read(out)) == 3


def test_other_questions_do_not_go_on_with_a_run(tmp_path):
    """Other questions or settings raise, since answers would be mixed."""
    file, out = _csv(tmp_path / "q.csv", _QUESTIONS), tmp_path / "a.csv"
    with pytest.raises(KeyboardInterrupt):
        answer_file(_Counted(breaks_at="Who won?"), file, out)
    with pytest.raises(BatchError, match="other questions or settings"):
        answer_file(_Counted(), file, out, settings="fast")
    _csv(file, ["Another?"])
    with pytest.raises(BatchError, match="other questions or settings"):
        answer_file(_Counted(), file, out)


@pytest.mark.parametrize("kept", ["{no JSON\n", "\xff"])
def test_a_damaged_partial_is_an_error_that_names_it(tmp_path, kept):
    """It says what to delete, and nothing is written over it."""
    file, out = _csv(tmp_path / "q.csv", _QUESTIONS), tmp_path / "a.csv"
    with pytest.raises(KeyboardInterrupt):
        answer_file(_Counted(breaks_at="Who won?"), file, out)
    partial = tmp_path / "a.csv.partial"
    damaged = partial.read_bytes() + kept.encode("latin-1")
    partial.write_bytes(damaged)
    with pytest.raises(BatchError, match=r"a\.csv\.partial cannot be .*: delete it"):
        answer_file(_Counted(), file, out)
    assert partial.read_bytes() == damaged


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path, monkeypatch):
    """Before the first question is asked, or as soon as an answer cannot be kept."""
    file, assistant = _csv(tmp_path / "q.csv", _QUESTIONS), _Counted()
    with pytest.raises(BatchError, match="nowhere.*No such file"):
        answer_file(assistant, file, tmp_path / "nowhere" / "a.csv")
    assert assistant.asked == []
    writes = Path.open

    def full(path, mode="r", *rest, **named):
        if mode == "a":
            raise OSError(28, "No space left on device", str(path))
        return writes(path, mode, *rest, **named)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(BatchError, match="No space left on device"):
        answer_file(assistant, file, tmp_path / "a.csv")


def test_columns_limit_a_row_and_an_error_is_a_row(tmp_path):
    """Each row has its own scope; a question that cannot be asked does not stop the others."""
    rows = ["How many shells?,2024-01-01,,a.txt;b.txt", "Who won?,,nowhere,"]
    file, out = _csv(tmp_path / "q.csv", rows, "question,since,folder,articles"), tmp_path / "a.jsonl"
    assistant = _Counted()
    assert answer_file(assistant, file, out) == BatchCounts(answered=1, failed=1)
    scope = assistant.asked[0][1]
    assert (scope.since, scope.articles) == ("2024-01-01", {"a.txt", "b.txt"})
    assert json.loads(out.read_text("utf-8").splitlines()[1]) == {
        "question": "Who won?",
        "error": "there is no folder 'nowhere'",
    }


def test_sheets_and_lines_are_read_and_written(tmp_path):
    """Without a column "question" the first column is used; a quote is never written as a formula."""
    book = Workbook()
    for row in (["What is asked"], ["How many shells?"], [None]):
        book.active.append(row)
    book.save(tmp_path / "q.xlsx")

    class Equals:
        def ask(self, question, *, scope=None, newest=False):
            return make_answer(question, understood_as="=1+1")

    answer_file(Equals(), tmp_path / "q.xlsx", tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    cells = {head.value: cell for head, cell in zip(*sheet.iter_rows(), strict=True)}
    assert (cells["question"].value, cells["understood_as"].value) == ("How many shells?", "=1+1")
    assert cells["understood_as"].data_type == "s"
    (tmp_path / "q.jsonl").write_text('{"question": "a\\u2028b", "id": 3}\n\n"Who?"\n', encoding="utf-8")
    answer_file(Equals(), tmp_path / "q.jsonl", tmp_path / "b.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "b.jsonl").read_text("utf-8").split("\n")[:-1]]
    assert [(line.get("id"), line["question"]) for line in lines] == [("3", "a\u2028b"), (None, "Who?")]


def test_a_sheet_is_read_in_a_process_of_its_own(tmp_path, monkeypatch):
    """A number format of brackets keeps openpyxl's patterns busy for long, while this process would do nothing."""
    book = Workbook()
    for row in (["question", "since"], ["How many shells?", date(2024, 6, 1)], [7.0, None]):
        book.active.append(row)
    book.active["A3"].number_format = "[" * 30_000
    book.save(tmp_path / "q.xlsx")
    rows = [{"question": "How many shells?", "since": "2024-06-01"}, {"question": "7", "since": ""}]
    assert read_rows(tmp_path / "q.xlsx") == rows
    with pytest.raises(BatchError, match="more than 1 questions"):
        read_rows(tmp_path / "q.xlsx", most=1)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(BatchError, match="the library that reads it crashed"):
        read_rows(tmp_path / "q.xlsx")


@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
@pytest.mark.parametrize("begins", [*"=+-@\t\r\n＝＋－＠"])
def test_a_spreadsheet_runs_no_cell_of_a_table(tmp_path, suffix, begins):
    """Neither a question, an id nor a quote; the exact words are in JSON, and inside the nested fields."""
    words = f"{begins}HYPERLINK(1)"

    class Quotes:
        def ask(self, question, *, scope=None, newest=False):
            return make_answer(question, understood_as=words)

    (tmp_path / "q.jsonl").write_text(json.dumps({"question": "-2+3?", "id": "@x"}), encoding="utf-8")
    answer_file(Quotes(), tmp_path / "q.jsonl", tmp_path / f"a{suffix}")
    with (tmp_path / f"a{suffix}").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file, delimiter="," if suffix == ".csv" else "\t")
    assert (row["id"], row["question"], row["understood_as"]) == ("'@x", "'-2+3?", f"'{words}")
    assert row["confidence"] == str(make_answer("Who?").confidence)
    answer_file(Quotes(), tmp_path / "q.jsonl", tmp_path / "a.jsonl")
    assert json.loads((tmp_path / "a.jsonl").read_text("utf-8"))["understood_as"] == words


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("q.csv", "question\n", "holds no question"),
        ("q.doc", "Who?\n", "expected one of .csv"),
        ("q.jsonl", "{no\n", "line 1, is not JSON"),
        ("q.jsonl", "3\n", "expected an object or a text"),
        ("q.xlsx", "no sheet", "cannot be read as XLSX"),
    ],
)
def test_a_file_that_holds_no_questions_is_refused(tmp_path, name, text, said):
    """The error says what was seen and expected, and no answers are written."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(BatchError, match=said):
        answer_file(_Counted(), tmp_path / name, tmp_path / "a.csv")
    assert not (tmp_path / "a.csv").exists()


def test_questions_are_not_overwritten(tmp_path):
    """Answers cannot be written over the questions."""
    file = _csv(tmp_path / "q.csv", _QUESTIONS)
    with pytest.raises(BatchError, match="is the file of questions"):
        answer_file(_Counted(), file, file)


def test_a_row_limits_in_addition_to_the_scope(tmp_path):
    """It asks neither other articles nor other days than the scope has, and another author is an error."""
    rows = ["a?,1990-01-01,2030-01-01,secret.txt;mine.txt,,", "b?,,,,Bo,", "c?,2025-01-01,,,ann,news/2024"]
    file, out = _csv(tmp_path / "q.csv", rows, "question,since,until,articles,author,folder"), tmp_path / "a.jsonl"
    scope = Scope(articles=frozenset({"mine.txt"}), since="2024-01-01", until="2024-12-31", author="Ann", folder="news")
    assistant = _Counted()
    answer_file(assistant, file, out, scope=scope)
    (_, first), (_, third) = assistant.asked
    assert (first.articles, first.since, first.until) == ({"mine.txt"}, "2024-01-01", "2024-12-31")
    assert (third.since, third.folder) == ("2025-01-01", "news/2024")
    assert "the row's author is 'Bo'" in json.loads(out.read_text("utf-8").splitlines()[1])["error"]


def test_a_text_with_an_unquoted_comma_is_refused(tmp_path):
    """No question is cut at a comma; the error says which row it is, and what to do."""
    for head, row in (
        ("question", "How many, and when?"),
        ("id,question", ",How many, and when?"),
        ("question,,", "a, b,"),
    ):
        file = _csv(tmp_path / "q.csv", ["Who won?", "", row], head)
        with pytest.raises(BatchError, match=r"q\.csv, row 4: .*quotation marks"):
            read_rows(file)
    file = _csv(tmp_path / "q.csv", ['"How many, and when?",,', "Who won?"])
    assert [row["question"] for row in read_rows(file)] == ["How many, and when?", "Who won?"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("id;question\n7;Who won, and when?\n", [{"id": "7", "question": "Who won, and when?"}]),
        ("id\tquestion\n7\tWho won?\n", [{"id": "7", "question": "Who won?"}]),
        ("sep=;\nid;question\n7;Who won?\n", [{"id": "7", "question": "Who won?"}]),
        ("question\nWho won; Ann or Bo?\nWho lost; Ann or Bo?\n", [{"question": "Who won; Ann or Bo?"}]),
    ],
)
def test_cells_are_separated_as_in_articles(tmp_path, text, rows):
    """A spreadsheet writes its country's separator; what no column name is separated by separates no question."""
    (tmp_path / "q.csv").write_text(text, encoding="utf-8")
    assert read_rows(tmp_path / "q.csv")[: len(rows)] == rows


def test_a_guess_at_an_encoding_asks_nothing(tmp_path):
    """A file in another encoding than UTF-8 is refused with what to do; one with a mark of its encoding is read."""
    questions = "question\nWer gewann die Würde, die Größe und für wen ist das schön?\n"
    (tmp_path / "q.csv").write_bytes(questions.replace(",", "").encode("cp1252"))
    with pytest.raises(BatchError, match="save it as UTF-8"):
        read_rows(tmp_path / "q.csv")
    (tmp_path / "q.tsv").write_bytes(questions.encode("utf-16"))
    assert read_rows(tmp_path / "q.tsv") == [{"question": questions.splitlines()[1]}]


def test_without_a_column_of_questions_the_first_other_one_is_asked(tmp_path):
    """Neither an id nor a column that limits a row; a file with nothing else holds no question."""
    file, assistant = _csv(tmp_path / "q.csv", ["7,a.txt,2024-01-01,Who won?"], "ID,articles,since,Asked"), _Counted()
    answer_file(assistant, file, tmp_path / "a.jsonl")
    assert [question for question, _ in assistant.asked] == ["Who won?"]
    for head, row in (("id", "7"), ("id,folder", "7,news"), ("id,question", "7,")):
        with pytest.raises(BatchError, match="holds no question"):
            answer_file(assistant, _csv(tmp_path / "q.csv", [row], head), tmp_path / "b.csv")


def test_a_sheet_says_what_it_cannot_hold(tmp_path):
    """Of a field that is too long whole items are left out, of a text the end; a notice in the row names both."""
    long = [make_answer(f"{number} {'x' * 9_000}?") for number in range(9)]

    class Long:
        def ask(self, question, *, scope=None, newest=False):
            parts = tuple(long) if question == "Long?" else ()
            words = "a\x01b" if question == "Odd?" else "y" * 40_000 if parts else question
            return make_answer(question, understood_as=words, parts=parts, notices=("A notice.",))

    file = _csv(tmp_path / "q.csv", ["Long?", "Odd?", "Short?", "z" * 40_000])
    answer_file(Long(), file, tmp_path / "a.xlsx")
    head, *rows = load_workbook(tmp_path / "a.xlsx").active.iter_rows(values_only=True)
    first, odd, short, asked = (dict(zip(head, row, strict=True)) for row in rows)
    whole = [part.to_dict() for part in long]
    parts = json.loads(first["parts"])
    assert 0 < len(parts) < len(whole)
    assert parts == json.loads(json.dumps(whole[: len(parts)]))
    assert len(first["understood_as"]) == 32_767
    told = "This sheet cannot hold all of understood_as, parts: .jsonl does."
    assert json.loads(first["notices"]) == [told, "A notice."]
    assert (odd["understood_as"], json.loads(odd["notices"])[0]) == ("a b", told.replace(", parts", ""))
    assert json.loads(short["notices"]) == ["A notice."]
    assert "all of question, understood_as:" in json.loads(asked["notices"])[0]
