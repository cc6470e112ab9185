"""The dimension of the figure that a question wants."""

from __future__ import annotations

import pytest

from qa.understanding.dimensions import fits_measure, is_distance


@pytest.mark.parametrize(
    ("question", "said", "expected"),
    [
        ("How long is the ferry?", "two miles from the harbour.", True),
        ("How tall was the tower?", "40 metres away", True),
        ("How wide is the lake?", "about nine km north-east of Tarn", True),
        ("How far is the ferry?", "two miles from the harbour.", False),
        ("How long is the ferry?", "200 feet from bow to stern", False),
        ("How long is the ferry?", "90 metres long, two miles from the harbour", False),
        ("How big is the lake?", "nine miles north to south", False),
        ("How long is the ferry?", "", False),
    ],
)
def test_a_distance_is_no_size(question, said, expected):
    """How far away something is does not say how large it is; from end to end does."""
    assert is_distance(question, said) is expected


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("How tall is the mast?", "41 metres", "three tonnes"),
        ("How heavy is the bell?", "three tonnes", "41 metres"),
        ("How much did the mast cost?", "£41", "41 metres"),
        ("Height of the mast?", "41 metres", "£41"),
        ("How many sailors came?", "41 sailors", "41 metres"),
    ],
)
def test_a_figure_is_of_the_dimension_that_is_asked_for(question, right, wrong):
    """A bare number fits any."""
    assert [fits_measure(question, quote) for quote in (right, wrong, "41")] == [True, False, True]


@pytest.mark.parametrize("code", ["K12", "(K12)", "K12 to K15", "AB-7"])
def test_a_code_measures_nothing(code):
    """It is left out where a measure is asked for; beside money, letters may be those of a currency."""
    assert not fits_measure("How heavy are the owlets?", code)
    assert not fits_measure("How tall is the mast?", code)
    assert fits_measure("How much did the mast cost?", code)
    assert fits_measure("How heavy are the owlets?", "heavier than a K12")
    assert fits_measure("Which engine pulled it?", code)
