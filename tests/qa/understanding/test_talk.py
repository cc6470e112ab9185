"""Whom a pronoun means in a conversation that names nobody."""

from __future__ import annotations

import pytest

from qa.understanding.followups import understand


@pytest.mark.parametrize(
    ("asked", "understood"),
    [
        ("When did the referee stop the match?", "Why did the referee leave?"),
        ("Did the deputy mayor pay the fine?", "Why did the deputy mayor leave?"),
    ],
)
def test_a_pronoun_may_mean_somebody_by_a_role(asked, understood):
    """Where no one has been named, whoever the question before calls by what they are is meant."""
    assert understand("Why did she leave?", [asked], lambda question: None) == understood
