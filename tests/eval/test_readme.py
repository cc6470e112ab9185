"""What the README of scoring shows works."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.gold import load_gold
from eval.predictions import load_predictions
from eval.report import plots
from eval.stages import MEANINGS
from index.articles import read_articles
from tests.eval.fakes import FakeAssistant

_ROOT = Path(__file__).parent.parent.parent
_README = (_ROOT / "eval/README.md").read_text("utf-8")
_STARTED = ("eval.bench.answering", "eval.bench.fresh", "eval.peers.worker")  # no commands


def test_python_example(tmp_path, monkeypatch):
    """The Python example runs as it stands, with any answerer."""
    monkeypatch.setattr(plots, "plots", lambda curves: ())
    for name in ("seeds", "eval/gold"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(_ROOT / name)
    monkeypatch.chdir(tmp_path)
    articles = read_articles(_ROOT / "seeds").articles
    (code,) = re.findall(r"```python\n(.*?)```", _README, flags=re.DOTALL)
    exec(compile(code, "eval/README.md", "exec"), {"answerer": FakeAssistant(articles, {})})
    assert json.loads((tmp_path / "eval/results/mine.json").read_text())["versions"]["reader"] == "fake"
    assert (tmp_path / "eval/results/mine.html").exists()


def test_predictions_example(tmp_path):
    """Both forms of predictions are read, and say the same; the ids and the place are those of the gold file."""
    (rows,) = re.findall(r"```json\n(.*?)```", _README, flags=re.DOTALL)
    (whole,) = re.findall(r"one JSON object, `(.*?)`", _README)
    found = []
    for text in (rows, whole):
        (tmp_path / "p").write_text(text, "utf-8")
        found.append(load_predictions(tmp_path / "p"))
    texts = [{name: prediction.text for name, prediction in each.items()} for each in found]
    assert texts[0] == texts[1]
    gold = {question.id: question for question in load_gold(_ROOT / "eval/gold/seeds.jsonl")}
    assert texts[0].keys() <= gold.keys()
    place = found[0]["fact-001"].place
    assert (place.article, place.start, place.end) in [(a.article, a.start, a.end) for a in gold["fact-001"].answers]


def test_stages_are_explained():
    """The table of stages is that of the code."""
    for stage, meaning in MEANINGS.items():
        assert f"| {stage} | {meaning} |" in _README


def _commands():
    """Return every module of scoring that can be run."""
    files = (path for path in (_ROOT / "eval").rglob("*.py") if '__name__ == "__main__"' in path.read_text("utf-8"))
    modules = (".".join(path.relative_to(_ROOT).with_suffix("").parts) for path in files)
    return sorted(module.removesuffix(".__main__") for module in modules)


@pytest.mark.parametrize("module", _commands())
def test_every_command_is_shown(module):
    """Whatever can be run is in the README, or is started by a command that is."""
    assert module in _STARTED or f"python -m {module}" in _README


@pytest.mark.parametrize(
    ("command", "option"), sorted(set(re.findall(r"python -m (eval(?:\.\w+)+)[^\n]*? (--[a-z-]+)", _README)))
)
def test_every_option_shown_is_one(command, option):
    """Commands and options of the README are those of the code."""
    app = importlib.import_module(
        command if (_ROOT / f"{command.replace('.', '/')}.py").exists() else f"{command}.__main__"
    ).app
    assert option in CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200", "NO_COLOR": "1"}).output
