"""Questions written again as people in a hurry type them."""

from __future__ import annotations

import json
from random import Random

import pytest
from typer.testing import CliRunner

from eval.retyped import app, slip, small, unhyphenated
from eval.squad import load_squad

_LINE = {
    "id": "1",
    "title": "",
    "context": "The non-stop service from Karlstadt began in 1921.",
    "question": "When did the non-stop service from Karlstadt begin?",
    "answers": [{"text": "1921", "start": 45}],
    "is_impossible": False,
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "questions.jsonl"
    other = _LINE | {"id": "2", "question": "When was it?"}
    path.write_text("".join(json.dumps(row) + "\n" for row in (_LINE, other)), "utf-8")
    return path


@pytest.mark.parametrize("seed", range(40))
def test_a_slip_changes_a_letter_or_two_of_a_long_word(file, seed):
    """One word is another, by a letter at most; short questions stay."""
    question, short = load_squad(file)
    written = slip(question, Random(seed))
    words, asked = written.split(), question.question.split()
    changed = [(one, other) for one, other in zip(words, asked, strict=True) if one != other]
    assert len(changed) <= 1  # a letter may be replaced by itself
    assert all(len(other.strip("?")) >= 6 and abs(len(one) - len(other)) <= 1 for one, other in changed)
    assert all(one[0] == other[0] for one, other in changed)
    assert slip(short, Random(seed)) is None


def test_a_hyphen_is_left_out(file):
    """A hyphenated word of the context loses its hyphen."""
    question, other = load_squad(file)
    assert unhyphenated(question, Random(0)) == "When did the nonstop service from Karlstadt begin?"
    assert unhyphenated(other, Random(0)) is None


def test_small_letters(file):
    """Capitals and the question mark are gone."""
    question, _ = load_squad(file)
    assert small(question, Random(0)) == "when did the non-stop service from karlstadt begin"


def test_two_files_of_the_same_questions(file, tmp_path):
    """Both files can be scored, and have the same ids and answers."""
    result = CliRunner().invoke(app, [str(file), str(tmp_path / "out"), "--change", "hyphen"])
    assert result.exit_code == 0, result.output
    [asked], [changed] = (load_squad(tmp_path / "out" / name) for name in ("asked.jsonl", "hyphen.jsonl"))
    assert (asked.id, asked.answers, asked.context) == (changed.id, changed.answers, changed.context)
    assert asked.question == _LINE["question"] != changed.question


def test_a_file_that_cannot_be_read(tmp_path):
    """The message names it."""
    result = CliRunner().invoke(app, [str(tmp_path / "none.jsonl"), str(tmp_path)])
    assert result.exit_code == 2
