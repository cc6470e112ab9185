"""Limits of yes/no questions, and the questions how many there are."""

from __future__ import annotations

import pytest

from qa.understanding.limits import read_limit


@pytest.mark.parametrize(
    ("question", "how_many", "bound", "amount"),
    [
        ("Did more than 500 people take part?", "How many people take part?", "over", 500),
        ("were more than a dozen people hurt in the fire", "How many people were hurt in the fire?", "over", 12),
        ("Are there fewer than ten staff at the shop?", "How many staff are there at the shop?", "under", 10),
        ("Does the plant employ more than a thousand?", None, None, None),
        ("Does the plant employ over a thousand people?", "How many people does the plant employ?", "over", 1000),
        ("Did no more than three people survive?", "How many people survive?", "most", 3),
        ("Did at least twelve of the members vote no?", "How many of the members vote no?", "least", 12),
        ("Did the dam break in more than one place?", "How many places did the dam break in?", "over", 1),
        ("Were there exactly twelve jurors?", "How many jurors were there?", "exact", 12),
        ("Did the concert draw 5,000 people or more?", "How many people did the concert draw?", "least", 5000),
        ("Did over 4,000 people watch?", "How many people watch?", "over", 4000),
        ("Is Ann Lund under 50?", "How old is Ann Lund?", "under", 50),
        ("Was she over 20 when she left?", "How old was she when she left?", "over", 20),
        ("Is the population above 300,000?", "What is the population?", "over", 300_000),
        ("Did fewer than 20 young people apply in 2021?", "How many young people apply in 2021?", "under", 20),
    ],
)
def test_a_limit_of_a_count(question, how_many, bound, amount):
    """What is counted follows the number, as far as the first plural or preposition; people have an age."""
    limit = read_limit(question)
    if how_many is None:
        assert limit is None
        return
    assert (limit.question, limit.bound, limit.amount.low) == (how_many, bound, amount)


@pytest.mark.parametrize(
    ("question", "how_much", "dimension"),
    [
        ("Did it cost more than £14 million?", "How much did it cost?", "money pound"),
        ("Was it cheaper than 40 euros?", "How much was it?", "money euro"),
        ("Is the tower taller than 100 metres?", "How tall is the tower?", "length"),
        ("Is the pipe more than ninety years old?", "How old is the pipe?", "time"),
        ("Is Oro less than ten miles away?", "How far is Oro?", "length"),
        ("Was the apprenticeship shorter than three years?", "How long was the apprenticeship?", "time"),
        ("Did the trial last less than a month?", "How many months did the trial last?", "time"),
        ("Is its top speed 130 km/h or less?", "How many km/h is its top speed?", "speed"),
        ("Did more than 60% of voters back it?", "What percentage of voters back it?", "percent"),
        ("Did turnout exceed 60 percent?", "What percentage was turnout?", "percent"),
        ("Has inflation dropped below 3 percent?", "What percentage has inflation dropped to?", "percent"),
        ("Is the turnout larger than 40 percent?", "What is the turnout?", "percent"),
    ],
)
def test_a_limit_of_an_amount(question, how_much, dimension):
    """It is asked for by its measure."""
    limit = read_limit(question)
    assert (limit.question, limit.amount.dimension) == (how_much, dimension)


@pytest.mark.parametrize(
    "question",
    [
        "Did 500 people take part?",
        "Didn't more than 500 people take part?",
        "Did more than 500 people not take part?",
        "Did more than half of the members vote?",
        "Did at least one member vote?",
        "Was Lund the only one found guilty?",
        "Is it over?",
        "Was the ship under attack?",
        "Can children under twelve ride the bus alone?",
        "Does the enzyme stop working above 60 degrees?",
        "Did Oro win more than two of their last five games?",
        "Did more than 20 of over 30 guests leave?",
        "Did more than 20 to 30 guests leave?",
        "How many people took part?",
    ],
)
def test_no_limit(question):
    """A number alone, a share in words, "at least one", a kind of thing, a negation, or two limits."""
    assert read_limit(question) is None
