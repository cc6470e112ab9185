"""Figures of answering only above a threshold of confidence, for every threshold at once.

Columns and weights are those of `eval.measures`. Tied confidences pass a threshold together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from eval.bootstrap import Floats
from eval.measures import Column, Measure, divide, known

_CLOSE = 1e-9  # tolerance for figures that differ only by rounding


def average_precision(scores: Sequence[float], confidences: Column, answerable: Sequence[bool]) -> Measure:
    """Return the area under precision over recall as the threshold falls from "never answer" to "always answer".

    `scores[i]` is the exact match or F1 of question i's best span. It needs no threshold: the `pr_exact` and
    `pr_f1` of `evaluate-v2.0.py`. Undefined without an answerable question.
    """
    ranking = _Ranking(confidences)
    can = np.asarray(answerable, dtype=np.float64)
    gains = np.asarray(scores, dtype=np.float64) * can

    def of(weights: Floats) -> Floats:
        right = ranking.upto(weights, gains)
        gained = np.diff(right, axis=1, prepend=0.0)
        precision = divide(right, ranking.upto(weights))
        return divide(np.nansum(precision * gained, axis=1), ranking.total(weights, can))

    return Measure(n=ranking.n if can[ranking.kept].any() else 0, of=of)


def risk_area(confidences: Column, rights: Sequence[bool]) -> Measure:
    """Return the area under the risk-coverage curve, lower is better (El-Yaniv & Wiener 2010).

    Risk is the share wrong among the questions at or above a threshold, coverage their share of all questions. The area
    is the mean over the questions of the risk with the threshold at their own confidence.
    """
    ranking = _Ranking(confidences)
    wrong = 1.0 - np.asarray(rights, dtype=np.float64)

    def of(weights: Floats) -> Floats:
        asked = ranking.upto(weights)
        risk = divide(ranking.upto(weights, wrong), asked)
        steps = np.diff(asked, axis=1, prepend=0.0)
        return divide(np.nansum(risk * steps, axis=1), asked[:, -1])

    return Measure(n=ranking.n, of=of)


def risk_at(coverage: float, confidences: Column, rights: Sequence[bool]) -> Measure:
    """Return the share wrong at the highest threshold that at least the share `coverage` of the questions pass."""
    ranking = _Ranking(confidences)
    wrong = 1.0 - np.asarray(rights, dtype=np.float64)

    def of(weights: Floats) -> Floats:
        asked = ranking.upto(weights)
        first = (asked < coverage * asked[:, -1:] - _CLOSE).sum(axis=1)[:, None]
        return divide(*(np.take_along_axis(x, first, axis=1)[:, 0] for x in (ranking.upto(weights, wrong), asked)))

    return Measure(n=ranking.n, of=of)


def coverage_at(
    accuracy: float, confidences: Column, rights: Sequence[bool], counted: Sequence[bool] | None = None
) -> Measure:
    """Return the largest share of questions above a threshold that has the given `accuracy` (Kamath et al. 2020).

    The share is that of the `counted` questions, by default all; the accuracy is that of all that pass. 0.0 if no
    threshold reaches it. The threshold is chosen on these very questions, so this is what a good threshold could reach.
    """
    ranking = _Ranking(confidences)
    right = np.asarray(rights, dtype=np.float64)
    of_these = np.ones_like(right) if counted is None else np.asarray(counted, dtype=np.float64)

    def of(weights: Floats) -> Floats:
        enough = ranking.upto(weights, right) >= accuracy * ranking.upto(weights) - _CLOSE
        passing = np.where(enough, ranking.upto(weights, of_these), 0.0).max(axis=1)
        return divide(passing, ranking.total(weights, of_these))

    return Measure(n=int(of_these[ranking.kept].sum()), of=of)


def fitted_score(answering: Sequence[float], abstaining: Sequence[float], confidences: Column) -> Measure:
    """Return the best mean score of any one threshold, each question at or above it being answered.

    `answering[i]` and `abstaining[i]` are what question i scores either way. The threshold is fitted to these very
    questions, so the score is an upper bound and not an estimate.
    """
    ranking = _Ranking(confidences)

    def of(weights: Floats) -> Floats:
        totals = _totals(ranking, weights, answering, abstaining)
        return divide(totals.max(axis=1), ranking.upto(weights)[:, -1])

    return Measure(n=ranking.n, of=of)


def fitted_threshold(answering: Sequence[float], abstaining: Sequence[float], confidences: Column) -> float | None:
    """Return the threshold of `fitted_score`, the highest on a tie; None if that is never to answer."""
    ranking = _Ranking(confidences)
    if ranking.n == 0:
        return None
    totals = _totals(ranking, np.ones((1, len(confidences))), answering, abstaining)[0]
    best = int(np.argmax(totals >= totals.max() - _CLOSE))
    return None if best == 0 else float(ranking.thresholds[best - 1])


class _Ranking:
    """The questions with a known confidence, most confident first; `thresholds` are the distinct confidences."""

    def __init__(self, confidences: Column) -> None:
        places, column = known(confidences)
        order = np.argsort(-column, kind="stable")
        ranked = column[order]
        self.kept = places[order]
        self.n = int(self.kept.size)
        self._ends = np.flatnonzero(np.diff(ranked, append=-np.inf))
        self.thresholds = ranked[self._ends]

    def upto(self, weights: Floats, column: Floats | None = None) -> Floats:
        """Sum the column (or count the questions) at or above each threshold: shape (resamples, thresholds)."""
        kept = weights[:, self.kept]
        counted = kept if column is None else kept * column[self.kept]
        summed: Floats = counted.cumsum(axis=1)[:, self._ends]
        return summed

    def total(self, weights: Floats, column: Floats) -> Floats:
        """Sum the column over all questions with a known confidence."""
        summed: Floats = weights[:, self.kept] @ column[self.kept]
        return summed


def _totals(ranking: _Ranking, weights: Floats, answering: Sequence[float], abstaining: Sequence[float]) -> Floats:
    """Sum the scores at each threshold, that of never answering first: shape (resamples, 1 + thresholds)."""
    silent = np.asarray(abstaining, dtype=np.float64)
    never = ranking.total(weights, silent)[:, None]
    return np.concatenate([never, never + ranking.upto(weights, np.asarray(answering) - silent)], axis=1)
