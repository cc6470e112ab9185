"""What is said of a thing is not true of another one of the same kind."""

from __future__ import annotations

import pytest

from qa.kinds.spans.qualified import without_others_of_kind
from tests.qa.kinds.quoting import spans_left

_FERRY = """Ferry begins to run

A temporary ferry took the first cars to Orme on Friday. Sappers were at work for nine days.

The ferry weighs 40 tonnes. It cost £90.

The ferry will be sold when the permanent one, built by Lund, comes in 2031. It will last 80 years.
"""


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("How much will the permanent ferry weigh?", "40 tonnes", False),
        ("How much did the permanent ferry cost?", "£90", False),
        ("How much does the temporary ferry weigh?", "40 tonnes", True),
        ("How much does the new ferry weigh?", "40 tonnes", True),
        ("How much does the ferry weigh?", "40 tonnes", True),
        ("How long did work on the permanent ferry take?", "nine days", True),
        ("When does the permanent ferry come?", "2031", True),
        ("How long will the permanent ferry last?", "80 years", True),
    ],
)
def test_things_of_a_kind(question, quote, stays):
    """Of a contrary adjective, if the article has not named the one that is asked about before."""
    assert spans_left(question, _FERRY, quote, rule=without_others_of_kind) == ([quote] if stays else [])


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("Who won the first heat?", "In the second heat Roe was slow, but he won the heat for Lund.", "Lund", False),
        ("Who won the second heat?", "In the second heat Roe was slow, but he won the heat for Lund.", "Lund", True),
        ("Who led at the end of the heat?", "Roe led at the start of the heat, and then Lund.", "Lund", True),
        ("How old is the old school?", "The new school hall is open. The school is 90 years old.", "90 years", True),
    ],
)
def test_numbered_things(question, text, quote, stays):
    """Ordinals exclude each other, too; what a thing's part is like says nothing of the thing."""
    assert spans_left(question, text, quote, rule=without_others_of_kind) == ([quote] if stays else [])
