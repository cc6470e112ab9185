"""The figure that a sentence calls usual, a target or a limit answers a question for that."""

from __future__ import annotations

import pytest

from qa.kinds.spans.usual import of_usual
from tests.qa.kinds.quoting import spans_left

_SUN = "July had 118 hours of sunshine, against an average of 171 for the month. It rained on 9 days."
_TARGET = "The trust saw 62% in four hours, short of its target of 95%."


@pytest.mark.parametrize(
    ("question", "text", "quote", "left"),
    [
        ("How much sun is usual in July?", _SUN, "118 hours", ["171"]),
        ("How much sun is usual in July?", _SUN, "118 hours of sunshine, against an average of 171", ["171"]),
        ("How much sun is usual in July?", _SUN, "171", ["171"]),
        ("How much sun is usual in July?", _SUN, "an average of 171", ["171"]),
        ("How many days of rain are usual?", _SUN, "9 days", ["9 days"]),
        ("How much sun was there in July?", _SUN, "118 hours", ["118 hours"]),
        ("How many should the trust have seen, by its target?", _TARGET, "62%", ["95%"]),
        (
            "How many people does the barn hold?",
            "The barn holds 200, and with a capacity of 400 the hall is larger.",
            "200",
            ["200"],
        ),
        (
            "What is the usual cost in number of crowns?",
            "The usual cost is 7, against an average of 9 in Tolm.",
            "7",
            ["7"],
        ),
        ("How many did the trust see?", _TARGET, "62%", ["62%"]),
        ("How much sun is usual in May?", "May had 90 hours, against an average of 110.", "90 hours", ["110"]),
        ("How much sun is usual in May?", "It had 90, though an average of 110 is usual.", "90", ["110"]),
    ],
)
def test_what_is_usual(question, text, quote, left):
    """It takes the place of the other figure of its sentence, and only if it is asked for."""
    assert spans_left(question, text, quote, rule=of_usual) == left
