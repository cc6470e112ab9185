"""A couple is named if the article goes on with their names."""

from __future__ import annotations

import pytest

from qa.kinds.spans.couples import named_couples
from tests.qa.kinds.quoting import spans_left

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
    assert spans_left(question, _TEXT, quote, rule=named_couples) == [named]


def test_a_text_in_capitals():
    """As old wires are written."""
    text = "A MARRIED COUPLE WILL MOVE IN. ADA AND BO LUND, WHO ARE 52 AND 55, HAVE SOLD THEIR INN."
    assert spans_left("Who will move in?", text, "A MARRIED COUPLE", rule=named_couples) == ["ADA AND BO LUND"]


def test_a_couple_without_names_stays():
    """Names further on, or of one person, are not theirs."""
    text = "A couple will move in. Ada Lund said so. It rains. It snows. Ada and Bo Lund, who sing, have left."
    assert spans_left("Who will move in?", text, "A couple", rule=named_couples) == ["A couple"]
