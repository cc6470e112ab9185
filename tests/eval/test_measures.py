"""Figures over questions, worked out by hand, and weights against questions written out as often."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import Measure, calibration_error, chance_error, mean, measured, quantile, value_of
from eval.metrics import Figure
from eval.selective import average_precision, coverage_at, fitted_score, fitted_threshold, risk_area, risk_at

# falling confidence: right, wrong, right, wrong, wrong
CONFIDENCES = [0.5, 0.9, 0.7, 0.3, 0.8]
RIGHTS = [False, True, True, False, False]


def value(measure, questions):
    return value_of(measure, questions)


def test_mean():
    """Questions that are no case do not count."""
    measure = mean([1.0, None, 0.0, 0.5])
    assert (measure.n, value(measure, 4)) == (3, 0.5)
    assert value(mean([None, None]), 2) is None


def test_quantile():
    """Linear between neighbours: p95 of 1..5 lies at place 3.8."""
    assert value(quantile([5.0, 1.0, None, 4.0, 2.0, 3.0], 0.95), 6) == pytest.approx(4.8)
    assert value(quantile([7.0], 0.5), 1) == 7.0


def test_calibration_error():
    """Two bins: {0.1, 0.15} with none right, {0.9, 1.0} with one right of two: |0 - .25| + |1 - 1.9|, over 4."""
    measure = calibration_error([0.1, 0.15, None, 0.9, 1.0], [False, False, True, True, False])
    assert (measure.n, value(measure, 5)) == (4, pytest.approx(1.15 / 4))


def test_calibration_is_perfect():
    """Right 8 times in 10 at 0.8 is no error."""
    assert value(calibration_error([0.8] * 10, [True] * 8 + [False] * 2), 10) == pytest.approx(0.0)


def test_chance_error():
    """The mean error of answers that are right exactly as often as their confidence says."""
    rng = np.random.default_rng(3)
    confidences = rng.beta(2.0, 1.0, size=171)
    drawn = rng.random((2_000, 171)) < confidences
    errors = [value(calibration_error(list(confidences), list(rights)), 171) for rights in drawn]
    measure = chance_error(list(confidences))
    assert (measure.n, value(measure, 171)) == (171, pytest.approx(np.mean(errors), rel=0.03))
    assert value(chance_error([1.0, None, 0.0]), 3) == 0.0


def test_average_precision():
    """In falling confidence: right, unanswerable, half right, of 2 answerable questions."""
    # after 1: p 1/1, r 1/2; after 2: r unchanged; after 3: p 1.5/3, r 1.5/2 -> 1 * 1/2 + 1/2 * 1/4
    measure = average_precision([0.5, 1.0, 0.0], [0.2, 0.9, 0.5], [True, True, False])
    assert (measure.n, value(measure, 3)) == (3, pytest.approx(0.625))


def test_average_precision_ties():
    """Equal confidences pass the bar together, whatever their order; nothing to find is undefined."""
    for order in ([True, False], [False, True]):
        assert value(average_precision([float(can) for can in order], [0.5, 0.5], order), 2) == pytest.approx(0.5)
    assert average_precision([0.0], [0.5], [False]).n == 0


def test_risk_area():
    """The risks as the bar falls are 0, 1/2, 1/3, 2/4, 3/5; the area is their mean."""
    assert value(risk_area(CONFIDENCES, RIGHTS), 5) == pytest.approx((0 + 1 / 2 + 1 / 3 + 2 / 4 + 3 / 5) / 5)


def test_risk_area_ties():
    """Two questions of one confidence pass together: both have the risk 1/2."""
    for rights in ([True, False], [False, True]):
        assert value(risk_area([0.4, 0.4], rights), 2) == pytest.approx(0.5)


def test_risk_at():
    """At a coverage of 60 % three of five are answered, one of them wrong; so at any from 40 % on."""
    assert value(risk_at(0.6, CONFIDENCES, RIGHTS), 5) == pytest.approx(1 / 3)
    assert value(risk_at(0.41, CONFIDENCES, RIGHTS), 5) == pytest.approx(1 / 3)
    assert value(risk_at(1.0, CONFIDENCES, RIGHTS), 5) == pytest.approx(3 / 5)


@pytest.mark.parametrize(("accuracy", "coverage"), [(0.9, 0.2), (2 / 3, 0.6), (0.5, 0.8), (0.4, 1.0), (0.41, 0.8)])
def test_coverage_at(accuracy, coverage):
    """The accuracies as the bar falls are 1, 1/2, 2/3, 2/4, 2/5: the largest coverage counts, not the first."""
    assert value(coverage_at(accuracy, CONFIDENCES, RIGHTS), 5) == pytest.approx(coverage)


def test_coverage_of_what_is_always_wrong():
    """No bar reaches any accuracy, also where a tie would."""
    assert value(coverage_at(0.8, [0.9, 0.9], [True, False]), 2) == 0.0


def test_fitted():
    """Answering the two most confident of four scores best."""
    # answerable right, unanswerable answered, answerable right, unanswerable; abstaining is right for the 2nd and 4th
    columns = [1.0, 0.0, 1.0, 0.0], [0.0, 1.0, 0.0, 1.0], [0.9, 0.3, 0.8, 0.1]
    assert (value(fitted_score(*columns), 4), fitted_threshold(*columns)) == (1.0, 0.8)


def test_fitted_never():
    """Where every answer is wrong, the best is never to answer; no bar parts two questions of one confidence."""
    columns = [0.0, 0.0], [1.0, 0.0], [0.9, 0.8]
    assert (value(fitted_score(*columns), 2), fitted_threshold(*columns)) == (0.5, None)
    assert value(fitted_score([1.0, 0.0], [0.0, 1.0], [0.5, 0.5]), 2) == 0.5
    assert fitted_threshold([], [], []) is None


def test_measured():
    """A figure comes with its cases and an interval around it; without cases all is undefined."""
    found = measured({"ece": calibration_error(CONFIDENCES, RIGHTS), "none": mean([None] * 5)}, 5)
    assert found["none"] == Figure(value=None, n=0)
    assert found["ece"].low <= found["ece"].high
    assert found == measured({"ece": calibration_error(CONFIDENCES, RIGHTS), "none": mean([None] * 5)}, 5)


ROWS = st.lists(
    st.tuples(
        st.sampled_from([0.0, 0.1, 0.35, 0.5, 0.5000001, 0.99, 1.0, None]),
        st.booleans(),
        st.booleans(),
        st.sampled_from([0.0, 0.5, 1.0]),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=8,
)


def measures(rows) -> dict[str, Measure]:
    confidences, rights = [r[0] for r in rows], [r[1] for r in rows]
    answerable, scores = [r[2] for r in rows], [r[3] for r in rows]
    return {
        "mean": mean(confidences),
        "median": quantile(confidences, 0.5),
        "p95": quantile(confidences, 0.95),
        "ece": calibration_error(confidences, rights),
        "ap": average_precision(scores, confidences, answerable),
        "aurc": risk_area(confidences, rights),
        "risk": risk_at(0.3, confidences, rights),
        "coverage": coverage_at(0.8, confidences, rights),
        "fitted": fitted_score(scores, [float(not can) for can in answerable], confidences),
    }


@given(rows=ROWS)
def test_weights_are_repetition(rows):
    """A question of weight 3 counts as if it stood there three times, one of weight 0 as if it did not."""
    repeated = [row for row in rows for _ in range(row[4])]
    weights = np.array([[float(row[4]) for row in rows]])
    written_out = measures(repeated)
    for name, measure in measures(rows).items():
        weighted = None if measure.n == 0 else float(measure.of(weights)[0])
        expected = value_of(written_out[name], len(repeated)) if repeated else None
        if expected is None:
            assert weighted is None or np.isnan(weighted), name
        else:
            assert weighted == pytest.approx(expected, abs=1e-9), name


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=9), st.sampled_from([0.0, 0.1, 0.5, 0.95, 1.0]))
def test_quantile_is_numpys(values, q):
    """Where each value counts once; numpy has no linear quantile of weighted values."""
    found = value_of(quantile(values, q), len(values))
    assert found == pytest.approx(float(np.quantile(values, q)))
