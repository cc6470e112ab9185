from __future__ import annotations

import pytest

from qa.words.lemmas import lemma, negations
from qa.words.opposites import are_converse, excludes, is_one_change


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ("correct", "incorrect", True),
        ("mature", "immature", True),
        ("honest", "dishonest", True),
        ("paved", "unpaved", True),
        ("prison", "imprisonment", False),
        ("play", "display", False),
        ("land", "inland", False),
        ("less", "unless", False),
        ("longest", "shortest", True),
        ("heavier", "lighter", True),
        ("hottest", "coldest", True),
        ("longer", "longest", False),
        ("longer", "shortest", False),
    ],
)
def test_opposites_by_prefix_and_in_forms(one, other, excluded):
    """A prefix negates some words only; comparatives of opposites are opposites."""
    assert excludes(lemma(one), lemma(other)) == excludes(lemma(other), lemma(one)) == excluded


def test_one_event_has_two_sides():
    """Who sells and who buys tell of one sale; who opens and who closes do not."""
    assert are_converse("sell", "buy")
    assert not are_converse("open", "close")


def test_two_words_for_one_change():
    """To climb is to rise, and to slip is to fall."""
    assert is_one_change("climb", "rise")
    assert is_one_change("slip", lemma("plummet"))
    assert not is_one_change("climb", "slip")


@pytest.mark.parametrize(
    ("text", "count"),
    [("No 7", 0), ("no. 12 Kiln Row", 0), ("no 7-year-olds", 1), ("no more than 7", 0), ("no more use than water", 1)],
)
def test_negations_beside_numbers(text, count):
    """The number of a house or a bus is no negation."""
    assert negations(text) == count
