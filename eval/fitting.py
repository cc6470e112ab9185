"""Fitting a confidence to readings: weights, threshold and curve, and how well they hold on other questions."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from eval.batches import Batch
from eval.bootstrap import Floats
from eval.errors import GoldError
from eval.metrics import RIGHT_F1, f1
from qa.choosing import FEATURES, choose

FOLDS = 5
UNANSWERABLE = 0.25  # assumed share of questions without an answer; in SQuAD 2.0, half are such traps
_THRESHOLDS = tuple(step / 50 for step in range(50))
_SAME = 1e-6  # difference of two probabilities that are one
_ENOUGH = 30  # answers; a share of fewer says little
_STRENGTH = 1.0  # inverse of the penalty on large weights
_FOR, _AGAINST = (0.0, np.inf), (-np.inf, 0.0)
_SIGNS = {name: _FOR for name in ("margin", "lead")} | {name: _AGAINST for name in ("names_missing", "numbers_missing")}
"""The bounds of the weights: what speaks against an answer never makes it surer, whatever a few questions suggest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BestSpan:
    """A question's best span: its features, whether the question has an answer, and the span's word F1.

    `weight` is its weight in the fit, `fold` the one of `FOLDS` parts of its batch to which it belongs.
    """

    batch: str
    kind: str
    features: tuple[float, ...]
    answerable: bool
    score: float
    weight: float
    fold: int

    @property
    def right(self) -> bool:
        """Whether the span is right."""
        return self.score >= RIGHT_F1


def rows_of(batch: Batch) -> list[BestSpan]:
    """Return the rows of the questions that have a span; those of one batch together weigh the batch's share.

    Questions of one article are in one fold, unless there are fewer articles than folds.
    """
    has_many = len({asked.article for asked in batch.asked}) >= FOLDS
    groups = [asked.article if has_many else asked.question for asked in batch.asked]
    order = sorted(set(groups), key=lambda group: zlib.crc32(group.encode()))
    folds = {group: at % FOLDS for at, group in enumerate(order)}
    rows = []
    for asked, group in zip(batch.asked, groups, strict=True):
        choices = choose(asked.readings, batch.articles, question=asked.question)
        if not choices:
            continue
        best = choices[0]
        quote = batch.articles[best.article_id].text[best.span.start : best.span.end]
        rows.append(
            BestSpan(
                batch=batch.name,
                kind=asked.kind,
                features=best.features,
                answerable=bool(asked.golds),
                score=f1(quote, asked.golds) if asked.golds else 0.0,
                weight=batch.share / len(batch.asked),
                fold=folds[group],
            )
        )
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The weights of the features, the bias, and the threshold."""

    weights: tuple[float, ...]
    bias: float
    threshold: float

    def probabilities(self, rows: Sequence[BestSpan]) -> Floats:
        """Return the probability that each row's span is right, as `qa.confidence.Calibrator` computes it."""
        features = np.array([row.features for row in rows]).reshape(len(rows), len(self.weights))
        logits = features @ np.array(self.weights) + self.bias
        shares: Floats = 1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0)))
        return shares


def fit_rows(rows: Sequence[BestSpan]) -> Fit:
    """Fit the probability that a span is right, then the threshold, each batch counting by its share.

    The threshold is where answering and abstaining score the same, by the F1 of SQuAD 2.0, where abstaining scores 1 on
    an unanswerable question. Raise `GoldError` if there is nothing to fit to.
    """
    right = [row.right for row in rows]
    if len(set(right)) < 2:
        raise GoldError("the best spans are all right, or all wrong: use more questions, or another reader")
    features = np.array([row.features for row in rows])
    counts = weights_of(rows)
    scales = np.maximum(features.std(axis=0), 1e-6)
    weights, bias = _regression(features / scales, np.array(right, dtype=float), counts)
    fitted = Fit(weights=tuple(round(float(w), 4) for w in weights / scales), bias=round(bias, 4), threshold=0.5)
    probabilities = [float(p) for p in fitted.probabilities(rows)]
    gains = [row.score - float(not row.answerable) for row in rows]
    threshold = round(threshold_of(probabilities, gains, list(counts)), 2)
    return Fit(weights=fitted.weights, bias=fitted.bias, threshold=threshold)


def _regression(features: Floats, right: Floats, counts: Floats) -> tuple[Floats, float]:
    """Return the weights, of the signs that `_SIGNS` allows, and the bias of a weighted, L2-regularised regression."""

    def loss(values: Floats) -> tuple[float, Floats]:
        weights, logits = values[:-1], features @ values[:-1] + values[-1]
        missed = counts * (expit(logits) - right)
        cost = counts @ (np.logaddexp(0.0, logits) - right * logits) + weights @ weights / (2 * _STRENGTH)
        return float(cost), np.append(features.T @ missed + weights / _STRENGTH, missed.sum())

    free = (-np.inf, np.inf)
    bounds = [*(_SIGNS.get(name, free) for name in FEATURES[: features.shape[1]]), free]
    solved = minimize(loss, np.zeros(features.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return solved[:-1], float(solved[-1])


def weights_of(rows: Sequence[BestSpan]) -> Floats:
    """Weigh the rows, 1 on average, so that unanswerable ones make up `UNANSWERABLE` of all if there are both."""
    weights = np.array([row.weight for row in rows])
    answerable = np.array([row.answerable for row in rows])
    if answerable.any() and not answerable.all():
        weights[answerable] *= (1 - UNANSWERABLE) / weights[answerable].sum()
        weights[~answerable] *= UNANSWERABLE / weights[~answerable].sum()
    scaled: Floats = weights * len(rows) / weights.sum()
    return scaled


def crossed(rows: Sequence[BestSpan]) -> tuple[list[BestSpan], Floats, list[bool]]:
    """Return the rows, each with the probability and the decision to answer from a fit to the other folds."""
    ordered: list[BestSpan] = []
    probabilities: list[float] = []
    answered: list[bool] = []
    for fold in range(FOLDS):
        part = [row for row in rows if row.fold == fold]
        fitted = fit_rows([row for row in rows if row.fold != fold])
        shares = fitted.probabilities(part)
        ordered += part
        probabilities += [float(share) for share in shares]
        answered += [bool(share >= fitted.threshold) for share in shares]
    return ordered, np.array(probabilities), answered


def content(rows: Sequence[BestSpan]) -> dict[str, object]:
    """Fit, and return the content of `calibrator.json` except the version."""
    fitted = fit_rows(rows)
    probabilities = [float(p) for p in fitted.probabilities(rows)]
    batches = dict.fromkeys(row.batch for row in rows)
    return {
        "weights": dict(zip(FEATURES, fitted.weights, strict=True)),
        "bias": fitted.bias,
        "threshold": fitted.threshold,
        "curve": curve(probabilities, [row.right for row in rows], list(weights_of(rows))),
        "unanswerable_weight": UNANSWERABLE,
        "fitted_on": {
            name: {
                "asked": len(part),
                "answerable": sum(row.answerable for row in part),
                "right": sum(row.right for row in part),
            }
            for name in batches
            for part in [[row for row in rows if row.batch == name]]
        },
    }


def threshold_of(probabilities: Sequence[float], gains: Sequence[float], weights: Sequence[float]) -> float:
    """Return the probability above which answering gains: where a weighted line through the gains crosses zero.

    A gain is the score of a question if it is answered minus its score if not. The best threshold of these very
    questions would be a noisier choice: their mean score hardly changes over a wide range of thresholds.
    """
    rises = max(probabilities) - min(probabilities) > _SAME
    slope, at_zero = np.polyfit(probabilities, gains, 1, w=np.sqrt(weights)) if rises else (0.0, 0.0)
    if slope <= 0:
        return 0.0 if np.average(gains, weights=weights) >= 0 else 1.0
    return float(np.clip(-at_zero / slope, 0.0, 1.0))


def curve(probabilities: Sequence[float], right: Sequence[bool], weights: Sequence[float]) -> list[list[float]]:
    """Return pairs of a threshold and the weighted share right at or above it, for each that enough pass."""
    pairs = []
    for threshold in _THRESHOLDS:
        passing = [(ok, w) for p, ok, w in zip(probabilities, right, weights, strict=True) if p >= threshold]
        if len(passing) >= _ENOUGH:
            share = sum(w for ok, w in passing if ok) / sum(w for _, w in passing)
            pairs.append([threshold, round(share, 4)])
    return pairs
