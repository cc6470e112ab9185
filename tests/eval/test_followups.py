from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from eval.conversations import load_turns
from eval.errors import GoldError
from eval.followups import WAYS, app, bent, half, measure

_TALK = [
    ("Who was Ann Lee?", "Who was Ann Lee?", "a singer of folk songs"),
    ("When was she born?", "When was Ann Lee born?", "in the spring of 1961"),
    ("Where?", "Where was Ann Lee born?", "I don't know."),
]


def _rows(conversation="c1", title="Ann Lee", talk=_TALK):
    history = [title, "Life"]
    for number, (question, rewrite, answer) in enumerate(talk, start=1):
        yield {
            "QuAC_dialog_id": conversation,
            "Question_no": number,
            "History": list(history),
            "Question": question,
            "Rewrite": rewrite,
        }
        history += [question, answer]


def _file(tmp_path, rows):
    path = tmp_path / "talks.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_turns_know_what_was_said_before_and_their_answer(tmp_path):
    """The first question opens; a later one's answer comes from the next line, and the last one's is not known."""
    second, third = load_turns(_file(tmp_path, _rows()))
    assert (second.history, second.question, second.answer) == (
        ("Who was Ann Lee?",),
        "When was she born?",
        "in the spring of 1961",
    )
    assert third.history == ("Who was Ann Lee?", "When was she born?")
    assert third.answer is None
    assert third.answer_to("When was she born?") == "in the spring of 1961"
    assert third.answer_to("Who else?") is None


def test_not_knowing_is_no_answer(tmp_path):
    """CANARD's "I don't know." is None."""
    talk = [*_TALK, ("Why?", "Why was Ann Lee born?", "x")]
    assert load_turns(_file(tmp_path, _rows(talk=talk)))[1].answer is None


@pytest.mark.parametrize("rows", [[], list(_rows())[1:], [{"Question": "Who?"}], list(_rows())[:1]])
def test_other_files_are_refused(tmp_path, rows):
    """No follow-ups, a conversation without its beginning, or other lines raise."""
    with pytest.raises(GoldError):
        load_turns(_file(tmp_path, rows))


def test_figures_by_hand(tmp_path):
    """Word F1 against the rewrite and the rank of the answer, of three ways to ask."""
    talk = [*_TALK[:2], ("What did she sing?", "What did Ann Lee sing?", "hymns")]
    other = [
        ("Who was Bob Hill?", "Who was Bob Hill?", "a baker"),
        ("When was he born?", "When was Bob Hill born?", "in the winter"),
        ("Why?", "Why?", "x"),
    ]
    rows = [*_rows(talk=talk), *_rows("c2", "Bob Hill", other)]
    turns = [turn for turn in load_turns(_file(tmp_path, rows)) if turn.question.startswith("When")]
    alone, rules, person = (measure(turns, WAYS[way]) for way in ("the question alone", "rules", "a person"))
    assert alone["word F1"].value == pytest.approx(2 * 3 / (4 + 5))  # when, was, born of "when was she born"
    assert (alone["recall@1"].value, alone["recall@1"].n) == (0.0, 2)
    assert rules["word F1"].value == person["word F1"].value == 1.0
    assert rules["MRR"].value == rules["recall@10"].value == 1.0


def test_halves_share_no_conversation(tmp_path):
    """Every other conversation is for tuning, the others for the report."""
    turns = load_turns(_file(tmp_path, [row for name in "abc" for row in _rows(name)]))
    assert {turn.conversation for turn in half(turns, "tune")} == {"a", "c"}
    assert {turn.conversation for turn in half(turns, "report")} == {"b"}
    assert half(turns, "all") == turns


def test_a_changed_question_is_listed():
    """Only the question that leans on the one before it is given, with what was understood."""
    assert bent(["Who was Ann Lee?", "When was Bob Hill born?", "When was she born?"]) == [
        ("When was she born?", "When was Bob Hill born?")
    ]


def test_the_command_prints_and_saves(tmp_path):
    """Each way of asking is a row; the figures are saved; a missing file is one clear line and status 2."""
    path = _file(tmp_path, _rows())
    result = CliRunner().invoke(app, ["--canard", str(path), "--half", "tune", "--out", str(tmp_path / "results")])
    assert result.exit_code == 0, result.output
    saved = json.loads((tmp_path / "results" / "followups.json").read_text("utf-8"))
    assert saved["canard"]["ways"]["a person"]["word F1"]["value"] == 1.0
    missing = CliRunner().invoke(app, ["--canard", str(tmp_path / "nowhere")])
    assert (missing.exit_code, "nowhere" in missing.output) == (2, True)


@pytest.mark.parametrize("arguments", [[], ["--canard", "x", "--half", "some"]])
def test_a_wrong_command_line_is_said(arguments):
    """Nothing to measure, or a half that is none, is a usage error and no traceback."""
    assert CliRunner().invoke(app, arguments).exit_code == 2
