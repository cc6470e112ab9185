"""The value of the period that a question names, where a line has those of two."""

from __future__ import annotations

import pytest

from qa.kinds.spans.periods import of_period
from tests.qa.kinds.quoting import spans_left

_RESULTS = "Orme plc: results\n\nProfit before tax of £3.1m (first half of 2024: £3.8m) was lower. Sales were £9m."


@pytest.mark.parametrize(
    ("question", "quote", "left"),
    [
        ("What was Orme's profit in the first half of 2024?", "£3.1m", ["£3.8m"]),
        ("What was Orme's profit in the first half of 2024?", "£3.1m (first half of 2024: £3.8m)", ["£3.8m"]),
        ("What was Orme's profit in the first half of 2024?", "£3.8m", ["£3.8m"]),
        ("What was the profit in 2025?", "£3.1m", ["£3.1m"]),
        ("What was the profit in 2025?", "£3.8m", []),
        ("How much was the profit?", "£3.1m (first half of 2024: £3.8m)", ["£3.1m"]),
        ("How much was the profit?", "£3.8m", []),
        ("How much were sales in 2024?", "£9m", ["£9m"]),
        ("Who made a profit in 2024?", "£3.1m", ["£3.1m"]),
    ],
)
def test_the_asked_period(question, quote, left):
    """Brackets with a year give their value to it; a question without a year asks for the other."""
    assert spans_left(question, _RESULTS, quote, rule=of_period) == left


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The hall (built 1924) holds 300 people.", "300"),
        ("It cost £3m (roof: £1m).", "£3m"),
        ("It cost £3m in all. The roof (2024: £1m) is new.", "£3m"),
    ],
)
def test_other_brackets(text, quote):
    """Brackets without a period and a value, or elsewhere in the sentence, change nothing."""
    assert spans_left("How much was it in 2024?", text, quote, rule=of_period) == [quote]


def test_a_year_before():
    """It may be named by words."""
    text = "Orders rose to 90 (a year earlier: 70)."
    assert spans_left("How many orders were there a year earlier?", text, "90", rule=of_period) == ["70"]
    assert spans_left("How many orders are there?", text, "90", rule=of_period) == ["90"]
