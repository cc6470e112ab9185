"""Types of answers."""

from __future__ import annotations

import pytest

from qa.kinds.wanted import fits


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("How old is Hannibal?", "64", "father"),
        ("How old was she?", "in her sixties", "the mayor"),
        ("How many shells are there?", "a hundred", "artillery shells"),
        ("How much did it cost?", "£4.7m", "the bridge"),
        ("How long is the boat?", "14 metres", "the harbour"),
        ("How long did it last?", "all summer", "the harbour"),
        ("Who won?", "Ann Lee", "he"),
        ("Who is Le Thi Hong?", "a keeper", "Dr"),
        ("Who counted them?", "the mayor", "24"),
        ("When did it open?", "after the war", "Rome"),
        ("Where is it?", "in Rome", "1961"),
        ("Which countries signed?", "Alvora and Brund", "Eight"),
        ("Which sections will close?", "Sport", "five"),
        ("Which countries sent a message?", "Brund", "Eight countries"),
    ],
)
def test_a_quote_of_the_wrong_type_does_not_fit(question, right, wrong):
    """The words of a question say what type its answer has."""
    assert fits(question, right)
    assert not fits(question, wrong)


@pytest.mark.parametrize("quote", ["24", "he", "Rome", "five", ""])
def test_any_quote_fits_an_open_question(quote):
    """What, why and how may be anything."""
    assert fits("What happened?", quote)
    assert fits("Why?", quote)
