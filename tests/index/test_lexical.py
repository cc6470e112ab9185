from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from index.lexical import LexicalIndex
from index.tokens import tokenize

_TEXTS = ["seoul holds shells", "kyiv needs shells and shells", "nothing here"]


def test_scores_by_hand():
    """BM25 with k1 = 1.5 and b = 0.75, worked out by hand for a word in one of three texts."""
    idf = math.log((3 + 1) / 1)
    length = 1 - 0.75 + 0.75 * 3 / ((3 + 5 + 2) / 3)
    expected = idf * 1 * (1.5 + 1) / (1 + 1.5 * length)
    scores = LexicalIndex(_TEXTS).scores("Seoul?")
    assert np.allclose(scores, [expected, 0.0, 0.0])


@given(st.lists(st.text("abc ", max_size=12), min_size=1, max_size=6), st.text("abcd ", max_size=8))
def test_same_numbers_as_rank_bm25(texts, question):
    """The sparse matrix gives what rank-bm25 computes text by text."""
    tokens = [tokenize(text) for text in texts]
    expected = BM25Plus(tokens, delta=0.0).get_scores(tokenize(question)) if any(tokens) else np.zeros(len(texts))
    assert np.allclose(LexicalIndex(texts).scores(question), expected)


def test_unknown_words_and_empty_collection_give_nothing():
    """A word that no text holds, a blank question and an empty collection give an empty ranking."""
    assert LexicalIndex(_TEXTS).rank("pyongyang", 5) == []
    assert LexicalIndex(_TEXTS).rank(" ", 5) == []
    assert LexicalIndex([]).rank("seoul", 5) == []
    assert LexicalIndex(["", "?"]).rank("seoul", 5) == []


def test_ties_are_ordered_by_position_and_k_is_kept():
    """Equal texts come in their own order; no more than k, and none for k <= 0."""
    index = LexicalIndex(["seoul", "seoul", "kyiv kyiv", "other words", "more words", "no word", "seoul"])
    assert [s.position for s in index.rank("seoul", 2)] == [0, 1]
    assert index.rank("seoul", 0) == []
    assert index.rank("seoul", -1) == []


def test_only_allowed_positions():
    """A filter leaves only its positions."""
    index = LexicalIndex([*_TEXTS, "nor here"])
    assert [s.position for s in index.rank("seoul shells", 5, frozenset({1, 2}))] == [1]
