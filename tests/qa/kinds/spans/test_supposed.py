"""What could be or would be is not what was."""

from __future__ import annotations

import pytest

from qa.kinds.spans.supposed import without_supposed
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much was the mill fined?", "The judge said that she could impose a fine of up to £9,000.", "£9,000"),
        ("How much was Orme Rail fined?", "Orme Rail may be fined £2m over the crash.", "£2m"),
        ("What did the footbridge cost?", "Working at night would add £40,000 to the bill.", "£40,000"),
        ("What did the footbridge cost in 2004?", "Roe thinks that repairs will come to £3m.", "£3m"),
        (
            "What did the footbridge cost in 2004?",
            "Roe thinks that repairs will come to £3m.",
            "repairs will come to £3m",
        ),
        ("How many people were killed?", "Up to 60 people could have been killed, Roe said.", "Up to 60"),
    ],
)
def test_what_is_only_supposed(question, text, quote):
    """A possibility does not answer what was."""
    assert spans_left(question, text, quote, rule=without_supposed) == []


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much could the mill be fined?", "The judge said that she could impose a fine of up to £9,000.", "£9,000"),
        ("How much was the mill fined?", "The mill, which could have closed, was fined £9,000.", "£9,000"),
        ("How much was the mill fined?", "A fine of £9,000 could close the mill.", "£9,000"),
        ("How much did Roe agree to pay?", "Roe will pay £300 a month.", "£300"),
        ("How much was Roe ordered to pay?", "Roe will have to pay £300.", "£300"),
        ("How far could she see?", "From the tower she could see 40 miles.", "40 miles"),
        ("How much does it cost?", "A repair will cost £40.", "£40"),
    ],
)
def test_what_was_or_is_asked_for_as_supposed_stays(question, text, quote):
    """So do what a question asks for as a possibility, and what another clause only says may be."""
    assert spans_left(question, text, quote, rule=without_supposed) == [quote]
