"""Figures worked out by hand."""

import math

import pytest

from eval.metrics import (
    Figure,
    abstention_precision,
    abstention_recall,
    average_precision,
    best_threshold,
    calibration_error,
    exact_match,
    f1,
    mean,
    normalise,
    percentile,
    recall_at,
    reciprocal_rank,
    span_f1,
    span_iou,
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
    """Exact match holds for any one gold answer, and for the empty one where there is none."""
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
    ("one", "other", "iou", "harmonic"),
    [
        ((0, 10), (0, 10), 1.0, 1.0),
        ((0, 10), (5, 15), 5 / 15, 10 / 20),
        ((2, 4), (0, 10), 2 / 10, 4 / 12),
        ((0, 5), (5, 10), 0.0, 0.0),
        ((0, 2), (8, 9), 0.0, 0.0),
        ((3, 3), (3, 3), 0.0, 0.0),
    ],
)
def test_span_overlap(one, other, iou, harmonic):
    """Overlap of ranges is symmetric; touching ranges share nothing."""
    assert span_iou(one, other) == span_iou(other, one) == pytest.approx(iou)
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


def test_mean_and_percentile():
    """Percentiles are linear between neighbours: p95 of 1..5 lies at place 3.8."""
    assert mean([1.0, 0.0, 0.5]) == Figure(value=0.5, n=3)
    assert mean([]) == percentile([], 50) == Figure(value=None, n=0)
    assert percentile([5, 1, 4, 2, 3], 95).value == pytest.approx(4.8)
    assert percentile([4, 1, 3, 2], 50).value == pytest.approx(2.5)
    assert percentile([7.0], 95) == Figure(value=7.0, n=1)
    assert percentile([1, 2], 0).value == percentile([1, 2], -5).value == 1
    assert percentile([1, 2], 100).value == percentile([1, 2], 200).value == 2


def test_abstention():
    """Of 3 abstentions 2 are right; of 4 unanswerable questions 2 were abstained from."""
    abstained = [True, True, True, False, False, False]
    answerable = [False, False, True, False, False, True]
    assert abstention_precision(abstained, answerable).value == pytest.approx(2 / 3)
    assert abstention_precision(abstained, answerable).n == 3
    assert abstention_recall(abstained, answerable) == Figure(value=0.5, n=4)


def test_abstention_undefined():
    """Without an abstention there is no precision, without an unanswerable question no recall."""
    assert abstention_precision([False], [True]) == Figure(value=None, n=0)
    assert abstention_recall([False], [True]) == Figure(value=None, n=0)
    with pytest.raises(ValueError, match="zip"):
        abstention_recall([False], [])


def test_average_precision():
    """In falling confidence: right, unanswerable, half right, of 2 answerable questions."""
    # after 1: p 1/1, r 1/2; after 2: r unchanged; after 3: p 1.5/3, r 1.5/2 -> 1 * 1/2 + 1/2 * 1/4
    figure = average_precision([0.5, 1.0, 0.0], [0.2, 0.9, 0.5], [True, True, False])
    assert figure == Figure(value=pytest.approx(0.625), n=3)


def test_average_precision_ties():
    """Equal confidences pass the bar together, whatever their order."""
    for order in ([True, False], [False, True]):
        scores = [float(can) for can in order]
        assert average_precision(scores, [0.5, 0.5], order).value == pytest.approx(0.5)
    assert average_precision([0.0], [0.5], [False]) == Figure(value=None, n=0)


def test_best_threshold():
    """Answering the two most confident of four scores best."""
    # answerable right, unanswerable answered, answerable right, unanswerable; abstaining is right for the 2nd and 4th
    found = best_threshold([1.0, 0.0, 1.0, 0.0], [0.0, 1.0, 0.0, 1.0], [0.9, 0.3, 0.8, 0.1])
    assert found.threshold == 0.8
    assert found.score == Figure(value=1.0, n=4)


def test_best_threshold_never():
    """Where every answer is wrong, the best is never to answer."""
    found = best_threshold([0.0, 0.0], [1.0, 0.0], [0.9, 0.8])
    assert (found.threshold, found.score.value) == (None, 0.5)
    assert best_threshold([], [], []).score == Figure(value=None, n=0)


def test_best_threshold_ties():
    """No threshold parts two questions of one confidence."""
    found = best_threshold([1.0, 0.0], [0.0, 1.0], [0.5, 0.5])
    assert found.score.value == 0.5


def test_calibration_error():
    """Two bins: {0.1, 0.15} with none right, {0.9, 1.0} with one right of two."""
    # |0 - 0.25| + |1 - 1.9| = 1.15, over 4
    figure = calibration_error([0.1, 0.15, 0.9, 1.0], [False, False, True, False])
    assert figure.n == 4
    assert figure.value == pytest.approx(1.15 / 4)
    assert calibration_error([], []) == Figure(value=None, n=0)


def test_calibration_is_perfect():
    """Right 8 times in 10 at 0.8 is no error."""
    error = calibration_error([0.8] * 10, [True] * 8 + [False] * 2).value
    assert error is not None
    assert math.isclose(error, 0.0, abs_tol=1e-12)
