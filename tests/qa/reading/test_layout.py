"""What is read of a chunk, and what no span may cross."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.types import Lead, Passage
from qa.reading.layout import lay_out
from qa.reading.readers import load_reader
from tests.factories import make_chunk
from tests.qa.reading.test_reader import Noise, Pointing, _reader
from tests.qa.tiny import save_reader

_TEXT = "Results\nSome words. Home | Away\nPenn | 0"
_CHUNK = make_chunk("Penn | 0", start=32, lead=(Lead(0, 7, "Results"), Lead(20, 31, "Home | Away")))


def _parts(text):
    """Return the parts of a text that no span leaves, without blanks around them."""
    layout = lay_out(make_chunk(text))
    stretches: dict[int, str] = {}
    for part, character in zip(layout.parts.tolist(), text, strict=True):
        stretches[part] = stretches.get(part, "") + character
    return [stretch.strip(" \r\n\t|") for stretch in stretches.values() if stretch.strip(" \r\n\t|")]


def test_leads_are_read_first_and_keep_their_places():
    """Every character but the line breaks between the pieces has its place in the article."""
    layout = lay_out(_CHUNK)
    assert layout.text == "Results\nHome | Away\nPenn | 0"
    pieces = "".join(_TEXT[place] for place in layout.places)
    assert [a for a, b in zip(layout.text, pieces, strict=True) if a != b and a != "\n"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two. Three four.", ["One two. Three four."]),
        ("One two.\n\nThree.", ["One two.", "Three."]),
        ("One two.\r\n \r\nThree.", ["One two.", "Three."]),
        (
            "The towns are\n- Penn\n- Brack\n2. Fenn\n# Next\nText",
            ["The towns are", "- Penn", "- Brack", "2. Fenn", "# Next", "Text"],
        ),
        (
            "| Home | 3 | Away |\n|---|---|---|\n| Penn | 0 | Selm |",
            ["Home", "3", "Away", "---", "---", "---", "Penn", "0", "Selm"],
        ),
        ("Labour\tAoife Trennant\t11,482", ["Labour", "Aoife Trennant", "11,482"]),
        ("Labour      Aoife Trennant   11,482", ["Labour", "Aoife Trennant", "11,482"]),
        ("Home | Away", ["Home", "Away"]),
        (
            "He spoke to the mayor of the town of Oxmere and to Dora\nQuince, a singer.",
            ["He spoke to the mayor of the town of Oxmere and to Dora\nQuince, a singer."],
        ),
        ("It was sold\r\nto Norway", ["It was sold\r\nto Norway"]),
        ("Serves 6\nPrep: 25 minutes\nCook: 40 minutes", ["Serves 6\nPrep: 25 minutes", "Cook: 40 minutes"]),
        ("word " * 30 + "end.\nNext paragraph here.", [("word " * 30 + "end."), "Next paragraph here."]),
    ],
)
def test_where_a_span_must_end(text, expected):
    """Paragraphs, items, headings, rows and cells part; a break in wrapped text does not."""
    assert _parts(text) == expected


def _read(network, chunk):
    [reading] = _reader(network).read("Who?", [Passage(chunk=chunk, score=0.5, rank=1)])
    return reading.spans


def test_a_span_of_a_lead_has_the_leads_place():
    """What is found in a heading, a header's cell or the chunk comes back with offsets of the article."""
    text = lay_out(_CHUNK).text
    for words in ("Results", "Away", "Penn"):
        at = text.index(words)
        span = _read(Pointing({(at, at + len(words)): 9.0}), _CHUNK)[0]
        assert _TEXT[span.start : span.end] == words


def test_a_span_never_crosses():
    """Pointing from a lead into another, into the chunk, or from cell to cell gives no such span."""
    text = lay_out(_CHUNK).text
    for first, last in (("Results", "Away"), ("Away", "Penn"), ("Home", "Away"), ("Penn", "0")):
        start, end = text.index(first), text.index(last) + len(last)
        for span in _read(Pointing({(start, end): 9.0}), _CHUNK):
            assert _TEXT[span.start : span.end] in ("Results", "Home", "Away", "Penn", "0", "|")


@settings(deadline=None)
@given(st.lists(st.text("ab |\t\n-.", min_size=1, max_size=15), min_size=1, max_size=4), st.integers(0, 3))
def test_every_span_lies_in_one_piece(pieces, gap):
    """Whatever the leads: a span is a range of one piece, and of one part of it."""
    text, leads = "", []
    for piece in pieces:
        leads.append(Lead(len(text), len(text) + len(piece), piece))
        text += piece + "x" * gap
    last = leads.pop()
    chunk = make_chunk(last.text, start=last.start, lead=tuple(leads))
    layout = lay_out(chunk)
    assert len(layout.places) == len(layout.parts) == len(layout.text)
    assert np.all(np.diff(layout.parts) >= 0)
    for span in _read(Noise(), chunk):
        assert any(p.start <= span.start < span.end <= p.end for p in (*leads, last))
        inside = layout.parts[(layout.places >= span.start) & (layout.places < span.end)]
        assert text[span.start : span.end].strip()
        assert len(inside) == 0 or gap == 0 or inside[0] == inside[-1]


def test_a_network_reads_the_leads(tmp_path):
    """A real network's windows hold the leads: the same chunk scores otherwise without them."""
    reader = load_reader(str(save_reader(tmp_path)))
    with_leads, without = reader.read(
        "Who won?",
        [Passage(chunk=chunk, score=0.5, rank=1) for chunk in (_CHUNK, make_chunk("Penn | 0", start=32))],
    )
    assert with_leads.null_score != without.null_score
    assert {_TEXT[s.start : s.end] for s in without.spans} <= {"Penn", "0", "|"}
    assert all(s.start < s.end <= len(_TEXT) for s in with_leads.spans)
