"""What is not so yet, or never was, is not what was."""

from __future__ import annotations

import pytest

from qa.kinds.spans.unreal import without_unreal
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much was the mill fined?", "The judge said that she could impose a fine of up to £9,000.", "£9,000"),
        ("How much was Orme Rail fined?", "Orme Rail may be fined £2m over the crash.", "£2m"),
        ("What did the footbridge cost?", "Working at night would add £40,000 to the bill.", "£40,000"),
        ("What did the footbridge cost in 2004?", "Roe thinks that repairs will come to £3m.", "£3m"),
        (
            "What did the footbridge cost in 2004?",
            "Roe thinks that repairs will come to £3m.",
            "repairs will come to £3m",
        ),
        ("How many people were killed?", "Up to 60 people could have been killed, Roe said.", "Up to 60"),
        ("How much was spent?", "The board will close the lane and spend £3m on repairs.", "£3m"),
        ("How much has the council granted the choir?", "The choir was promised £500 by the council.", "£500"),
        ("How much did Lund give the museum?", "Lund has offered £1m for a new wing.", "£1m"),
        ("Who will succeed Bo Roe?", "Among the candidates to follow him is Ada Lund, the clerk.", "Ada Lund"),
        ("Who is the new manager?", "The favourite for the job is Ada Lund.", "Ada Lund"),
        ("Who runs the café?", "Ida and Bo Roe were going to open a café.", "Ida and Bo Roe"),
    ],
)
def test_what_is_only_supposed_offered_or_hoped_for(question, text, quote):
    """A possibility, an offer and a promise do not answer what was, nor a candidate and a plan who it is."""
    assert spans_left(question, text, quote, rule=without_unreal) == []


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much could the mill be fined?", "The judge said that she could impose a fine of up to £9,000.", "£9,000"),
        ("How much did Roe agree to pay?", "Roe will pay £300 a month.", "£300"),
        ("How much was Roe ordered to pay?", "Roe will have to pay £300.", "£300"),
        ("How far could she see?", "From the tower she could see 40 miles.", "40 miles"),
        ("How much does it cost?", "A repair will cost £40.", "£40"),
        ("How much has Lund offered?", "Lund has offered £1m for a new wing.", "£1m"),
        ("Who is the favourite to succeed Bo Roe?", "The favourite for the job is Ada Lund.", "Ada Lund"),
        ("Who was going to open a café?", "Ida and Bo Roe were going to open a café.", "Ida and Bo Roe"),
    ],
)
def test_what_is_asked_for_as_unreal_stays(question, text, quote):
    """So do possibilities, offers, candidates and plans if the question is about them."""
    assert spans_left(question, text, quote, rule=without_unreal) == [quote]


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much was the mill fined?", "The mill, which could have closed, was fined £9,000.", "£9,000"),
        ("How much was the mill fined?", "A fine of £9,000 could close the mill.", "£9,000"),
        ("How much was the mill fined?", "The mill would later be fined £9,000.", "£9,000"),
        ("How many miners were killed?", "The flood would go on to kill 30 miners.", "30"),
        ("How much was raised?", "The fête will be back next year after it raised £700.", "£700"),
        ("How much did the lock cost?", "The lock will open in May and cost £6m.", "£6m"),
        ("How much did Lund give?", "Lund offered her hand and gave £1m for a new wing.", "£1m"),
        ("How much did the parish pay?", "The parish offered £2m for the field, and the farmer accepted.", "£2m"),
        ("How much did the shop donate?", "The shop, which offers sewing lessons, handed the choir £300.", "£300"),
        ("How much was given to the choir?", "The shop had promised help and last week handed over £300.", "£300"),
        ("Who will succeed Bo Roe?", "Ada Lund was chosen from four candidates to succeed him.", "Ada Lund"),
        ("Who will replace the bursar?", "Ida Roe, a former parliamentary candidate, will take over.", "Ida Roe"),
        ("Who will be the next bursar?", "The candidates were many, but the job goes to Ida Roe.", "Ida Roe"),
        ("Who replaced Lund?", "Ida Roe, who had been on a shortlist in Tolm, took over from Lund.", "Ida Roe"),
        ("Who runs the forge?", "Ida Roe may be 90, but she still runs the forge.", "Ida Roe"),
        ("Who owns the inn?", "Ida Roe could have sold the inn but kept it.", "Ida Roe"),
    ],
)
def test_what_became_so_stays(question, text, quote):
    """What another clause says may be, what "would later" be, what was accepted, and who was chosen."""
    assert spans_left(question, text, quote, rule=without_unreal) == [quote]
