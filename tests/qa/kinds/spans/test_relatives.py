"""A relative is asked for: neither the one whose relative it is, nor relatives of another degree."""

from __future__ import annotations

import pytest

from qa.kinds.spans.relatives import without_other_relatives
from tests.qa.kinds.quoting import spans_left

_PIE = "Ida Lund on a pie that her grandmother refused to write down"
_BORN = "Ada Roe was born in Orme, the third of five children of a cook. She leaves two sons and seven grandchildren."


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("What was the name of Lund's grandmother?", _PIE, "Ida", False),
        ("What was the name of Lund's grandmother?", _PIE, "Ida Lund", False),
        ("What was the name of Lund's grandmother?", _PIE, "Ida Lund on a pie that her grandmother refused", False),
        ("What is the name of Lund's brother?", "Tom Lund and his brother sang.", "Tom Lund", False),
        ("What is the name of Ida Lund's brother?", "Tom Lund, her brother, sang.", "Tom Lund", True),
        ("What is the name of Ida Lund's brother?", "Tom Lund is her younger brother.", "Tom Lund", True),
        ("What is the name of Lund's brother?", "Lund married; her brother, Tom, sang.", "Tom", True),
        ("Who is Lund's brother?", "Ada Lund has her brother, Bo Lund, with her.", "Bo Lund", True),
        ("Who is Lund's brother?", "Ada Lund has her brother, Bo Lund, with her.", "Ada Lund", False),
        ("How many grandchildren does Ada Roe have?", _BORN, "five", False),
        ("How many children did Ada Roe have?", _BORN, "five", False),
        ("How many grandchildren does Ada Roe have?", _BORN, "two sons", False),
        ("How many grandchildren does Ada Roe have?", _BORN, "seven", True),
        ("How many sons does Ada Roe have?", _BORN, "two", True),
        ("How many children does Ada Roe have?", _BORN, "two sons", True),
        ("How many children did Ada Roe's parents have?", _BORN, "five", True),
        ("How many eggs does Ada Roe have?", "Ada Roe has five children.", "five", True),
    ],
)
def test_relatives(question, text, quote, stays):
    """Who has "her brother" beside them is not the brother, and five brothers and sisters are no grandchildren."""
    assert spans_left(question, text, quote, rule=without_other_relatives) == ([quote] if stays else [])
