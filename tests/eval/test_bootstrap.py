"""Resampling, against samples that can be enumerated."""

from __future__ import annotations

from itertools import product

import numpy as np

from eval import bootstrap
from eval.bootstrap import draws, interval, resampled
from eval.measures import mean, measured
from eval.metrics import Figure


def test_draws():
    """Each resample draws as many questions as there are, the same ones for the same seed."""
    (weights,) = draws(7, resamples=50, seed=3)
    assert weights.shape == (50, 7)
    assert np.all(weights.sum(axis=1) == 7)
    assert np.array_equal(weights, next(draws(7, resamples=50, seed=3)))
    assert not np.array_equal(weights, next(draws(7, resamples=50, seed=4)))


def test_blocks(monkeypatch):
    """Few weights are held at once, and all resamples are drawn."""
    monkeypatch.setattr(bootstrap, "_CELLS", 40)
    blocks = list(draws(10, resamples=9))
    assert [len(block) for block in blocks] == [4, 4, 1]
    assert resampled([mean([1.0] * 10).of], 10, resamples=9).shape == (1, 9)


def test_a_constant_has_no_width():
    """A sample of one value has an interval of zero width."""
    assert measured({"x": mean([0.25] * 8)}, 8)["x"] == Figure(value=0.25, n=8, low=0.25, high=0.25)


def test_a_tiny_sample_enumerated():
    """Of 0, 0, 1 the 27 resamples have the means 0, 1/3, 2/3, 1 with 8, 12, 6 and 1 in 27."""
    exact = [sum(drawn) / 3 for drawn in product((0.0, 0.0, 1.0), repeat=3)]
    (samples,) = resampled([mean([0.0, 0.0, 1.0]).of], 3, resamples=20_000)
    for value in (0.0, 1 / 3, 2 / 3, 1.0):
        share = np.mean(np.isclose(exact, value))
        assert abs(np.mean(np.isclose(samples, value)) - share) < 0.01
    # 8/27 > 2.5 % lie at 0; 1/27 = 3.7 % at 1, more than the upper 2.5 %
    assert interval(samples) == interval(np.array(exact * 100)) == (0.0, 1.0)


def test_interval_leaves_out_the_undefined():
    """Resamples where a figure is undefined do not count; where all are, there is no interval."""
    assert interval(np.array([np.nan, 1.0, np.nan, 1.0])) == (1.0, 1.0)
    assert interval(np.array([np.nan])) is None
    low, high = interval(np.arange(101.0))
    assert (round(low, 9), round(high, 9)) == (2.5, 97.5)


def test_no_questions():
    """Nothing to draw from gives nothing defined."""
    assert np.isnan(resampled([mean([]).of], 0, resamples=5)).all()
    assert resampled([], 3, resamples=5).shape == (0, 5)
