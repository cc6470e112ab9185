from __future__ import annotations

import pytest

from qa.comparing.negation import _is_negated
from tests.qa.comparing.test_agreement import _both_ways, _said


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("Where was the flood?", "Nobody was hurt in the flood in *Lund*.", "The flood was in *Lund*."),
        ("How many passengers were there?", "None of the *40* passengers died.", "It had *40* passengers."),
        ("What is it near?", "It is not far from *the mill*.", "It is by *the mill*."),
        ("What was ruled out?", "They ruled out *frost*.", "They have ruled out *frost*."),
    ],
)
def test_a_negation_of_something_else_changes_nothing(question, one, other):
    """Only what is denied itself differs from what is told: not a place where nobody was hurt."""
    assert _both_ways(question, one, other) == "same"


@pytest.mark.parametrize(
    "other",
    ["Police no longer suspect *Per Holt*.", "It cannot have been *Per Holt*.", "It was anyone but *Per Holt*."],
)
def test_a_name_that_is_denied_does_not_agree(other):
    """A "not" reaches over "have been", and "no longer" is one."""
    assert _both_ways("Who stole the lamp?", "It was *Per Holt*.", other) == "unclear"


def test_a_long_blank_before_a_quote_is_passed_over():
    """Only the words before a quote count, however far they stand from it."""
    blank = " " * 60_000
    assert _is_negated(_said(f"It cannot{blank}have been{blank}*Per Holt*"))
    assert not _is_negated(_said(f"It was{blank}*Per Holt*"))
