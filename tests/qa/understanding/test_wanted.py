"""Types of answers."""

from __future__ import annotations

import pytest

from qa.understanding.wanted import fits, is_stretch, wanted


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("How old is Hannibal?", "64", "father"),
        ("How old was she?", "in her sixties", "the mayor"),
        ("How many shells are there?", "a hundred", "artillery shells"),
        ("How much did it cost?", "£4.7m", "the bridge"),
        ("How long is the boat?", "14 metres", "the harbour"),
        ("How long did it last?", "all summer", "the harbour"),
        ("How long did it take?", "from Monday to Friday", "on Monday"),
        ("How long did it take?", "until Monday night", "late Monday night"),
        ("How long was it shut?", "from 5 May to 9 May 2023", "on 5 May 2023"),
        ("How long was it shut?", "until May 5, 2023", "Friday, May 5, 2023"),
        ("How long was it shut?", "since May 2023", "in May 2023"),
        ("How long was it shut?", "5 days in May", "May 5th"),
        ("How long was it shut?", "It was shut on 5 May for two days", "It was shut on 5 May"),
        ("How long was it shut?", "Friday 5 May to 9 May", "Friday 5 May"),
        ("How long is the book?", "1,200", "June 2020"),
        ("Who was the last pilot?", "Mr Rudd, whose father steered too", "whose father"),
        ("Who won?", "Ann Lee", "he"),
        ("Who is Le Thi Hong?", "a keeper", "Dr"),
        ("Who won the prize?", "FM: Ann Lee", "FM: You"),
        ("What is the name of the man who died?", "Bo Lind", "One man, in his sixties"),
        ("What is the name of the driver?", "Mr Lind", "the driver"),
        ("Who counted them?", "the mayor", "24"),
        ("When did it open?", "after the war", "Rome"),
        ("Between what dates did it close?", "1968 until 1990", "1968"),
        ("Between which towns does it sail?", "Harwick and Sollbury", "Harwick"),
        ("When did it open?", "2015/16", "38,073"),
        ("When did it open?", "nine", "90 %"),
        ("When did it open?", "14:30", "£40"),
        ("Where is it?", "in Rome", "1961"),
        ("Which countries signed?", "Alvora and Brund", "Eight"),
        ("Which sections will close?", "Sport", "five"),
        ("Which countries sent a message?", "Brund", "Eight countries"),
        ("Within how many days did it sail?", "nine days", "the harbour"),
        ("Into which river does it flow?", "the Orme", "seven"),
        ("Well, who won?", "Ann Lee", "he"),
        ("What is the name of her uncle?", "Bo Lind", "an uncle at the mill"),
        ("What make is the tractor?", "a 1951 Orlow", "a 1951"),
        ("Which make of tractor was it?", "Orlow", "1951"),
        ("What brand was the oven?", "Orlow 3000", "3000"),
    ],
)
def test_a_quote_of_the_wrong_type_does_not_fit(question, right, wrong):
    """The words of a question say what type its answer has."""
    assert fits(question, right)
    assert not fits(question, wrong)


@pytest.mark.parametrize(
    "question",
    ["What was the turnout?", "What speed did it reach?", "What percentage voted?", "At what price was it sold?"]
    + ["What is the average weight of a bell?", "What is the distance between the two farms?"],
)
def test_a_measure_is_told_by_a_figure(question):
    """A noun that names a measure asks for an amount, as "how" does."""
    assert wanted(question) == "amount"


@pytest.mark.parametrize(
    "question",
    ["What cost them the cup?", "What was the fine for?", "What is the fine print?", "What speed limits apply?"]
    + ["Which rent book was lost?"],
)
def test_the_name_of_a_measure_may_be_part_of_something_else(question):
    """A verb, a purpose and the first part of another noun are no measures."""
    assert wanted(question) == "anything"


@pytest.mark.parametrize("quote", ["24", "he", "Rome", "five", ""])
def test_any_quote_fits_an_open_question(quote):
    """Questions with "what" and "how" accept anything."""
    assert fits("What happened?", quote)
    assert fits("What makes it so slow?", quote)
    assert fits("How?", quote)


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("How loud is it?", "102 decibels", "14 metres"),
        ("How much sugar is in it?", "150g", "212 kcal"),
        ("How much energy is in it?", "212 kcal", "the sun"),
        ("How much money did it raise?", "£400", "30 degrees"),
        ("How much warmer was it?", "3 degrees", "the sea"),
        ("What percentage of patients waited?", "61.3%", "1,284"),
        ("What share of them waited?", "a third", "1,284"),
        ("What percentage of them waited?", "40", "611"),
        ("How heavy is the otter?", "140kg", "£62.40"),
        ("How heavy is the cheese?", "two pounds", "14 metres"),
        ("How tall is the tower?", "28 metres", "140 kg"),
        ("How long was it?", "40 minutes", "£40"),
        ("How cold was it?", "-12 degrees", "12 km"),
        ("How much did they pay?", "£6,400", "25 minutes"),
        ("How much did they pay?", "1,250", "3 kg"),
        ("How many people came?", "5,033", "140kg"),
        ("How many people agreed?", "60 per cent", "£60"),
        ("How many kilometres is it?", "14 km", ""),
        ("How many Mexican pesos was it?", "30 Mexican pesos", ""),
        ("Why did she leave?", "tinnitus", "2017"),
        ("Why did she leave?", "she was ill", "in 2017"),
    ],
)
def test_a_figure_of_another_measure_does_not_fit(question, right, wrong):
    """The measured thing decides the units that can answer; "why" wants no date."""
    assert fits(question, right)
    assert not wrong or not fits(question, wrong)


@pytest.mark.parametrize(
    ("before", "said", "stretch"),
    [
        ("For ", "26 years Ann Lund has trained dogs", True),
        ("She has trained dogs ", "for 26 years.", True),
        ("She has trained dogs for ", "26 years.", True),
        ("Over the past ", "ten years the club has grown", True),
        ("The oak has stood for ", "300 years.", False),
        ("It was built ", "300 years ago", False),
        ("She is ", "26 years old", False),
        ("Ann Lund, ", "26, has", False),
    ],
)
def test_for_how_long_is_no_age(before, said, stretch):
    """What somebody has done for 26 years does not tell their age."""
    assert is_stretch("How old is Ann Lund?", before, said) is stretch
    assert not is_stretch("How long has she trained dogs?", before, said)
