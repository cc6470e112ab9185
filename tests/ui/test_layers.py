"""Ranges laid over paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.types import Range
from ui.layers import TextLayer, cut_at_layers


def ranges(most: int) -> st.SearchStrategy[Range]:
    return st.tuples(st.integers(0, most), st.integers(0, most)).map(lambda pair: Range(min(pair), max(pair)))


@given(st.lists(st.integers(0, 40), unique=True), st.lists(ranges(40), max_size=6))
def test_every_character_has_the_layers_that_cover_it(edges: list[int], covers: list[Range]):
    """As if each was looked up alone; the runs of a piece are the piece, and no two beside each other are alike."""
    ordered = sorted(edges)
    pieces = [Range(*pair) for pair in zip(ordered[::2], ordered[1::2], strict=False)]
    layers = [TextLayer(cover, f"layer {position}") for position, cover in enumerate(covers)]
    cut = list(cut_at_layers(pieces, layers))
    assert len(cut) == len(pieces)
    for piece, runs in zip(pieces, cut, strict=True):
        assert [at for run, _ in runs for at in range(run.start, run.end)] == list(range(piece.start, piece.end))
        for run, over in runs:
            for at in range(run.start, run.end):
                assert over == [layer for layer in layers if layer.range.start <= at < layer.range.end]


def test_what_touches_no_piece_is_left_out():
    """A layer between two pieces cuts nothing."""
    pieces = [Range(0, 5), Range(8, 12)]
    assert list(cut_at_layers(pieces, [TextLayer(Range(5, 8), "between")])) == [
        [(Range(0, 5), [])],
        [(Range(8, 12), [])],
    ]
