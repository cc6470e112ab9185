"""Who did it, by name if a name does it."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Chunk, Passage
from qa.kinds.naming import named
from qa.types import Reading, Span

_TEXT = """Old boat found

Archaeologists in Tolm have found a boat. It was found by digger driver Neil Ash, 44, on Monday. The museum owns it.
Two guards had seen Ada Roe there. The mayor praised Bo Lind.
"""


def _kept(question, **margins):
    article = article_from_text("a.txt", _TEXT)
    chunk = Chunk(id="a", article_id="a.txt", start=0, end=len(_TEXT), text=_TEXT)
    quotes = {quote.replace("_", " "): margin for quote, margin in margins.items()}
    spans = tuple(Span(_TEXT.index(q), _TEXT.index(q) + len(q), margin) for q, margin in quotes.items())
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=spans, null_score=0.0)
    (after,) = named(question, [reading], {"a.txt": article})
    return [_TEXT[span.start : span.end] for span in after.spans]


@pytest.mark.parametrize("role", ["Archaeologists", "Archaeologists_in_Tolm"])
def test_a_role_gives_way_to_the_name_that_does_the_same(role):
    """The name replaces a role that the reader prefers by a little."""
    assert _kept("Who found the boat?", **{role: 6.0, "Neil_Ash": 4.0}) == ["Neil Ash"]
    assert len(_kept("Who found the boat?", **{role: 8.0, "Neil_Ash": 4.0})) == 2


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("Who saw Ada Roe?", {"Two_guards": 6.0, "Ada_Roe": 5.0}),
        ("Who praised Bo Lind?", {"The_mayor": 6.0, "Bo_Lind": 5.0}),
        ("Who is Neil Ash?", {"digger_driver": 6.0, "Neil_Ash": 5.0}),
        ("What did he find?", {"a_boat": 6.0, "Neil_Ash": 5.0}),
    ],
)
def test_a_name_that_does_not_do_it_changes_nothing(question, quotes):
    """Nothing changes for a name that does not act, or if no person is asked for."""
    assert len(_kept(question, **quotes)) == 2
