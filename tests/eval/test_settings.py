"""Choosing settings by what is answered the whole way through."""

from __future__ import annotations

import pytest

from eval.settings import collection, measure
from eval.squad import SquadAnswer, SquadQuestion
from tests.fakes import FakeEmbedder, FakeReader

_CONTEXTS = (
    "Kyiv has a hundred guns. Nobody counted them. They stand in a yard.",
    "Seoul holds 3.4 million shells. They are old. Some of them are in sheds.",
    "A report speaks of shells. It says no number at all. It is long.",
)


def _question(context, question, answer):
    return SquadQuestion(
        id=question,
        title="",
        context=context,
        question=question,
        answers=(SquadAnswer(text=answer, start=context.index(answer)),),
    )


_QUESTIONS = (
    _question(_CONTEXTS[0], "How many guns has Kyiv?", "a hundred guns"),
    _question(_CONTEXTS[1], "How many shells does Seoul hold?", "3.4 million"),
    SquadQuestion(id="none", title="", context=_CONTEXTS[2], question="What?", answers=()),
)


class _CountingReader(FakeReader):
    """Counts how often each passage is read."""

    def __init__(self, scores):
        super().__init__(scores)
        self.counts = []

    def read(self, question, passages):
        self.counts += [(question, passage.chunk.id) for passage in passages]
        return super().read(question, passages)


def _measure(scores, **changes):
    reader = _CountingReader(scores)
    given = {"sizes": [(14, 4)], "weights": [0.0, 0.4], "counts": [1, 3]} | changes
    articles = collection(_QUESTIONS, 1)
    found = measure(
        _QUESTIONS[:2], articles, given["sizes"], given["weights"], given["counts"], (FakeEmbedder(), reader)
    )
    return found, reader


def test_every_combination_is_scored_and_every_passage_read_once():
    """What several settings would read is read for all of them together."""
    found, reader = _measure({"a hundred guns": 3.0, "3.4 million": 2.0}, sizes=[(14, 4), (8, 2)])
    assert [(s.size, s.dense_weight, s.passages) for s in found] == [
        (size, weight, count) for size in (14, 8) for weight in (0.0, 0.4) for count in (1, 3)
    ]
    assert len(reader.counts) == len(set(reader.counts))
    assert {s.n for s in found} == {2}


def test_figures_are_of_the_best_span_among_the_passages_read():
    """More passages bring another span, which the reader likes better and which is wrong."""
    found, _ = _measure({"a hundred guns": 3.0, "3.4 million": 2.0}, weights=[0.0])
    assert [(s.passages, s.exact_match, s.f1) for s in found] == [(1, 1.0, 1.0), (3, 0.5, pytest.approx(0.5))]
    assert found[0].words < found[1].words


def test_a_span_that_no_passage_holds_scores_nothing():
    """It is no error to find nothing."""
    found, _ = _measure({})
    assert {(s.exact_match, s.f1) for s in found} == {(0.0, 0.0)}


def test_neighbours_are_joined_to_articles():
    """The last article takes what is left."""
    assert [article.text for article in collection(_QUESTIONS, 2)] == [
        f"{_CONTEXTS[0]}\n\n{_CONTEXTS[1]}",
        _CONTEXTS[2],
    ]
