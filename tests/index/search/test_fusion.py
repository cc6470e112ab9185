from __future__ import annotations

import pytest

from index.search.fusion import fuse, scale
from index.search.layer import Key
from index.search.proposals import Proposal


def _side(**scores):
    return [Proposal(Key(name, 0, f"{name}:0"), score) for name, score in scores.items()]


def test_scale_by_hand():
    """Min-max scaling of 9, 6 and 3 gives 1, 0.5 and 0; equal scores give 1."""
    assert list(scale(_side(d=9.0, a=6.0, b=3.0)).values()) == [1.0, 0.5, 0.0]
    assert list(scale(_side(d=2.0, a=2.0)).values()) == [1.0, 1.0]
    assert scale([]) == {}


def test_fuse_by_hand():
    """The weighted sum of both sides, worked out by hand, with nothing for a missing side."""
    hits = fuse(_side(a=4.0, b=3.0, c=2.0), _side(b=0.9, d=0.5), 9, dense_weight=0.4)
    assert [hit.article_id for hit in hits] == ["b", "a", "c", "d"]
    assert [hit.score for hit in hits] == pytest.approx([0.6 * 0.5 + 0.4, 0.6, 0.0, 0.0])
    assert [hit.rank for hit in hits] == [1, 2, 3, 4]
    first, last = hits[0], hits[-1]
    assert (first.lexical_rank, first.lexical_score, first.dense_rank, first.dense_score) == (2, 3.0, 1, 0.9)
    assert (last.lexical_rank, last.lexical_score, last.dense_rank, last.dense_score) == (None, None, 2, 0.5)


def test_ties_are_ordered_by_article_and_start():
    """Equal scores come in the order of article ids, then of places, which are numbers."""
    keys = [Key("b", 2, "b:2"), Key("a", 10, "a:10"), Key("a", 9, "a:9")]
    hits = fuse([Proposal(key, 1.0) for key in keys], [], 9)
    assert [hit.chunk_id for hit in hits] == ["a:9", "a:10", "b:2"]


def test_nothing_in_nothing_out():
    """Two empty rankings fuse to none, and so does a `k` below one."""
    assert fuse([], [], 5) == ()
    assert fuse(_side(a=1.0), [], 0) == fuse(_side(a=1.0), [], -2) == ()
