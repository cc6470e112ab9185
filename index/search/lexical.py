"""BM25 over layers: a sum over terms, so that the scores are those of one index over all live rows."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.search.layer import Layer, Mask
from index.search.postings import Counts, Rows
from index.search.proposals import LayerScores, Proposal, propose
from index.tokens import tokenize

K1 = 1.5  # term-frequency saturation
B = 0.75  # how strongly long rows are penalised
_Lists = list[tuple[Rows, Counts]]


class _Totals(NamedTuple):
    """Totals over all live rows: their number, their mean length, and the weight of each term of the question."""

    size: int
    mean_length: float
    weights: NDArray[np.float64]


def by_words(layers: Sequence[Layer], masks: Sequence[Mask | None], question: str, depth: int) -> tuple[Proposal, ...]:
    """Return at most `depth` rows that share a word with the question, best first.

    `masks` says for each layer which rows may be found (None: all); document frequencies and lengths are still those of
    all live rows. The scores are those of rank-bm25's `BM25Plus` with a delta of 0: plain BM25 (Robertson and Zaragoza
    2009) with an inverse document frequency of log((N + 1) / n), which is never below zero. A question without a known
    word gives ().
    """
    wanted = Counter(tokenize(question))
    lists = [[_alive(layer, *layer.segment.postings.of(term)) for term in wanted] for layer in layers]
    frequencies = [sum(len(each[number][0]) for each in lists) for number in range(len(wanted))]
    if not any(frequencies):
        return ()
    size = sum(layer.live for layer in layers)
    weighed = np.array(weights(wanted.values(), frequencies, size))
    totals = _Totals(size, sum(layer.words for layer in layers) / size, weighed)
    scored = [_scores(*each, totals) for each in zip(layers, lists, masks, strict=True)]
    return propose(scored, depth)


def weights(times: Iterable[int], frequencies: Iterable[int], size: int) -> list[float]:
    """Return the weights of a question's terms among `size` rows, 0 for a term that no row holds.

    `times` counts each term in the question, `frequencies` how many rows hold it.
    """
    return [
        often * (K1 + 1) * math.log((size + 1) / frequency) if frequency else 0.0
        for often, frequency in zip(times, frequencies, strict=True)
    ]


def penalties(lengths: NDArray[np.integer], mean_length: float) -> NDArray[np.float64]:
    """Return what is added to a term's count in the denominator for rows of these lengths, in words."""
    return K1 * (1 - B + B * (lengths / mean_length).astype(np.float64))


def _alive(layer: Layer, rows: Rows, counts: Counts) -> tuple[Rows, Counts]:
    if layer.dead is None:
        return rows, counts
    alive = ~layer.dead[rows]
    return rows[alive], counts[alive]


def _scores(layer: Layer, lists: _Lists, mask: Mask | None, totals: _Totals) -> LayerScores:
    """Score the rows of one layer that share a word with the question.

    A row's terms are added in the question's order, so that equal rows score the same in any layer.
    """
    scores = np.zeros(len(layer.segment))
    held_against = penalties(layer.segment.lengths, totals.mean_length)
    for (rows, counts), weight in zip(lists, totals.weights.tolist(), strict=True):
        scores[rows] += weight * counts / (counts + held_against[rows])
    if mask is not None:
        scores[~mask] = 0.0
    places = np.flatnonzero(scores)
    return LayerScores(layer, places, scores[places])
