"""A verb of saying is nobody's job; `test_naming` has the roles that people have."""

from __future__ import annotations

import pytest

from qa.kinds.spans.roles import without_verbs_of_saying
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("What did Roe do for a living?", "It was Roe who reported it.", "reported", False),
        ("What is Roe's job?", "Roe, who explained it, is a plumber.", "explained", False),
        ("What did Roe do for a living?", "Roe traded in wool.", "traded in wool", True),
        ("What is Roe's job?", "Roe is an announcer for the railway.", "announcer", True),
        ("What does Roe do for a living?", "Roe reports for the Echo.", "reports", True),
        ("What is Roe's job?", "Roe is a retired plumber.", "retired", True),
        ("What did Roe do?", "Roe resigned.", "resigned", True),
    ],
)
def test_verbs_of_saying(question, text, quote, stays):
    """A trade may be a job, and another question may ask what somebody said."""
    assert spans_left(question, text, quote, rule=without_verbs_of_saying) == ([quote] if stays else [])
