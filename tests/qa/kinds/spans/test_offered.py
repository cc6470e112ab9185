"""What was only offered or promised is not what was given."""

from __future__ import annotations

import pytest

from qa.kinds.spans.offered import without_offered
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much has the council granted the choir?", "The choir was promised £500 by the council.", "£500"),
        ("How much did Lund give the museum?", "Lund has offered £1m for a new wing.", "£1m"),
    ],
)
def test_what_is_only_offered(question, text, quote):
    """An offer and a promise do not answer what was given."""
    assert spans_left(question, text, quote, rule=without_offered) == []


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much has Lund offered?", "Lund has offered £1m for a new wing.", "£1m"),
        ("How much did Lund give?", "Lund offered her hand and gave £1m for a new wing.", "£1m"),
    ],
)
def test_what_was_given_or_is_asked_for_as_an_offer_stays(question, text, quote):
    """A sentence that also says what was given keeps its values."""
    assert spans_left(question, text, quote, rule=without_offered) == [quote]
