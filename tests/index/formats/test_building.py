"""Pieces joined into a text keep their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.formats.building import TextBuilder
from index.types import Place, Range


def test_pieces_rows_and_places():
    """Gaps are between pieces only, rows are one line, neighbours with one label are one place."""
    text = TextBuilder()
    assert text.add(" \n") is None
    assert text.add(" Bridge ", "heading", label="page 1", page=1) == Range(0, 6)
    assert text.add("It closes.", label="page 1", page=1) == Range(8, 18)
    text.row(["a\nb", "", " c "], "header row", label="page 2", page=2, gap="\n\n")
    assert text.row(["", " "]) is None
    text.row(["1", "2", "3"])
    assert text.text == "Bridge\n\nIt closes.\n\na b |  | c\n1 | 2 | 3"
    assert text.places == (Place(0, 18, "page 1", 1), Place(20, 30, "page 2", 2))
    assert [(block.kind, block.start, block.end) for block in text.blocks] == [
        ("heading", 0, 6),
        ("header row", 20, 30),
        ("table row", 31, 40),
    ]
    assert len(text) == len(text.text)


@given(st.lists(st.tuples(st.text(max_size=6), st.sampled_from([None, "a", "b"]), st.sampled_from(["\n", " ", ""]))))
def test_ranges_hold_what_was_added(pieces):
    """Every range gives back its piece, and places are in order."""
    text = TextBuilder()
    ranges = [(text.add(piece, label=label, gap=gap), piece.strip()) for piece, label, gap in pieces]
    assert all(text.text[each.start : each.end] == piece for each, piece in ranges if each is not None)
    assert all(before.end <= after.start for before, after in zip(text.places, text.places[1:], strict=False))
