"""A couple is named if the article goes on with their names."""

from __future__ import annotations

import pytest

from index.types import Passage
from qa.kinds.couples import named_couples
from qa.types import Reading, Span
from tests.factories import make_article, make_chunk

_TEXT = """Keepers return to Orme

The tower is to have keepers again. A married couple will move in, the trust said. Two sisters were second.

Ada and Bo Lund, who are 52 and 55, have sold their inn. The trust chose them in May.
"""


@pytest.mark.parametrize(
    ("question", "quote", "named"),
    [
        ("Who will be the keepers?", "A married couple", "Ada and Bo Lund"),
        ("How many will move in?", "A married couple", "A married couple"),
        ("Who chose them?", "The trust", "The trust"),
        ("Who are the keepers?", "Ada and Bo Lund", "Ada and Bo Lund"),
    ],
)
def test_couples(question, quote, named):
    """Only for who it is, and only words for two."""
    article, start = make_article(_TEXT), _TEXT.index(quote)
    passage = Passage(chunk=make_chunk(_TEXT), score=1.0, rank=1)
    reading = Reading(passage=passage, spans=(Span(start, start + len(quote), 5.0),), null_score=0.0)
    (after,) = named_couples(question, [reading], {"a.txt": article})
    assert article.text_of(after.spans[0].range) == named


def test_a_text_in_capitals():
    """As old wires are written."""
    text = "A MARRIED COUPLE WILL MOVE IN. ADA AND BO LUND, WHO ARE 52 AND 55, HAVE SOLD THEIR INN."
    passage = Passage(chunk=make_chunk(text), score=1.0, rank=1)
    reading = Reading(passage=passage, spans=(Span(0, 16, 5.0),), null_score=0.0)
    (after,) = named_couples("Who will move in?", [reading], {"a.txt": make_article(text)})
    assert text[after.spans[0].start : after.spans[0].end] == "ADA AND BO LUND"


def test_a_couple_without_names_stays():
    """Names further on, or of one person, are not theirs."""
    text = "A couple will move in. Ada Lund said so. It rains. It snows. Ada and Bo Lund, who sing, have left."
    passage = Passage(chunk=make_chunk(text), score=1.0, rank=1)
    reading = Reading(passage=passage, spans=(Span(0, 8, 5.0),), null_score=0.0)
    assert named_couples("Who will move in?", [reading], {"a.txt": make_article(text)}) == (reading,)
