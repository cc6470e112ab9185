from __future__ import annotations

import pytest

from index.fusion import fuse, scale
from index.types import Scored


def test_scale_by_hand():
    """Min-max scaling of 9, 6 and 3 gives 1, 0.5 and 0; equal scores give 1."""
    assert scale([Scored(4, 9.0), Scored(1, 6.0), Scored(2, 3.0)]) == {4: 1.0, 1: 0.5, 2: 0.0}
    assert scale([Scored(4, 2.0), Scored(1, 2.0)]) == {4: 1.0, 1: 1.0}
    assert scale([]) == {}


def test_fuse_by_hand():
    """The weighted sum of both sides, worked out by hand, with nothing for a missing side."""
    lexical = [Scored(0, 4.0), Scored(1, 3.0), Scored(2, 2.0)]
    dense = [Scored(1, 0.9), Scored(3, 0.5)]
    fused = fuse(lexical, dense, dense_weight=0.4)
    assert [s.position for s in fused] == [1, 0, 2, 3]
    assert [s.score for s in fused] == pytest.approx([0.6 * 0.5 + 0.4, 0.6, 0.0, 0.0])


def test_ties_are_ordered_by_position():
    """Equal scores come in the order of positions."""
    assert [s.position for s in fuse([Scored(7, 1.0)], [Scored(3, 1.0)], dense_weight=0.5)] == [3, 7]


def test_nothing_in_nothing_out():
    """Two empty rankings fuse to none."""
    assert fuse([], []) == []
