"""Figures over questions: each a function of the weights of the questions, with the number of its cases.

Columns hold one value a question, in one order; None means that the question is not a case of this figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from eval.bootstrap import SEED, Floats, Statistic, interval, resampled
from eval.metrics import Figure

Column = Sequence[float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure that can be worked out for any weights of the questions; `n` is how many cases it has."""

    n: int
    of: Statistic


def measured(measures: Mapping[str, Measure], questions: int, *, seed: int = SEED) -> dict[str, Figure]:
    """Compute each figure and its 95 % interval, all on the same resamples of the questions."""
    defined = {name: measure for name, measure in measures.items() if measure.n > 0}
    samples = resampled([measure.of for measure in defined.values()], questions, seed=seed)
    figures = {name: _figure(m, questions, row) for (name, m), row in zip(defined.items(), samples, strict=True)}
    return {name: figures.get(name, Figure(value=None, n=0)) for name in measures}


def value_of(measure: Measure, questions: int) -> float | None:
    """Return the figure with every question counting once; None if it is undefined."""
    if measure.n == 0:
        return None
    value = float(measure.of(np.ones((1, questions)))[0])
    return None if np.isnan(value) else value


def mean(values: Column) -> Measure:
    """Return the arithmetic mean."""
    cases, column = known(values)
    return Measure(n=cases.size, of=lambda w: divide(w[:, cases] @ column, w[:, cases].sum(axis=1)))


def ratio(over: ArrayLike, under: ArrayLike) -> Measure:
    """Return the sum of one column over that of another; `n` is the sum of the second."""
    above, below = np.asarray(over, dtype=np.float64), np.asarray(under, dtype=np.float64)
    return Measure(n=int(below.sum()), of=lambda weights: divide(weights @ above, weights @ below))


def quantile(values: Column, q: float) -> Measure:
    """Return the value below which the share `q` lies, linear between neighbours as numpy's default."""
    cases, column = known(values)
    order = np.argsort(column, kind="stable")
    ranked = column[order]

    def of(weights: Floats) -> Floats:
        upto = weights[:, cases[order]].cumsum(axis=1)
        total = upto[:, -1]
        place = np.maximum(total - 1, 0) * q
        low = (upto <= np.floor(place)[:, None]).sum(axis=1)
        high = (upto <= np.ceil(place)[:, None]).sum(axis=1)
        last = len(ranked) - 1
        below, above = ranked[np.minimum(low, last)], ranked[np.minimum(high, last)]
        return np.where(total > 0, below + (above - below) * (place - np.floor(place)), np.nan)

    return Measure(n=cases.size, of=of)


def calibration_error(confidences: Column, rights: Sequence[bool], *, bins: int = 10) -> Measure:
    """Return the expected calibration error over bins of equal width (Guo et al. 2017).

    The mean of |share right - mean confidence| over the bins `[i/bins, (i+1)/bins)`, 1.0 in the last, weighted by
    how many questions fall in each.
    """
    cases, column = known(confidences)
    gaps = np.zeros((cases.size, bins))
    rows = np.arange(cases.size)
    gaps[rows, bin_of(column, bins)] = np.asarray(rights, dtype=np.float64)[cases] - column
    return Measure(n=cases.size, of=lambda w: divide(np.abs(w[:, cases] @ gaps).sum(axis=1), w[:, cases].sum(axis=1)))


def chance_error(confidences: Column, *, bins: int = 10) -> Measure:
    """Return the mean calibration error that a perfectly calibrated confidence would show by chance.

    With few questions every bin has a gap even if each confidence is exactly the probability of being right (Roelofs et
    al. 2022). In a bin the sum of the gaps then has the variance `sum of p (1 - p)`, and a normal variable of standard
    deviation s is `s sqrt(2 / pi)` from its mean on average.
    """
    cases, column = known(confidences)
    variances = np.zeros((cases.size, bins))
    variances[np.arange(cases.size), bin_of(column, bins)] = column * (1 - column)

    def of(weights: Floats) -> Floats:
        gaps = np.sqrt(2 / np.pi * (weights[:, cases] @ variances))
        return divide(gaps.sum(axis=1), weights[:, cases].sum(axis=1))

    return Measure(n=cases.size, of=of)


def bin_of(confidences: Floats, bins: int) -> NDArray[np.int64]:
    """Return the bin of equal width that each confidence falls in, from 0; 1.0 in the last."""
    return np.minimum((confidences * bins).astype(np.int64), bins - 1)


def known(values: Column) -> tuple[NDArray[np.intp], Floats]:
    """Return the positions of the questions that are cases, and their values."""
    column = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    cases = np.flatnonzero(~np.isnan(column))
    return cases, column[cases]


def divide(over: Floats, under: Floats) -> Floats:
    """Divide; NaN if the divisor is 0."""
    quotient: Floats = np.divide(over, under, out=np.full_like(over, np.nan), where=under > 0)
    return quotient


def _figure(measure: Measure, questions: int, samples: Floats) -> Figure:
    ends = interval(samples)
    low, high = (None, None) if ends is None else ends
    return Figure(value=value_of(measure, questions), n=measure.n, low=low, high=high)
