from __future__ import annotations

import math

import pytest

from index.search import Local
from index.search.lexical import by_words
from tests.index.search.contract import make_row

_TEXTS = ["seoul holds shells", "kyiv needs shells and shells", "nothing here"]


def _scores(local, question, depth=100):
    layers = local._layers
    return {p.key.article_id: p.score for p in by_words(layers, [None] * len(layers), question, depth)}


def _apart(texts):
    """Index every text as a segment of its own."""
    local = Local()
    for at, text in enumerate(texts):
        local.add([make_row(text, str(at))])
    return local


def test_scores_by_hand():
    """BM25 with k1 = 1.5 and b = 0.75, worked out by hand for words of three texts in three segments."""
    mean = (3 + 5 + 2) / 3
    seoul = math.log(4 / 1) * 1 * 2.5 / (1 + 1.5 * (0.25 + 0.75 * 3 / mean))
    shells = [math.log(4 / 2) * n * 2.5 / (n + 1.5 * (0.25 + 0.75 * size / mean)) for n, size in ((1, 3), (2, 5))]
    local = _apart(_TEXTS)
    assert _scores(local, "Seoul?") == pytest.approx({"0": seoul})
    assert _scores(local, "Seoul shells, shells!") == pytest.approx({"0": seoul + 2 * shells[0], "1": 2 * shells[1]})


def test_a_row_without_words_counts_in_the_mean_length():
    """A text without a word counts in the mean length, as in rank-bm25."""
    local = _apart([*_TEXTS, "?!"])
    mean = (3 + 5 + 2) / 4
    assert _scores(local, "seoul") == pytest.approx({"0": math.log(5 / 1) * 2.5 / (1 + 1.5 * (0.25 + 0.75 * 3 / mean))})
    assert _scores(_apart(["?", ""]), "seoul") == {}


def test_only_the_terms_of_the_question_are_read(monkeypatch):
    """A question reads the postings of its own terms, once per segment."""
    from index.search.postings import Postings

    local, read = _apart(_TEXTS), []
    plain = Postings.of
    monkeypatch.setattr(Postings, "of", lambda self, term: read.append(term) or plain(self, term))
    _scores(local, "shells and shells of Seoul")
    assert sorted(read) == sorted(["shell", "and", "of", "seoul"] * 3)


def test_depth_is_kept():
    """No more than `depth` rows are proposed, the best ones."""
    local = _apart(["seoul", "seoul kyiv", "seoul kyiv guns"])
    assert list(_scores(local, "seoul", 2)) == ["0", "1"]


def test_sums_in_another_order_tie():
    """Rows whose terms weigh the same score the same, though the last digits of their sums differ (by 4e-16 here)."""
    local = _apart(["ash oak elm", "yew fir box", "oak", "fir", "elm", "yew", "elm", "yew", *["filler"] * 6])
    layers = local._layers
    found = by_words(layers, [None] * len(layers), "ash oak elm yew fir box", 99)
    assert [p.key.article_id for p in found[:2]] == ["0", "1"]
    assert found[0].score == found[1].score
