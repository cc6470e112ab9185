from __future__ import annotations

import numpy as np
import pytest

from index.search import Local
from index.search.dense import by_vector
from tests.index.search.contract import make_row


def _index(count, parts, seed=5, dimension=48):
    random = np.random.default_rng(seed)
    vectors = random.standard_normal((count, dimension)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    local = Local()
    for part in np.array_split(np.arange(count), parts):
        local.add([make_row("", f"{at:05}") for at in part], vectors[part])
    return local, vectors


@pytest.mark.parametrize("parts", [1, 7])
@pytest.mark.parametrize("share", [None, 0.5, 0.05])
def test_exact_search(parts, share):
    """The best by cosine of those that may be found are exactly those of a search in float64."""
    local, vectors = _index(1200, parts)
    chosen = np.random.default_rng(1).random(1200) < (2 if share is None else share)
    scope = None if share is None else frozenset(f"{at:05}" for at in np.flatnonzero(chosen))
    cosines = np.where(chosen, vectors.astype(np.float64) @ vectors[3].astype(np.float64), -np.inf)
    best = np.argsort(-cosines, kind="stable")[: min(40, int(chosen.sum()))]
    layers = local._layers
    found = by_vector(layers, [layer.searched(scope) for layer in layers], vectors[3], 40)
    assert [p.key.article_id for p in found] == [f"{at:05}" for at in best]
    assert np.allclose([p.score for p in found], cosines[best], atol=1e-12)


def test_equal_vectors_tie_wherever_they_stand():
    """One vector in a thousand places scores the same in all of them."""
    local, vectors = _index(1000, 3)
    same = Local()
    for layer in local._layers:
        size = len(layer.segment)
        same.add([make_row("", key.article_id) for key in layer.keys(np.arange(size))], np.stack([vectors[0]] * size))
    found = by_vector(same._layers, [None] * 3, vectors[1], 1000)
    assert len({p.score for p in found}) == 1
    assert [p.key.article_id for p in found] == [f"{at:05}" for at in range(1000)]


def test_no_vectors():
    """An index without vectors proposes nothing by cosine."""
    local = Local()
    local.add([make_row()])
    assert by_vector(local._layers, [None], np.ones(3, dtype=np.float32), 5) == ()
