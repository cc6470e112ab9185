"""How right one answer is: text, span and ranking, one formula each.

Normalisation, exact match and F1 are those of the official SQuAD scripts, `evaluate-v1.1.py` and
`evaluate-v2.0.py` (Rajpurkar et al. 2016, 2018; https://rajpurkar.github.io/SQuAD-explorer/). Scores are
fractions in [0, 1]. Nothing here knows about articles or models.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)  # ASCII only, as in the official scripts

RIGHT_F1 = 0.5  # word F1 with a gold answer from which a span counts as right in yes-or-no figures

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure and its number of cases; `value` is None if it is undefined.

    `[low, high]` is its 95 % bootstrap interval; None if not computed.
    """

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None


def normalise(text: str) -> str:
    """Lower the case, drop ASCII punctuation and a/an/the, and join the words with single spaces."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_NO_PUNCTUATION)).split())


def exact_match(prediction: str, golds: Iterable[str]) -> float:
    """Return 1.0 if the prediction equals a gold answer after normalisation, else 0.0.

    Without a gold answer (or one with a word in it), the empty prediction is right.
    """
    words = normalise(prediction)
    return float(any(words == gold for gold in _normalised(golds)))


def f1(prediction: str, golds: Iterable[str]) -> float:
    """Return the best F1 of words shared with a gold answer.

    If either side is empty, it is 1.0 if both are, else 0.0 (SQuAD 2.0; in 1.1 both empty gave 0).
    """
    words = normalise(prediction).split()
    return max(_word_f1(words, gold.split()) for gold in _normalised(golds))


def span_f1(one: Pair, other: Pair) -> float:
    """Return the F1 of two ranges' code points; 0.0 if both are empty."""
    total = (one[1] - one[0]) + (other[1] - other[0])
    return 2 * _shared(one, other) / total if total > 0 else 0.0


def recall_at(hits: Sequence[bool], k: int) -> float:
    """Return 1.0 if one of the first `k` of a ranking is a hit, else 0.0; a k below 1 finds nothing."""
    return float(any(hits[: max(k, 0)]))


def reciprocal_rank(hits: Sequence[bool]) -> float:
    """Return 1 / rank of the first hit, ranks from 1; 0.0 if there is none."""
    return next((1 / rank for rank, hit in enumerate(hits, start=1) if hit), 0.0)


def share(cases: Sequence[bool]) -> Figure:
    """Return the share of true cases with its Wilson score interval at 95 % (Wilson 1927); None of no cases."""
    n = len(cases)
    if n == 0:
        return Figure(value=None, n=0)
    rate, z = sum(cases) / n, 1.959964
    middle, spread = rate + z * z / (2 * n), z * sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return Figure(value=rate, n=n, low=max(0.0, (middle - spread) / scale), high=min(1.0, (middle + spread) / scale))


def percentile(values: Iterable[float], q: float) -> Figure:
    """Return the `q`-th percentile, q in [0, 100], as numpy works it out; undefined for no values."""
    counted = list(values)
    return Figure(value=float(np.percentile(counted, q)) if counted else None, n=len(counted))


def _normalised(golds: Iterable[str]) -> list[str]:
    return [gold for gold in map(normalise, golds) if gold] or [""]


def _word_f1(found: list[str], gold: list[str]) -> float:
    if not found or not gold:
        return float(found == gold)
    shared = sum((Counter(found) & Counter(gold)).values())
    return 2 * shared / (len(found) + len(gold))


def _shared(one: Pair, other: Pair) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
