from __future__ import annotations

import pytest

from qa.understanding.alike import of_same_class
from qa.understanding.followups import understand


def _understood(question, before):
    return understand(question, [before], lambda asked: None)


@pytest.mark.parametrize(
    ("before", "question", "understood"),
    [
        ("Who is the mayor of Oro?", "And the treasurer?", "Who is the treasurer of Oro?"),
        ("What is the height of the mill?", "And the width?", "What is the width of the mill?"),
        ("Who won the boys' race?", "And the girls'?", "Who won the girls' race?"),
        ("How large is Una Frey's share?", "And Per Holt's?", "How large is Per Holt's share?"),
        ("How many people were killed in Oro?", "And hurt?", "How many people were hurt in Oro?"),
        ("Which trawler sank off Oro?", "And survived?", "Which trawler survived off Oro?"),
        ("How much is a sack of barley?", "And lentils?", "How much is a sack of lentils?"),
    ],
)
def test_one_of_a_class_stands_for_another(before, question, understood):
    """A role, a measure, an owner or a deed replaces the one that was asked about, not the last words."""
    assert _understood(question, before) == understood


@pytest.mark.parametrize(
    ("before", "replacement"),
    [
        ("Who is the mayor of Oro?", "the village"),
        ("What is the price of the mill?", "the mayor"),
        ("What's Una's share of Per's mill?", "Ada's"),
        ("Who owned and sold the mill?", "built"),
    ],
)
def test_what_is_of_no_class_or_of_two_is_left(before, replacement):
    """A role is no place, and of two owners or deeds it is not clear which one is meant."""
    assert of_same_class(before, replacement) is None


@pytest.mark.parametrize(
    ("before", "understood"),
    [
        ("What is the capital of Oro?", "How many people live in Oro?"),
        ("Who is Una Frey?", "How many people live there with Una Frey?"),
    ],
)
def test_there_is_the_place_that_was_named(before, understood):
    """What was asked about is a place if it was named as one."""
    assert _understood("How many people live there?", before) == understood
