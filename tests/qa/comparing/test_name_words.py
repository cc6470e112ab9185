from __future__ import annotations

import pytest

from tests.qa.comparing.test_agreement import _both_ways


@pytest.mark.parametrize(
    ("question", "one", "other", "outcome"),
    [
        ("Which party won?", "the Reformists", "the Reformist Party", "same"),
        ("Which party won?", "Soc Dems", "Social Democrats", "same"),
        ("Which university was it?", "Burley University", "the University of Burley", "same"),
        ("Which university was it?", "Miami University", "the University of Miami", "unclear"),
        ("Which body warned?", "the World Fish Council", "the World Sugar Council", "other"),
        ("Which office was it?", "the Department for Transport", "the Department of Health", "other"),
        ("Which office was it?", "the Ministry of the Interior", "the Ministry of Home Affairs", "unclear"),
        ("Who won?", "Ada Frey of the Harbour Party", "Ada Frey", "same"),
        ("Who was held?", "a woman aged 61", "a 61-year-old woman", "same"),
        ("Who was held?", "a woman, 61,", "a 61-year-old woman from Burley", "same"),
    ],
)
def test_bodies_and_their_people_are_told_by_what_names_them(question, one, other, outcome):
    """A party, a university and a ministry have short forms; what one of them is for tells it from others."""
    assert _both_ways(question, one, other) == outcome


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("on the M93", "on the M93 motorway", "same"),
        ("on the M93", "on the M93 near Burley", "same"),
        ("on the M93 near Ashcombe", "on the A17 near Burley", "other"),
        ("in northern Portugal", "in the north of Portugal", "same"),
        ("to the north of Portugal", "in northern Portugal", "unclear"),
        ("Lyon-based", "in Lyon", "same"),
        ("the east of England", "Ashcombe", "unclear"),
    ],
)
def test_a_place_is_the_same_in_the_words_for_where_it_is(one, other, outcome):
    """A road is one wherever along it, and a part of a country is named in two ways."""
    assert _both_ways("Where was it?", one, other) == outcome
