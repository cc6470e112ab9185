"""What the rules over spans take away from questions with an answer."""

from __future__ import annotations

import pickle

from typer.testing import CliRunner

from eval.batches import Batch, ReadQuestion
from eval.rules import app, changes_in
from index.types import Passage
from qa.types import Reading, Span
from tests.factories import make_article, make_chunk

_TEXT = "Bo Lund, 60, met Ada Roe, who is 58. The inn has ten rooms."


def _asked(question, best, second, golds):
    spans = tuple(
        Span(_TEXT.index(quote), _TEXT.index(quote) + len(quote), score)
        for quote, score in ((best, 5.0), (second, 4.0))
    )
    passage = Passage(chunk=make_chunk(_TEXT), score=1.0, rank=1)
    reading = Reading(passage=passage, spans=spans, null_score=0.0)
    return ReadQuestion(question=question, golds=golds, readings=(reading,), article="a.txt")


def _batch(*asked):
    return Batch(name="ages", asked=asked, articles={"a.txt": make_article(_TEXT)})


def test_a_right_span_that_a_rule_leaves_out_is_named():
    """The rule of ages prefers 58 for Ada Roe: worse if 60 was right, better if 58 was."""
    worse = _asked("How old is Ada Roe?", "60", "58", ("60",))
    better = _asked("How old is Ada Roe?", "60", "58", ("58",))
    same = _asked("How many rooms has the inn?", "ten", "58", ("ten",))
    found = list(changes_in(_batch(worse, better, same)))
    assert [(each.worse, each.before, each.after, each.rule) for each in found] == [
        (True, "60", "58", "without_others_ages"),
        (False, "60", "58", "without_others_ages"),
    ]


def test_the_command_counts_them(tmp_path):
    """Of the questions that have an answer, in each file."""
    asked = (
        _asked("How old is Ada Roe?", "60", "58", ("60",)),
        _asked("How many rooms has the inn?", "ten", "58", ("ten",)),
        _asked("Who owns the inn?", "ten", "58", ()),
    )
    (tmp_path / "ages.pickle").write_bytes(pickle.dumps((_batch(*asked),)))
    result = CliRunner().invoke(app, [str(tmp_path), "--out", str(tmp_path)], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    assert "worse, without_others_ages: How old is Ada Roe?" in result.stdout
    assert "0.500 (n = 2)" in result.stdout
    assert (tmp_path / "rules.json").is_file()


def test_a_folder_without_readings_is_an_error(tmp_path):
    """With the command that makes them."""
    result = CliRunner().invoke(app, [str(tmp_path)])
    assert result.exit_code == 2
    assert "eval.calibrate --readings" in result.output
