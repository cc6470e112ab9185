"""A number of which only a part is counted is quoted with that part."""

from __future__ import annotations

import pytest

from qa.kinds.spans.fractions import with_fractions
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("question", "text", "quote", "whole"),
    [
        ("How many hives were lost?", "Half of the 60 hives were lost.", "60", "Half of the 60"),
        (
            "How many hives were lost?",
            "Nearly two thirds of Roe's 60 hives were lost.",
            "60",
            "Nearly two thirds of Roe's 60",
        ),
        ("How many pupils came?", "One in five of the 60 pupils came.", "60", "One in five of the 60"),
        (
            "How many pupils came?",
            "More than half of the 60 pupils came.",
            "60 pupils",
            "More than half of the 60 pupils",
        ),
        ("How many pupils came?", "All but six of the 60 pupils came.", "60", "All but six of the 60"),
        (
            "How many pupils have gone?",
            "Only 20 per cent of its 60 pupils have since gone.",
            "60",
            "Only 20 per cent of its 60",
        ),
        ("How many hives did Roe burn?", "In May Roe burned most of the 60 hives.", "60", "most of the 60"),
        ("How many oaks were cut down?", "It ended with half of the 60 oaks felled.", "60", "half of the 60"),
    ],
)
def test_numbers_of_which_a_part_is_counted(question, text, quote, whole):
    """The sentence says of the part what the question asks, behind it or before it."""
    assert spans_left(question, text, quote, rule=with_fractions) == [whole]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many hives did Roe have?", "Half of the 60 hives were lost."),
        ("How many hives are there in the orchard?", "Half of the 60 hives in the orchard were lost."),
        ("How many hives were bought in May?", "Half of the 60 hives bought in May were lost."),
        ("How many hives were lost?", "He sold half of the 60 hives lost in the flood."),
        ("How many hives were lost?", "The smell of the 60 hives was lost."),
        ("What number of hives is lost?", "Half of the 60 hives were lost."),
    ],
)
def test_whole_numbers(question, text):
    """A number that may be what is asked for is not widened."""
    assert spans_left(question, text, "60", rule=with_fractions) == ["60"]
