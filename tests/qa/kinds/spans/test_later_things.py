"""The word "it" does not stand for a thing that comes later."""

from __future__ import annotations

import pytest

from qa.kinds.spans.later_things import without_later_things
from tests.qa.kinds.quoting import spans_left

_THEFT = "The theft\n\nA stone was stolen. It is valued at £160,000. Roman gold was left. It is valued at £90."


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("How much is the Roman gold worth?", _THEFT, "£160,000", False),
        ("How much is the Roman gold worth?", _THEFT, "£90", True),
        ("How much is the stone worth?", _THEFT, "£160,000", True),
        ("How much is the Etruscan gold worth?", _THEFT, "£160,000", True),
        ("Who valued the Roman gold?", "It was valued by Lund. The Roman gold is old.", "Lund", True),
        ("How much is the Roman gold worth?", "Roman gold\n\nIt is worth £9. All Roman gold is.", "£9", True),
    ],
)
def test_later_things(question, text, quote, stays):
    """A thing that was named before, or never, may be meant."""
    assert spans_left(question, text, quote, rule=without_later_things) == ([quote] if stays else [])
