"""What the plots show, as numbers: reliability, coverage and risk, recall@k, latency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from eval import measures, selective
from eval.judge import Result
from eval.measures import measured
from eval.metrics import Figure, recall_at, share
from eval.summary import rights

BINS = 10  # of the reliability diagram, as of the calibration error
_COVERAGES = tuple(step / 20 for step in range(1, 21))  # every 5 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The questions of confidence `[low, high)`, 1.0 in the last: their mean confidence, and the share right."""

    low: float
    high: float
    confidence: float
    right: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of a curve: a figure at `x`."""

    x: float
    y: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """The curves of a run, each empty if it is not known.

    `reliability` holds the bins that are not empty, `risk` the share wrong at each coverage, `recall` recall@k for
    every k that was read, and `milliseconds` every question's time in rising order.
    """

    reliability: tuple[Bin, ...]
    risk: tuple[Point, ...]
    recall: tuple[Point, ...]
    milliseconds: tuple[float, ...]


def curves(results: Sequence[Result]) -> Curves:
    """Work out all curves."""
    return Curves(
        reliability=_reliability(results),
        risk=_risk(results),
        recall=_recall(results),
        milliseconds=tuple(sorted(r.milliseconds for r in results if r.milliseconds is not None)),
    )


def _reliability(results: Sequence[Result]) -> tuple[Bin, ...]:
    placed: dict[int, list[tuple[float, bool]]] = {}
    for result, ok in zip(results, rights(results), strict=True):
        if result.confidence is not None:
            placed.setdefault(_bin(result.confidence), []).append((result.confidence, ok))
    return tuple(
        Bin(
            low=place / BINS,
            high=(place + 1) / BINS,
            confidence=fmean(confidence for confidence, _ in placed[place]),
            right=share([ok for _, ok in placed[place]]),
        )
        for place in sorted(placed)
    )


def _bin(confidence: float) -> int:
    return int(measures.bin_of(np.array([confidence]), BINS)[0])


def _risk(results: Sequence[Result]) -> tuple[Point, ...]:
    confidences = [r.confidence for r in results]
    right = rights(results)
    return _points({x: selective.risk_at(x, confidences, right) for x in _COVERAGES}, len(results))


def _recall(results: Sequence[Result]) -> tuple[Point, ...]:
    hits = [r.hits for r in results]
    most = max((len(h) for h in hits if h is not None), default=0)
    by_k = {float(k): measures.mean([None if h is None else recall_at(h, k) for h in hits]) for k in range(1, most + 1)}
    return _points(by_k, len(results))


def _points(by_x: dict[float, measures.Measure], questions: int) -> tuple[Point, ...]:
    figures = measured({str(x): measure for x, measure in by_x.items()}, questions)
    return tuple(Point(x=x, y=figures[str(x)]) for x in by_x if figures[str(x)].value is not None)
