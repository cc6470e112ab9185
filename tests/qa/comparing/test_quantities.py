from __future__ import annotations

from decimal import Decimal

import pytest

from qa.comparing.quantities import quantities, same_amount


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3.4 million", [3_400_000]),
        ("3,400,000", [3_400_000]),
        ("three point four million shells", [3_400_000]),
        ("approximately 3.4 million 105mm artillery shells", [3_400_000]),
        ("about a hundred guns", [100]),
        ("one hundred and five thousand", [105_000]),
        ("£3bn", [3_000_000_000]),
        ("between 3 and 5 cats", [3, 5]),
        ("Two people", [2]),
        ("the 57th Motorized Brigade", []),
        ("155mm shells", []),
        ("1.2.3", []),
        ("", []),
    ],
)
def test_numbers_in_words_and_digits_are_values(text, values):
    """Words, digits, separators and scales give one value; numbers that are part of a name give none."""
    assert [quantity.value for quantity in quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("nearly 30,000 troops in South Korea", {"troop"}),
        ("4.5 per cent", {"%"}),
        ("4.5%", {"%"}),
        ("$5 million", {"$"}),
        ("100", set()),
    ],
)
def test_a_unit_is_what_follows(text, unit):
    """The words up to a preposition, a percent sign or the currency are the unit."""
    assert quantities(text)[0].unit == unit


@pytest.mark.parametrize(
    ("one", "other", "hedged", "same"),
    [
        (3_400_000, 3_412_000, False, True),
        (30_000, 28_500, True, True),
        (30_000, 28_500, False, False),
        (20, 24, False, False),
        (100, 100, False, True),
        (3_400_000, 3_600_000, True, False),
        (0, 5, True, False),
    ],
)
def test_a_rounded_number_is_the_same_amount(one, other, hedged, same):
    """More digits are more precision; one digit alone is rounded only where it is hedged. The order is no matter."""
    assert same_amount(Decimal(one), Decimal(other), hedged=hedged) is same
    assert same_amount(Decimal(other), Decimal(one), hedged=hedged) is same
