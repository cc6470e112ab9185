from __future__ import annotations

from decimal import Decimal

import pytest

from qa.words.quantities import quantities


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
        ("between 3 and 5 cats", [3]),
        ("Two people", [2]),
        ("the 57th Motorized Brigade", []),
        ("155mm shells", []),
        ("1.2.3", []),
        ("won a seventh", []),
        ("12\u00a0500 people", [12_500]),
        ("2 350 000", [2_350_000]),
        ("in 2024 300 people", [2024, 300]),
        ("12 500-seat halls", [12, 500]),
        ("hundreds of people", []),
        ("tens of thousands", []),
        ("two hundreds", [200]),
        ("a million and a half", [1_500_000]),
        ("three million and a half", [3_500_000]),
        ("two and a quarter million", [2_250_000]),
        ("six and three-quarter million", [6_750_000]),
        ("quarter of a million", [250_000]),
        ("the third quarter of a season", []),
        ("four trillion", [4_000_000_000_000]),
        ("£6trn", [6_000_000_000_000]),
        ("8 bn", [8_000_000_000]),
        ("2.5 lakh", [250_000]),
        ("three crore", [30_000_000]),
        ("eight in Lund", [8]),
        ("a hundred and one", [101]),
        ("No one", []),
        ("several hundred people", []),
        ("a few dozen", []),
        ("a few hundred thousand", []),
        ("two and a half dozen", [30]),
        ("7.2B", [7_200_000_000]),
        ("door 7B", []),
        ("9,4 million", [9_400_000]),
        ("£3 million⁴", [3_000_000]),
        ("in 1997³", [1997]),
        ("40%¹²", [40]),
        ("10⁶ cells", []),
        ("12 m²", [12]),
        ("", []),
    ],
)
def test_numbers_in_words_and_digits_are_values(text, values):
    """Words, digits, separators and scales give one value; numbers that are part of a name give none."""
    assert [quantity.value for quantity in quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("4.5 per cent", "percent", "4.5"),
        ("a quarter of them", "percent", "25"),
        ("one in five", "percent", "20"),
        ("two percentage points", "points", "2"),
        ("eight in ten", "percent", "80"),
        ("seven out of ten", "percent", "70"),
        ("60pc", "percent", "60"),
        ("two sevenths", "percent", "28.58"),
        ("a twelfth of them", "percent", "8.333"),
        ("six tenths of them", "percent", "60"),
        ("two tablespoons", "volume", "0.030"),
        ("100 Mbps", "rate", "100000"),
        ("12 amps", "current", "12"),
        ("3 cubic feet", "volume", "84.950539776"),
        ("500 ringgit", "money ringgit", "500"),
        ("40 lei", "money leu", "40"),
        ("80 m2", "area", "80"),
        ("3h 20m", "time", "12000"),
        ("three-and-a-half hours", "time", "12600"),
        ("2 in of rain", "length", "0.0508"),
        ("42mm of rain", "length", "0.042"),
        ("5ft 9", "length", "1.7526"),
        ("10 stone", "mass", "63.5029318"),
        ("three hours and a half", "time", "12600"),
        ("30 Mexican pesos", "money peso mexican", "30"),
        ("30 Jamaican dollars", "money dollar J", "30"),
        ("J$30", "money dollar J", "30"),
        ("one in a hundred", "percent", "1"),
        ("£9 a kilo", "money pound per mass", "9"),
        ("$5 million", "money dollar", "5000000"),
        ("A$30m", "money dollar A", "30000000"),
        ("50 cents", "money dollar", "0.50"),
        ("9.6 million dollars", "money dollar", "9600000"),
        ("8 km", "length", "8000"),
        ("6ft 2in", "length", "1.8796"),
        ("an hour and a half", "time", "5400"),
        ("1 hour and 30 minutes", "time", "5400"),
        ("a three-year contract", "time", "94672800"),
        ("-5C", "temperature", "-5"),
        ("100", None, "100"),
        ("half a million", None, "500000"),
        ("two dozen", None, "24"),
        ("three quarters of a million", None, "750000"),
        ("half a kilo", "mass", "0.5"),
        ("a penny", "money pound", "0.01"),
        ("20 Swiss francs", "money franc", "20"),
        ("40 US dollars", "money dollar US", "40"),
        ("4.7m people", None, "4700000"),
    ],
)
def test_a_quantity_is_in_the_base_unit_of_its_dimension(text, dimension, value):
    """Scales, shares, currencies and measures are read, and what follows on in a smaller unit is added."""
    (quantity,) = quantities(text)
    assert (quantity.dimension, quantity.low) == (dimension, Decimal(value))


@pytest.mark.parametrize("words", ["a year", "per year", "per annum", "annually", "yearly", "/yr"])
def test_a_rate_is_told_in_many_ways(words):
    """A sum of money for a year is one, whatever the words, and knows what time it is for."""
    (quantity,) = quantities(f"£36,525 {words}")
    assert quantity.dimension == "money pound per time"
    assert round(quantity.low * 86_400, 6) == 100


@pytest.mark.parametrize("text", ["3 daily papers", "eight in ten days"])
def test_an_adjective_or_a_period_makes_no_rate(text):
    """What comes out daily is counted, and so are the things of some days."""
    assert (quantities(text)[0].dimension, quantities(text)[0].per) == (None, None)


def test_decimals_are_as_exact_as_they_are_written():
    """A price of £4.50 is no rounded £4.46; a number in thousands may be."""
    assert [quantities(text)[0].step for text in ("£4.50", "4.5", "4,500")] == [Decimal("0.01"), Decimal("0.1"), 100]


def test_a_range_has_two_ends():
    """Both ends are read, in whatever words, with the scale that is after the second."""
    for text in ("12-14", "12 to 14", "between 12 and 14", "12% to 14%"):
        assert [(q.low, q.high) for q in quantities(text)] == [(12, 14)]
    for text in (
        "2m-3m",
        "two to three million",
        "between two and three million",
        "between two million and three million",
    ):
        assert [(q.low, q.high) for q in quantities(text)] == [(2_000_000, 3_000_000)]
    assert [(q.low, q.high) for q in quantities("thirteen to ninety million")] == [(13_000_000, 90_000_000)]
    assert [(q.low, q.high) for q in quantities("between 3kg and 4kg")] == [(3, 4)]
    assert [(q.low, q.high) for q in quantities("$3-4m")] == [(3_000_000, 4_000_000)]


def test_m_is_metres_where_a_length_is_asked():
    """A glued "m" is metres if a length is asked for; otherwise it is millions."""
    assert quantities("2m", length=True)[0].dimension == "length"
    assert quantities("2m")[0].value == 2_000_000


def test_what_is_counted_is_the_unit():
    """The words up to a preposition are what is counted."""
    assert quantities("nearly 30,000 troops in South Korea")[0].unit == {"troop"}
