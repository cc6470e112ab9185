"""One contract for both sides of the retriever, by value against a brute-force search."""

from __future__ import annotations

import numpy as np
import pytest

from index.dense import DenseIndex
from index.lexical import LexicalIndex
from tests.fakes import FakeEmbedder

_TEXTS = [
    "Seoul holds many shells",
    "Kyiv has about a hundred guns",
    "The treaty was signed in Pyongyang",
    "Seoul and Kyiv signed nothing",
    "Guns and shells and guns",
]
_QUESTIONS = ["Who holds shells?", "guns of Kyiv", "what was signed in Seoul"]


def _brute_lexical(question):
    return LexicalIndex(_TEXTS).scores(question)


def _brute_dense(question):
    embedder = FakeEmbedder()
    return embedder.embed(_TEXTS) @ embedder.embed([question])[0]


def _dense():
    return DenseIndex(FakeEmbedder().embed(_TEXTS), FakeEmbedder())


_SIDES = pytest.mark.parametrize(
    ("make", "oracle", "floor"),
    [(lambda: LexicalIndex(_TEXTS), _brute_lexical, 0.0), (_dense, _brute_dense, -1.0)],
    ids=["lexical", "dense"],
)


@_SIDES
@pytest.mark.parametrize("question", _QUESTIONS)
@pytest.mark.parametrize("allowed", [None, frozenset({1, 3, 4})])
def test_ranking_is_the_brute_force_ranking(make, oracle, floor, question, allowed):
    """Positions and scores are those of scoring every text and sorting by (-score, position)."""
    scores = oracle(question)
    positions = [i for i in range(len(_TEXTS)) if scores[i] > floor and (allowed is None or i in allowed)]
    expected = sorted(positions, key=lambda i: (-round(float(scores[i]), 5), i))
    found = make().rank(question, 99, allowed)
    assert [s.position for s in found] == expected
    assert np.allclose([s.score for s in found], [scores[i] for i in expected], atol=1e-5)


@_SIDES
def test_k_is_clamped(make, oracle, floor):
    """More than there are gives all; zero and less give none."""
    side = make()
    assert len(side.rank("guns", 1)) == 1
    assert side.rank("guns", 0) == side.rank("guns", -3) == []


def test_empty_dense_index():
    """A collection without chunks gives an empty ranking."""
    assert DenseIndex(np.empty((0, 1), dtype=np.float32), FakeEmbedder()).rank("guns", 5) == []
