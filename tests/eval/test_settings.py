"""Choosing settings: what is found by chunk size and fusion, and what is answered the whole way through."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

import eval.settings
from eval.settings import app, articles_of, measure, parse_sizes, reciprocal_rank_fusion
from eval.squad import SquadAnswer, SquadQuestion
from tests.fakes import FakeEmbedder, FakeReader

_CONTEXTS = (
    "Kyiv has a hundred guns. Nobody counted them. They stand in a yard.",
    "Seoul holds 3.4 million shells. They are old. Some of them are in sheds.",
    "A report speaks of shells. It says no number at all. It is long.",
)


def _question(context, question, answer, title="News"):
    answers = (SquadAnswer(text=answer, start=context.index(answer)),) if answer else ()
    return SquadQuestion(
        id=question, title=title, context=context, question=question, answers=answers, impossible=not answer
    )


_QUESTIONS = (
    _question(_CONTEXTS[0], "How many guns has Kyiv?", "a hundred guns"),
    _question(_CONTEXTS[1], "How many shells does Seoul hold?", "3.4 million"),
    _question(_CONTEXTS[2], "Who?", "", title="Shells"),
)
_ASKED = _QUESTIONS[:2]


class _CountingReader(FakeReader):
    """Counts how often each passage is read."""

    def __init__(self, scores):
        super().__init__(scores)
        self.counts = []

    def read(self, question, passages):
        self.counts += [(question, passage.chunk.id) for passage in passages]
        return super().read(question, passages)


def _read(scores, *, sizes=((14, 4),), weights=(0.0, 0.4)):
    """Return the figures of reading 1 and 3 passages, by setting, and the reader."""
    reader = _CountingReader(scores)
    settings = measure(_ASKED, articles_of(_QUESTIONS, 1), sizes, weights, FakeEmbedder(), counts=(1, 3), reader=reader)
    return {name: figures for name, figures in settings if "read" in name}, reader


@pytest.mark.parametrize("joined", [None, 2])
def test_contexts_of_a_title_or_neighbours_are_one_article(joined):
    """Each context is known by its article and its offset there; the last article takes what is left."""
    articles, places = articles_of(_QUESTIONS, joined)
    assert [article.text for article in articles] == [f"{_CONTEXTS[0]}\n\n{_CONTEXTS[1]}", _CONTEXTS[2]]
    assert joined is not None or [article.title for article in articles] == ["News", "Shells"]
    for context, (article_id, start) in places.items():
        text = next(article.text for article in articles if article.id == article_id)
        assert text[start : start + len(context)] == context


def test_every_setting_has_its_figures():
    """Two questions whose words are beside their answers are found at once, on both sides, in each setting."""
    found = dict(measure(_ASKED, articles_of(_QUESTIONS), [(12, 4)], [0.4], FakeEmbedder()))
    names = ("BM25", "dense", "reciprocal ranks", "convex 0.4")
    assert list(found) == [f"12/4{head} {name}" for head in ("", " + headline") for name in names]
    lexical = found["12/4 BM25"]
    assert {name: (figure.value, figure.n) for name, figure in lexical.items()} == {
        name: (1.0, 2) for name in ("R@1", "R@3", "R@5", "R@10", "R@1000 words", "MRR")
    }
    assert (lexical["MRR"].low, lexical["MRR"].high) == (1.0, 1.0)


def test_an_answer_that_no_chunk_holds_is_a_miss():
    """Where the words of the question lead elsewhere, the figures fall."""
    lost = _question(_CONTEXTS[0], "What is said of the report that speaks?", "a yard")
    articles = articles_of([lost, *_QUESTIONS[2:]])
    figures = next(figures for _, figures in measure([lost], articles, [(6, 0)], [], FakeEmbedder()))
    assert (figures["R@1"].value, figures["R@1"].n) == (0.0, 1)


def test_reciprocal_ranks_by_hand():
    """1 / (60 + rank), added over both sides; ties by position."""
    assert reciprocal_rank_fusion([5, 2], [2, 7]) == [2, 5, 7]  # 1 / 62 + 1 / 61, 1 / 61, 1 / 62
    assert reciprocal_rank_fusion([5], [3]) == [3, 5]


def test_every_combination_is_read_and_every_passage_once():
    """What several settings would read is read for all of them together."""
    found, reader = _read({"a hundred guns": 3.0, "3.4 million": 2.0}, sizes=[(14, 4), (8, 2)])
    assert list(found) == [
        f"{size} convex {weight}, {count} read" for size in ("14/4", "8/2") for weight in (0.0, 0.4) for count in (1, 3)
    ]
    assert len(reader.counts) == len(set(reader.counts))
    assert {figures["EM"].n for figures in found.values()} == {2}


def test_figures_are_of_the_best_span_among_the_passages_read():
    """More passages bring another span, which the reader likes better and which is wrong."""
    found, _ = _read({"a hundred guns": 3.0, "3.4 million": 2.0}, weights=[0.0])
    one, three = found.values()
    assert (one["EM"].value, one["F1"].value) == (1.0, 1.0)
    assert (three["EM"].value, three["F1"].value) == (0.5, pytest.approx(0.5))
    assert one["words"].value < three["words"].value


def test_a_span_that_no_passage_holds_scores_nothing():
    """It is no error to find nothing."""
    found, _ = _read({})
    assert {(figures["EM"].value, figures["F1"].value) for figures in found.values()} == {(0.0, 0.0)}


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
    """Figures with their intervals go to a file that says what they were made of."""
    rows = [
        {"id": q.id, "title": q.title, "context": q.context, "question": q.question, "is_impossible": q.impossible}
        | {"answers": [{"text": a.text, "start": a.start} for a in q.answers]}
        for q in _QUESTIONS
    ]
    (tmp_path / "squad.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    monkeypatch.setattr(eval.settings, "load_embedder", FakeEmbedder)
    arguments = ["--squad", str(tmp_path / "squad.jsonl"), "--weight", "0.5", "--out", str(tmp_path)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    saved = json.loads((tmp_path / "settings.json").read_text("utf-8"))
    assert saved["inputs"]["squad"] == "squad.jsonl"
    assert saved["settings"]["100/33 BM25"]["MRR"]["n"] == 2
