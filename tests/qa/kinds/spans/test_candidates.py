"""A candidate does not have a post yet."""

from __future__ import annotations

import pytest

from qa.kinds.spans.candidates import without_candidates
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("Who will succeed Bo Roe?", "Among the candidates to follow him is Ada Lund, the clerk.", "Ada Lund"),
        ("Who is the new manager?", "The favourite for the job is Ada Lund.", "Ada Lund"),
        ("Who runs the café?", "Ida and Bo Roe were going to open a café.", "Ida and Bo Roe"),
    ],
)
def test_who_is_only_a_candidate(question, text, quote):
    """A candidate, or one who was going to do it, does not answer who has a post or runs something."""
    assert spans_left(question, text, quote, rule=without_candidates) == []


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("Who will succeed Bo Roe?", "Ada Lund was chosen from four candidates to succeed him.", "Ada Lund"),
        ("Who is the favourite to succeed Bo Roe?", "The favourite for the job is Ada Lund.", "Ada Lund"),
        ("Who was going to open a café?", "Ida and Bo Roe were going to open a café.", "Ida and Bo Roe"),
    ],
)
def test_who_was_chosen_stays(question, text, quote):
    """So do candidates and plans that are asked for."""
    assert spans_left(question, text, quote, rule=without_candidates) == [quote]
