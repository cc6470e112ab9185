"""Intervals by the percentile bootstrap over questions (Efron & Tibshirani 1993, chapter 13).

A resample is the number of times each question was drawn, not a list of questions: every figure is a function of such
weights, computed for many resamples at once. Weights of one throughout give the figure itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Statistic = Callable[[Floats], Floats]  # weights (resamples, questions) -> values (resamples,), NaN if undefined

RESAMPLES = 2000
SEED = 0
LEVEL = 0.95  # share of the resamples inside an interval
_CELLS = 2_000_000  # weights held at once, 16 MB


def draws(questions: int, *, resamples: int = RESAMPLES, seed: int = SEED) -> Iterator[Floats]:
    """Draw resamples of `questions` questions with replacement, in blocks of weights (resamples, questions).

    Two runs over the same number of questions get the same draws: that is what pairs them.
    """
    generator = np.random.default_rng(seed)
    step = max(1, _CELLS // max(questions, 1))
    for first in range(0, resamples, step):
        rows = min(step, resamples - first)
        drawn = generator.integers(0, questions, size=(rows, questions))
        places = (drawn + np.arange(rows)[:, None] * questions).ravel()
        yield np.bincount(places, minlength=rows * questions).reshape(rows, questions).astype(np.float64)


def resampled(
    statistics: Sequence[Statistic], questions: int, *, resamples: int = RESAMPLES, seed: int = SEED
) -> Floats:
    """Compute every statistic on the same resamples: shape (statistics, resamples), NaN if undefined."""
    if not statistics or questions == 0:
        return np.full((len(statistics), resamples), np.nan)
    blocks = [
        np.stack([statistic(weights) for statistic in statistics])
        for weights in draws(questions, resamples=resamples, seed=seed)
    ]
    return np.concatenate(blocks, axis=1)


def interval(values: Floats, *, level: float = LEVEL) -> tuple[float, float] | None:
    """Return the middle `level` of the values, NaN left out; None if all are NaN."""
    defined = values[~np.isnan(values)]
    if defined.size == 0:
        return None
    low, high = np.quantile(defined, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
