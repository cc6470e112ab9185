"""Values of another party: in brackets behind another of a row, or of who sold to the one who is asked about."""

from __future__ import annotations

import pytest

from qa.kinds.spans.parties import without_other_parties
from tests.qa.kinds.quoting import spans_left

_BACKED = "It is backed by the county (£900), by the Orme Trust (£70) and by Lund's Mill, which named no sum."
_SOLD = "The ring was sold in a lay-by to a man called the Dutchman, for £900."


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much did Lund's Mill give?", _BACKED, "£70"),
        ("How much did Lund's Mill give?", _BACKED, "£900"),
        ("How much did the Orme Trust give?", _BACKED, "£900"),
        ("How much did the Dutchman sell the ring for?", _SOLD, "£900"),
        ("What did Roe sell it for?", "Lund sold the boat to Roe for £80.", "£80"),
    ],
)
def test_values_of_other_parties(question, text, quote):
    """A value in brackets is that of the name before it; who bought something did not sell it for the price."""
    assert spans_left(question, text, quote, rule=without_other_parties) == []


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much did the Orme Trust give?", _BACKED, "£70"),
        ("How much did the county give?", _BACKED, "£900"),
        ("How much did the Dutchman pay for the ring?", _SOLD, "£900"),
        ("How much did Lund sell the boat for?", "Lund sold the boat to Roe for £80.", "£80"),
        ("How much did Roe sell the boat to Lund for?", "Lund sold the boat to Roe for £80.", "£80"),
        ("By how much did Orme beat Tolm?", "Orme (31) had a win by ten points (42-32) over Tolm.", "42-32"),
    ],
)
def test_values_of_the_asked_party(question, text, quote):
    """The value of the asked party stays, and so does one in brackets that is no member of a row."""
    assert spans_left(question, text, quote, rule=without_other_parties) == [quote]
