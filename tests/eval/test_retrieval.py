"""Measuring the retriever by chunk size and fusion."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

import eval.retrieval
from eval.retrieval import app, articles_by_title, measure, reciprocal_rank_fusion
from eval.sizes import parse_sizes
from eval.squad import SquadAnswer, SquadQuestion
from tests.fakes import FakeEmbedder

_CONTEXTS = (
    "Kyiv has a hundred guns. Nobody counted them. They stand in a yard.",
    "Seoul holds 3.4 million shells. They are old. Some of them are in sheds.",
    "A report speaks of weather. It says no number at all. It is long.",
)


def _question(context, question, answer, title="News"):
    answers = (SquadAnswer(text=answer, start=context.index(answer)),) if answer else ()
    return SquadQuestion(
        id=question, title=title, context=context, question=question, answers=answers, impossible=not answer
    )


_QUESTIONS = (
    _question(_CONTEXTS[0], "How many guns has Kyiv?", "a hundred guns"),
    _question(_CONTEXTS[1], "How many shells does Seoul hold?", "3.4 million"),
    _question(_CONTEXTS[2], "Who?", "", title="Weather"),
)


def test_contexts_of_a_title_are_one_article():
    """Each context is known by its article and its offset there."""
    articles, places = articles_by_title(_QUESTIONS)
    assert [article.title for article in articles] == ["News", "Weather"]
    for context, (article_id, start) in places.items():
        text = next(article.text for article in articles if article.id == article_id)
        assert text[start : start + len(context)] == context


def test_every_setting_has_its_figures():
    """Two questions whose words stand beside their answers are found at once, on both sides, in each setting."""
    found = measure(_QUESTIONS, [(12, 4)], [0.4], FakeEmbedder())
    names = ("BM25", "dense", "reciprocal ranks", "convex 0.4")
    assert [row.setting for row in found] == [f"12/4{head} {n}" for head in ("", " + headline") for n in names]
    lexical = found[0].figures
    assert {name: (figure.value, figure.n) for name, figure in lexical.items()} == {
        name: (1.0, 2) for name in ("R@1", "R@3", "R@5", "R@10", "R@1000 words", "MRR")
    }
    assert (lexical["MRR"].low, lexical["MRR"].high) == (1.0, 1.0)


def test_an_answer_that_no_chunk_holds_is_a_miss():
    """Where the words of the question lead elsewhere, the figures fall."""
    lost = _question(_CONTEXTS[0], "What is said of the weather report?", "a yard")
    figures = measure([lost, *_QUESTIONS[2:]], [(6, 0)], [], FakeEmbedder())[0].figures
    assert (figures["R@1"].value, figures["R@1"].n) == (0.0, 1)


def test_reciprocal_ranks_by_hand():
    """1 / (60 + rank), added over both sides; ties by position."""
    assert reciprocal_rank_fusion([5, 2], [2, 7]) == [2, 5, 7]  # 1 / 62 + 1 / 61, 1 / 61, 1 / 62
    assert reciprocal_rank_fusion([5], [3]) == [3, 5]


def test_sizes_are_read():
    """Words, and how many of them neighbours share."""
    assert parse_sizes(["100/33", "80/0"]) == [(100, 33), (80, 0)]


@pytest.mark.parametrize("size", ["100", "100/", "33/100", "5/5", "0/0", "-5/2", "a/b"])
def test_another_size_is_a_usage_error(size, tmp_path):
    """It is said before anything is read."""
    result = CliRunner().invoke(app, ["--squad", str(tmp_path / "nowhere"), "--size", size])
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert "--size" in result.output


def test_the_command_prints_and_saves(tmp_path, monkeypatch):
    """Figures with their intervals go to a file that says what they were made of; only sampled questions count."""
    rows = [
        {"id": q.id, "title": q.title, "context": q.context, "question": q.question, "is_impossible": q.impossible}
        | {"answers": [{"text": a.text, "start": a.start} for a in q.answers]}
        for q in _QUESTIONS
    ]
    (tmp_path / "squad.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    monkeypatch.setattr(eval.retrieval, "load_embedder", FakeEmbedder)
    arguments = ["--squad", str(tmp_path / "squad.jsonl"), "--limit", "0", "--weight", "0.5", "--out", str(tmp_path)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    saved = json.loads((tmp_path / "retrieval.json").read_text("utf-8"))
    assert saved["inputs"]["squad"] == "squad.jsonl"
    assert saved["settings"][0]["setting"] == "100/33 BM25"
    assert saved["settings"][0]["figures"]["MRR"]["n"] == 2
