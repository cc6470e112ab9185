"""How often verdicts are right, on questions made from questions with answers."""

from __future__ import annotations

import json
from collections import Counter
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from eval.made_questions import made_from
from eval.squad import SquadAnswer, SquadQuestion
from eval.verdicts import app, calibration_error, decide, rate, rates
from qa.kinds.yes_no.judgements import CONFIDENCES, UNCLEAR, Judgement

_TEXT = "The mill at Oro was built by Ann Lund in 1836. It burned in 1850, and Ben Roe sold it."
_SAID, _NEGATED = Judgement("yes", "said"), Judgement("no", "negated")


def _asked(question, answer, text=_TEXT):
    answers = (SquadAnswer(answer, text.index(answer)),)
    return SquadQuestion(id="a", title="", context=text, question=question, answers=answers)


def test_a_question_is_made_with_its_answer_and_with_other_values_of_the_text():
    """The year of the answer makes what is said, another year what is not, and a "not" in the text what is denied."""
    made = list(made_from(_asked("When was the mill built?", "1836")))
    assert [(each.label, each.question) for each in made[:3]] == [
        ("said", "Was the mill built in 1836?"),
        ("not said", "Was the mill built in 1850?"),
        ("denied", "Was the mill built in 1836?"),
    ]
    assert made[2].text == _TEXT.replace("was built", "was not built")


@pytest.mark.parametrize(
    ("question", "answer", "made"),
    [
        ("Who sold the mill?", "Ben Roe", "Did Ben Roe sell the mill?"),
        ("Where was the mill built?", "Oro", "Was the mill built in Oro?"),
        ("What did Ann Lund build?", "The mill", "Did Ann Lund build The mill?"),
        ("Who sold it?", "Ben Roe", None),
        ("Why was the mill sold?", "It burned", None),
    ],
)
def test_only_questions_of_some_forms_are_made(question, answer, made):
    """A pronoun, or a form that is not known, makes nothing."""
    assert next((each.question for each in made_from(_asked(question, answer))), None) == made


def test_what_is_said_is_affirmed_and_what_is_denied_is_not():
    """The three questions of one year, decided over their texts."""
    verdicts = [decide(each).verdict for each in made_from(_asked("When was the mill at Oro built?", "1836"))]
    assert verdicts[:3] == ["yes", "no", "no"]


def test_a_file_with_verdicts_is_asked_with_the_reader(tmp_path, monkeypatch):
    """Its yes/no questions alone, each of its own text; a verdict on what the text leaves open counts as given."""
    verdicts = {
        "Was it sold?": "yes",
        "Was it built by Ben Roe?": "yes",
        "Is it red?": "yes",
        "Did it flood?": "unclear",
    }
    wanted = {"Was it sold?": "yes", "Was it built by Ben Roe?": "no", "Is it red?": "unclear", "Did it flood?": "no"}
    rows = [
        {"id": str(at), "context": _TEXT, "question": question, "verdict": verdict}
        | {"answers": [] if verdict == "unclear" else [{"text": "Oro", "start": _TEXT.index("Oro")}]}
        | {"is_impossible": verdict == "unclear"}
        for at, (question, verdict) in enumerate(wanted.items())
    ]
    plain = {"id": "p", "context": _TEXT, "question": "Who built it?", "answers": [{"text": "Ann Lund", "start": 29}]}
    file = tmp_path / "written.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in [*rows, plain]), "utf-8")
    assistant = SimpleNamespace(ask=lambda question, articles: SimpleNamespace(verdict=verdicts[question]))
    monkeypatch.setattr("eval.tasks.open_articles", lambda articles, reader, passages: assistant)
    result = CliRunner().invoke(app, ["--read", str(file), "--wrong", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    saved = json.loads((tmp_path / "verdicts.json").read_text("utf-8"))
    assert saved["read"] == {"asked": 4, "decidable": 3, "given": 3, "right": 1}
    assert "1: yes, not no: Was it built by Ben Roe?" in result.output
    assert "2: yes, not unclear: Is it red?" in result.output


def test_right_and_wrong_questions_count_the_same():
    """4 of 10 that are said and 1 of 50 that is not: 0.4 / (0.4 + 0.02); a verdict never given is never right."""
    counts = Counter({("said", _SAID): 4, ("said", UNCLEAR): 6, ("not said", _SAID): 1, ("not said", UNCLEAR): 49})
    assert rate(counts, _SAID) == pytest.approx(0.4 / 0.42)
    assert rate(counts, _NEGATED) == 0.0
    (given,) = rates(counts)
    assert (given.verdict, given.way, given.n, given.confidence) == ("yes", "said", 5, CONFIDENCES["said"])
    assert calibration_error([given]) == pytest.approx(abs(0.4 / 0.42 - CONFIDENCES["said"]))
    assert calibration_error([]) is None


def test_the_command_prints_and_saves_the_rates(tmp_path):
    """One line a way of reaching a verdict, and what was asked."""
    row = {"id": "a", "title": "", "context": _TEXT, "question": "When was the mill at Oro built?"}
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps(row | {"answers": [{"text": "1836", "start": _TEXT.index("1836")}]}) + "\n", "utf-8")
    result = CliRunner().invoke(app, ["--squad", str(file), "--wrong", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    saved = json.loads((tmp_path / "verdicts.json").read_text("utf-8"))
    assert {(each["verdict"], each["way"]) for each in saved["rates"]} >= {("yes", "said"), ("no", "negated")}
    assert saved["asked"]["said"] == 1
