"""The one whose relative is asked for is not the relative."""

from __future__ import annotations

import pytest

from qa.kinds.spans.relatives import without_owners_of_relatives
from tests.qa.kinds.quoting import spans_left

_PIE = "Ida Lund on a pie that her grandmother refused to write down"


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
        ("who was the engineer Ida Lund's grandmother", _PIE, "Ida Lund", False),
        ("Who was the mayor's grandmother?", _PIE, "Ida Lund", True),
    ],
)
def test_relatives(question, text, quote, stays):
    """Who has "her brother" beside them is not the brother; the owner is a name, with or without a role before it."""
    assert spans_left(question, text, quote, rule=without_owners_of_relatives) == ([quote] if stays else [])
