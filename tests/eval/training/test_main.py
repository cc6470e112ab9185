"""`python -m eval.training`."""

from __future__ import annotations

import re

import pytest
import torch
from typer.testing import CliRunner

from eval.training.__main__ import app
from qa.reading.readers import load_reader
from tests.eval.training.factories import make_examples, write_lines
from tests.qa.tiny import save_reader


@pytest.fixture(autouse=True)
def _one_thread():
    """Tiny networks are slower on several threads."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def _train(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_help():
    """It names its options."""
    result = _train("--help")
    assert result.exit_code == 0
    for option in ("--data", "--base", "--out", "--resume"):
        assert option in re.sub(r"\x1b\[[\d;]*m", "", result.output)


def test_it_trains_a_reader_that_loads(tmp_path):
    """From a base and questions to a folder that `--reader` takes; taken up again, it is done at once."""
    data, base = write_lines(tmp_path / "news.jsonl", make_examples()), save_reader(tmp_path / "base")
    options = ("--data", f"{data}=0.9", "--base", base, "--out", tmp_path / "out")
    options += ("--examples", 16, "--tokens", 64, "--validation", 2, "--batch-size", 8)
    result = _train(*options, "--mixture", "near_miss=0", "--mixture", "typed=0.5")
    assert result.exit_code == 0, result.output
    assert "'near_miss': 0.0, 'typed': 0.5" in " ".join(result.stderr.split())
    assert "held out: EM" in result.stderr
    assert load_reader(str(tmp_path / "out" / "reader")).folder == tmp_path / "out" / "reader"
    assert _train(*options, "--resume").exit_code == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (["{news}=2"], "a share is a number from 0 to 1"),
        (["{news}=0"], "a share of 0 draws nothing"),
        (["{news}=half"], "a share is a number from 0 to 1"),
        (["{news}", "{news}"], "another file is called news too"),
        (["{news}.gone"], "there is no such file"),
    ],
)
def test_errors_are_said_plainly(tmp_path, data, said):
    """A wrong share, two files of one name or a missing one: one line, status 2."""
    news = write_lines(tmp_path / "news.jsonl", make_examples())
    given = [part for entry in data for part in ("--data", entry.format(news=news))]
    result = _train(*given, "--base", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


@pytest.mark.parametrize("entry", ["near_misses=0.1", "typed=2", "typed", "typed=often", "typed=nan", "repeats=1"])
def test_a_wrong_mixture_is_said(tmp_path, entry):
    """An unknown variant, or a share that is none: one line that names those there are."""
    result = _train("--data", tmp_path, "--base", tmp_path, "--out", tmp_path / "out", "--mixture", entry)
    assert result.exit_code == 2
    said = " ".join(result.stderr.split())
    assert "name one of negative, near_miss, typed," in said or f"{entry}: a share is a number" in said


def test_nothing_left_to_train_on_is_said(tmp_path):
    """Where every question is held out."""
    news = write_lines(tmp_path / "news.jsonl", make_examples())
    result = _train("--data", news, "--base", tmp_path, "--out", tmp_path / "out", "--validation", 99)
    assert result.exit_code == 2
    assert "none are left" in " ".join(result.stderr.split())
