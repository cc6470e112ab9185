from __future__ import annotations

import pytest

from tests.qa.comparing.test_agreement import _both_ways


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("How many came?", "a quarter million", "250,000"),
        ("How many came?", "a half dozen", "6"),
        ("How many came?", "a hundred-odd", "103"),
        ("How many came?", "7.2 M", "7.2 million"),
        ("How many came?", "7.2 mil", "7,200,000"),
        ("How many came?", "72K", "72,000"),
        ("How many came?", "9,000 give or take", "9,100"),
        ("How many came?", "just shy of 9,000", "8,950"),
        ("How much was it?", "£7.2B", "£7.2bn"),
        ("How much was it?", "7,2 million euros", "€7.2m"),
        ("How much was it?", "70 euro cents", "€0.70"),
        ("How much was it?", "Mex$30m", "30 million Mexican pesos"),
        ("How much was it?", "NT$30m", "30 million Taiwan dollars"),
        ("How much was it?", "30m Norwegian crowns", "NOK30m"),
        ("How much did it rain?", "38mm", "1.5 inches"),
        ("How heavy is it?", "11st 3lb", "71.2kg"),
        ("How heavy is it?", "11 stone 3 pounds", "157 pounds"),
        ("How heavy is it?", "350mg", "0.35g"),
        ("How tall is she?", "five foot nine", "1.75m"),
        ("How high is it?", "1,400 metres above sea level", "1,400m"),
        ("What share was it?", "⅔", "two thirds"),
        ("Which pier is it?", "No 9", "9"),
        ("Which pier is it?", "No. 9", "number nine"),
        ("Which bus is it?", "the No 9 bus", "the number 9 bus"),
        ("How often does it run?", "daily", "every day"),
        ("How often does it run?", "once a fortnight", "every two weeks"),
        ("How many homes burned?", "70 (15%)", "70"),
        ("How many homes burned?", "70 (15%)", "15 per cent"),
        ("How many homes burned?", "70 (previously 90)", "70"),
        ("How many homes burned?", "70, or 15% of the village", "70"),
        ("How many homes burned?", "70 homes, 30 of them in Harn", "70"),
        ("What is the fare?", "£2.60, up 20p", "£2.60"),
    ],
)
def test_one_amount_in_other_words_is_the_same(question, one, other):
    """Scales, currencies, units and numbers of things are read however they are written, without what is added."""
    assert _both_ways(question, one, other) == "same"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("How much was it?", "30m Egyptian pounds", "30m Sudanese pounds"),
        ("How much was it?", "R$30m", "US$30m"),
        ("How much was it?", "30 million Serbian dinars", "30 million Tunisian dinars"),
        ("How much did it rain?", "38mm", "83mm"),
        ("How cold was it?", "between 20C and 25C", "31C"),
        ("How old is she?", "aged between 21 and 23", "28"),
        ("How many came?", "not more than 9,000", "9,800"),
        ("How many came?", "six or more", "four"),
        ("How often does it run?", "every other day", "daily"),
        ("How many homes in Harn burned?", "70", "30 in Harn"),
    ],
)
def test_two_amounts_differ_in_any_unit(question, one, other):
    """Coins of two countries and numbers outside a range or a bound cannot both be right."""
    assert _both_ways(question, one, other) == "other"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("How many came?", "several hundred", "100"),
        ("How many came?", "several hundred", "400"),
        ("How many came?", "a few thousand", "a couple of thousand"),
        ("How many came?", "a few dozen", "12"),
        ("How much was it?", "several million pounds", "£1m"),
        ("How much was it?", "70 cents", "€0.70"),
        ("How much was it?", "30m Syrian pounds", "30m Syrian lira"),
        ("How many were sold?", "seven pairs", "14"),
        ("How many homes burned?", "70", "30 in Harn alone"),
        ("How many homes burned?", "70", "up to 30 in Harn"),
        ("How cold was it?", "12C", "12C lower"),
        ("What is the fare?", "20p dearer", "£2.60"),
        ("What is the fare?", "15% off", "15%"),
        ("How wide is the lane?", "3 metres", "3 metres narrower"),
    ],
)
def test_a_number_that_is_not_told_or_is_of_a_part_is_unclear(question, one, other):
    """Several hundred are no 100 and may be 400; the number of one place, or a difference, is none of the whole."""
    assert _both_ways(question, one, other) == "unclear"


@pytest.mark.parametrize(
    ("question", "one", "other", "outcome"),
    [
        ("How many does it teach?", "70 pupils", "70 students", "same"),
        ("How many did it shut?", "70 outlets", "90 shops", "other"),
        ("How many burned?", "70 lorries", "70 vehicles", "same"),
        ("How many burned?", "30 lorries", "70 vehicles", "unclear"),
        ("How many burned?", "70 lorries", "30 vehicles", "other"),
        ("How many medals are there?", "three bronze medals", "seven medals", "unclear"),
        ("How many bronze medals are there?", "three bronze medals", "seven medals", "other"),
        ("How many were killed?", "70 people", "70 dead", "same"),
        ("How many were killed?", "70 dead", "70 deaths", "same"),
        ("How many were detained?", "70 people", "70 arrests", "same"),
        ("How many came?", "70 people", "70 arrests", "unclear"),
        ("How many terms were there?", "a single term", "1", "same"),
        ("How many times did she win?", "once", "twice", "other"),
        ("How many times did she win?", "once in 1988", "once", "unclear"),
        ("How many cast parts had he?", "30 film roles", "30 movie cameras", "unclear"),
        ("How many times did she win?", "a four-time winner", "four times", "same"),
        ("How long did it last?", "three or four days", "three to four days", "same"),
        ("How long did it last?", "three or nine days", "three to nine days", "unclear"),
    ],
)
def test_numbers_are_of_one_thing_under_its_several_names(question, one, other, outcome):
    """News has several names for a thing, of which some are of its kinds: those are fewer."""
    assert _both_ways(question, one, other) == outcome


def test_what_a_number_rose_to_is_the_number_that_is():
    """A sentence without a change tells no size of one."""
    rose, stands = "Rents rose to *7.5%* of pay.", "The share stands at *7.5 per cent*."
    assert _both_ways("What is the share?", rose, stands) == "same"
    assert _both_ways("What is the share?", rose, "Rents rose *7.5 per cent*.") == "unclear"
    assert _both_ways("What is the share?", rose, "Rents rose *7.5%*.") == "unclear"


@pytest.mark.parametrize(
    ("one", "other"), [("6 movies", "6 films"), ("6 ships", "6 vessels"), ("6 kids", "6 youngsters")]
)
def test_synonyms_of_what_is_counted_are_one_thing(one, other):
    """Those of the list of synonyms are also counted alike."""
    assert _both_ways("How many were there?", one, other) == "same"
