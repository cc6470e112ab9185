"""Figures that count something else than what is asked for."""

from __future__ import annotations

import pytest

from qa.kinds.spans.counted import without_counts_of_others, without_ratios
from tests.qa.kinds.quoting import spans_left

_TEXT = """Oat slice

Cuts into 14 slices. A slice has 210 calories, and the tin holds 1,400 grams.

Ingredients: 250g oats, 90g dark sugar, 2 eggs, a little salt.

Ada Frost beat Otto Roe by 31 votes. Twelve votes decided the ward. She won 811 votes in all.
Otto Roe had won by roughly 27 votes before.
"""


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("How many calories does a slice have?", "14", False),
        ("How many calories does a slice have?", "Cuts into 14", False),
        ("How many calories does a slice have?", "210 calories", True),
        ("How many slices does the oat slice make?", "14 slices", True),
        ("How much does a slice weigh?", "14", True),
        ("How much butter goes into the oat slice?", "250g", False),
        ("How much sugar goes into the oat slice?", "250g", False),
        ("How much sugar goes into the oat slice?", "90g", True),
        ("How much butter does a slice hold?", "1,400 grams", True),
        ("How many votes did Ada Frost get?", "31", False),
        ("How many votes did Ada Frost get?", "Twelve", False),
        ("How many votes did Ada Frost get?", "811", True),
        ("How many votes did Otto Roe get?", "27", False),
        ("How many votes did Ada Frost win by?", "31", True),
        ("How many more votes did Ada Frost get?", "31", True),
        ("How many kinds of slices and tins are there?", "14", True),
        ("How many times was the bar sliced?", "14", True),
    ],
)
def test_counts_of_another_thing_and_leads(question, quote, stays):
    """A number of slices is none of calories, and by how much somebody led is not how many votes they got."""
    assert bool(spans_left(question, _TEXT, quote, rule=without_counts_of_others)) is stays


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("How many visitors did the museum have?", "She spent six years at the museum.", "six years", False),
        ("How many visitors did the museum have?", "She spent six years at the museum.", "six", False),
        ("How many runners finished?", "Bo Roe finished in 2:51:33.", "2:51:33", False),
        ("How many seats are there?", "A seat is £9 in the stalls.", "£9", False),
        ("How many runners finished within the limit?", "Bo Roe finished in 2:51:33.", "2:51:33", False),
        ("How many years did she work there?", "She spent six years at the museum.", "six years", True),
        ("How many terms did she serve?", "She served for six years.", "six years", True),
        ("How many people are out of work?", "Some 60 per cent are out of work.", "60 per cent", True),
        ("How many visitors were there?", "In six years 70,000 came.", "70,000", True),
        ("How many visitors were there?", "It had 900 visitors in six years.", "900 visitors in six years", True),
        ("How many pounds did she pay?", "A seat is £9 in the stalls.", "£9", True),
        ("How many seats did the Blues win?", "The Blues won 14 seats ahead of the Reds on six.", "14", True),
        ("How many seats did the Blues win?", "The Blues were 14 seats ahead of the Reds.", "14", False),
        ("How many laps did he run in the time?", "He ran 30 minute-long laps.", "30", True),
    ],
)
def test_figures_in_another_unit(question, text, quote, stays):
    """Years, a time of the clock and money count no visitors; a share may, and so may years of a term."""
    assert bool(spans_left(question, text, quote, rule=without_counts_of_others)) is stays


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("Who voted for the ban?", "By a majority of two to one the jury voted for the ban.", "two to one", False),
        (
            "Who voted for the ban?",
            "By two to one that the jury voted.",
            "two to one that the jury",
            False,
        ),
        ("Who voted for the ban?", "By two to one the jury voted for the ban.", "the jury", True),
    ],
)
def test_a_ratio_of_votes_is_nobody(question, text, quote, stays):
    """Those who voted may be named behind it."""
    assert spans_left(question, text, quote, rule=without_ratios) == ([quote] if stays else [])


@pytest.mark.parametrize(
    ("question", "text", "stays"),
    [
        ("How many people listened to the reading?", "It was read to 40 listeners.", True),
        ("How many people listen to a reading?", "It was read to 40 listeners.", True),
        ("How many songs did the listeners hear?", "It was read to 40 listeners.", False),
        ("How many songs does a listener hear?", "It was read to 40 listeners.", False),
        ("How many people rowed for the club?", "The club had 40 rowers.", True),
        ("How many members have a boat?", "The harbour has 40 boats.", False),
    ],
)
def test_those_who_do_what_a_verb_says_are_counted_for_it(question, text, stays):
    """The listeners are the people who listened; they are not what a listener hears."""
    assert spans_left(question, text, "40", rule=without_counts_of_others) == (["40"] if stays else [])


_MINUTES = (
    "Minutes of the Orme Rowing Club\n\nPresent: Ida Roe (chair), Bo Lund and 23 members\n\n"
    "Also present: all 9 members of the crew\n\nThe hut has 40 boats."
)


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("How many members does the club have?", "23", False),
        ("How many members did the club have?", "23 members", False),
        ("How many members did the meeting have?", "23", True),
        ("How many members were present?", "23", True),
        ("How many members came?", "23", True),
        ("How many boats does the club have?", "40", True),
        ("How many members does the crew have?", "9 members", True),
    ],
)
def test_those_present_are_not_all(question, quote, stays):
    """A line of minutes counts who came to the meeting, not who is in the club."""
    assert spans_left(question, _MINUTES, quote, rule=without_counts_of_others) == ([quote] if stays else [])
