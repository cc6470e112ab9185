"""The embedder's comparison, with embedders whose vectors are set by hand."""

from __future__ import annotations

import json

import numpy as np
import pytest
from typer.testing import CliRunner

import eval.bench.embedding
from eval.bench.embedding import app, compare
from eval.squad import SquadAnswer, SquadQuestion
from index.errors import EmbedderError


class _ByHand:
    """Places a text on the circle, at the degrees that it begins with, and turns what is asked."""

    def __init__(self, name, turned):
        self.name = name
        self.embedded = []
        self._turned = turned

    def embed(self, texts):
        self.embedded.append(tuple(texts))
        angles = [np.deg2rad(float(t.split()[0]) + self._turned * t.endswith("?")) for t in texts]
        return np.array([[np.cos(a), np.sin(a)] for a in angles], dtype=np.float32)


def _question(number, context):
    answer = SquadAnswer(text=context.split()[0], start=0)
    return SquadQuestion(
        id=str(number), title="", context=context, question=f"{context.split()[0]} degrees?", answers=(answer,)
    )


_QUESTIONS = [_question(number, f"{30 * number} degrees.") for number in range(12)]


def test_recall_and_cosines():
    """One puts each question by its own context; the other turns questions by 40 degrees, to the second nearest."""
    exact, turned = _ByHand("exact", 0), _ByHand("turned", 40)
    compared = compare(_QUESTIONS, (exact, turned), texts=4, repeats=2)
    assert {name: round(f.value, 3) for name, f in compared.recall["exact"].items()} == {"R@1": 1, "R@5": 1, "R@10": 1}
    assert {name: round(f.value, 3) for name, f in compared.recall["turned"].items()} == {"R@1": 0, "R@5": 1, "R@10": 1}
    assert compared.recall["turned"]["R@1"].n == 12
    assert compared.cosines == pytest.approx(((1 + np.cos(np.deg2rad(40))) / 2, np.cos(np.deg2rad(40))), abs=1e-6)


def test_texts_are_drawn_evenly_and_embedded_in_turns():
    """After a warm up each; both embed the same."""
    exact, turned = _ByHand("exact", 0), _ByHand("turned", 40)
    compared = compare(_QUESTIONS, (exact, turned), texts=4, repeats=2)
    drawn = ("0 degrees.", "90 degrees.", "180 degrees.", "270 degrees.")
    assert exact.embedded == turned.embedded
    assert exact.embedded[:3] == [drawn] * 3
    assert [t.median_ms.n for t in compared.timings["contexts"]] == [2, 2]
    assert compared.faster["questions"].n == 2


def test_the_command_prints_and_saves(tmp_path, monkeypatch):
    """What was compared, on what processor; a model that cannot be loaded is told without a traceback."""
    rows = [
        {"id": q.id, "title": "", "context": q.context, "question": q.question, "is_impossible": False}
        | {"answers": [{"text": a.text, "start": a.start} for a in q.answers]}
        for q in _QUESTIONS
    ]
    (tmp_path / "squad.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    monkeypatch.setattr(eval.bench.embedding, "load_embedder", lambda *name: _ByHand("/".join(("a", *name)), 0))
    arguments = ["--squad", str(tmp_path / "squad.jsonl"), "--repeats", "1", "--out", str(tmp_path)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert "(n = 12)" in result.output
    saved = json.loads((tmp_path / "bench-embedding.json").read_text("utf-8"))
    assert saved["inputs"]["questions"] == 12

    def fail(*_):
        raise EmbedderError("no such model")

    monkeypatch.setattr(eval.bench.embedding, "load_embedder", fail)
    result = CliRunner().invoke(app, arguments)
    assert (result.exit_code, "no such model" in result.output) == (2, True)
