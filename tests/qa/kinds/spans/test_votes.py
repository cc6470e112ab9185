"""The votes of the side that a question asks about."""

from __future__ import annotations

import pytest

from qa.kinds.spans.votes import of_side
from tests.qa.kinds.quoting import spans_left

_VOTE = "The vote to accept the offer was close: 52 to 47, with 11 rowers not voting."


@pytest.mark.parametrize(
    ("question", "text", "quote", "left"),
    [
        ("How many rowers voted no?", _VOTE, "11", []),
        ("How many rowers voted against the offer?", _VOTE, "11 rowers", []),
        ("How many rowers voted no?", _VOTE, "with 11", []),
        ("How many rowers voted no?", _VOTE, "52 to 47", ["47"]),
        ("How many rowers voted no?", _VOTE, "52 to 47, with 11", ["47"]),
        ("How many rowers voted no?", _VOTE, "52", ["47"]),
        ("How many rowers voted no?", _VOTE, "47", ["47"]),
        ("How many rowers voted to accept?", _VOTE, "52 to 47", ["52"]),
        ("How many voted against it?", "It was passed by nine votes to four, with two abstentions.", "two", []),
        ("How many voted against it?", "It was passed by nine votes to four.", "nine votes to four", ["four"]),
    ],
)
def test_votes_of_a_side(question, text, quote, left):
    """Those who did not vote are on neither side, and those who won are named first."""
    assert spans_left(question, text, quote, rule=of_side) == left


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How many rowers did not vote?", _VOTE, "11"),
        ("How many rowers voted?", _VOTE, "52 to 47"),
        ("How many voted against it?", "The vote to sell was lost by nine to four.", "nine to four"),
        ("How many voted against it?", "The vote was 2.9 to 1.4 million.", "2.9 to 1.4 million"),
        ("How many voted against it?", "It took three to two hours to vote.", "two"),
        ("How many voted for it?", "The 11 who had not voted before voted for it.", "11"),
    ],
)
def test_other_numbers(question, text, quote):
    """Where the side is not clear, or not asked for, the numbers stay as they are."""
    assert quote in spans_left(question, text, quote, rule=of_side)
