"""What the README of scoring shows works."""

from __future__ import annotations

import json
import re
from pathlib import Path

from eval.gold import load_gold
from eval.predictions import load_predictions
from eval.report import plots
from eval.stages import MEANINGS
from index.articles import read_articles
from tests.eval.fakes import FakeAssistant

_ROOT = Path(__file__).parent.parent.parent
_README = (_ROOT / "eval/README.md").read_text("utf-8")


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
