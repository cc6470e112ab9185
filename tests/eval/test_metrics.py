"""Figures worked out by hand."""

import pytest

from eval.metrics import (
    Figure,
    exact_match,
    f1,
    normalise,
    percentile,
    recall_at,
    reciprocal_rank,
    span_f1,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Cat", "cat"),
        ("a man,  a PLAN,\ta canal", "man plan canal"),
        ("anathema there", "anathema there"),
        ("U.S. dollars!", "us dollars"),
        ("semi-final", "semifinal"),
        ("“big mistake”", "“big mistake”"),
        ("the", ""),
        ("", ""),
        ("a-the", "athe"),
        ("İstanbul", "i̇stanbul"),
    ],
)
def test_normalise(text, expected):
    """Punctuation goes before the articles, and only ASCII punctuation, as in the official script."""
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("prediction", "golds", "expected"),
    [
        ("the Cat.", ["cat"], 1.0),
        ("cat", ["dog", "Cat!"], 1.0),
        ("black cat", ["cat"], 0.0),
        ("", [], 1.0),
        ("cat", [], 0.0),
        ("", ["cat"], 0.0),
        ("", ["the"], 1.0),
    ],
)
def test_exact_match(prediction, golds, expected):
    """Exact match holds for any one gold answer, and for the empty one if there is none."""
    assert exact_match(prediction, golds) == expected


@pytest.mark.parametrize(
    ("prediction", "golds", "expected"),
    [
        ("black cat", ["cat"], 2 / 3),  # precision 1/2, recall 1
        ("the black cat sat", ["a cat sat down"], 2 / 3),  # 2 of 3 words, either way
        ("cat cat", ["cat"], 2 / 3),  # a word counts as often as it is shared
        ("black cat", ["dog", "black cats", "cat"], 2 / 3),  # the best of 0, 1/2, 2/3
        ("dog", ["cat"], 0.0),
        ("", [], 1.0),
        ("dog", [], 0.0),
        ("", ["cat"], 0.0),
        ("the", ["cat"], 0.0),
    ],
)
def test_f1(prediction, golds, expected):
    """F1 counts shared words with repetition and takes the best gold answer."""
    assert f1(prediction, golds) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "harmonic"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (5, 15), 10 / 20),
        ((2, 4), (0, 10), 4 / 12),
        ((0, 5), (5, 10), 0.0),
        ((0, 2), (8, 9), 0.0),
        ((3, 3), (3, 3), 0.0),
    ],
)
def test_span_overlap(one, other, harmonic):
    """Overlap of ranges is symmetric; touching ranges share nothing."""
    assert span_f1(one, other) == span_f1(other, one) == pytest.approx(harmonic)


@pytest.mark.parametrize(
    ("hits", "at_1", "at_3", "rr"),
    [
        ((True, False), 1.0, 1.0, 1.0),
        ((False, False, True, True), 0.0, 1.0, 1 / 3),
        ((False, False, False, True), 0.0, 0.0, 1 / 4),
        ((False,), 0.0, 0.0, 0.0),
        ((), 0.0, 0.0, 0.0),
    ],
)
def test_ranking(hits, at_1, at_3, rr):
    """Recall@k and the reciprocal rank look at the first hit only."""
    assert (recall_at(hits, 1), recall_at(hits, 3), reciprocal_rank(hits)) == (at_1, at_3, pytest.approx(rr))


def test_recall_without_k():
    """A k of 0 or less finds nothing."""
    assert recall_at([True], 0) == recall_at([True], -1) == 0.0


def test_percentile():
    """Percentiles are linear between neighbours: p95 of 1..5 lies at place 3.8."""
    assert percentile([], 50) == Figure(value=None, n=0)
    assert percentile([5, 1, 4, 2, 3], 95).value == pytest.approx(4.8)
    assert percentile([4, 1, 3, 2], 50).value == pytest.approx(2.5)
    assert percentile([7.0], 95) == Figure(value=7.0, n=1)
    assert (percentile([1, 2], 0).value, percentile([1, 2], 100).value) == (1, 2)
