"""Counts of relatives of another degree than the one asked for."""

from __future__ import annotations

import pytest

from qa.kinds.spans.relatives_counted import without_counts_of_other_relatives
from tests.qa.kinds.quoting import spans_left

_BORN = "Ada Roe was born in Orme, the third of five children of a cook. She leaves two sons and seven grandchildren."


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("How many grandchildren does Ada Roe have?", _BORN, "five", False),
        ("How many children did Ada Roe have?", _BORN, "five", False),
        ("How many grandchildren does Ada Roe have?", _BORN, "two sons", False),
        ("How many grandchildren does Ada Roe have?", _BORN, "seven", True),
        ("How many sons does Ada Roe have?", _BORN, "two", True),
        ("How many children does Ada Roe have?", _BORN, "two sons", True),
        ("How many children did Ada Roe's parents have?", _BORN, "five", True),
        ("How many children do the Roes have?", "Ada is the youngest of five children.", "five", True),
        ("How many eggs does Ada Roe have?", "Ada Roe has five children.", "five", True),
        (
            "How many children did Ada Roe have?",
            "Ada Roe, the ninth of ten children of a cook, left Orme.",
            "ten",
            False,
        ),
    ],
)
def test_relatives_counted(question, text, quote, stays):
    """Five brothers and sisters are not grandchildren."""
    assert spans_left(question, text, quote, rule=without_counts_of_other_relatives) == ([quote] if stays else [])
