"""Figures of another measure are left out, and others stay."""

from __future__ import annotations

import pytest

from qa.kinds.spans.beside_figures import without_other_measures
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How many floors does the tower have?", "The firm rents the 30th floor of the tower.", "30th"),
        ("How many prizes did the film win?", "It was nominated for 12 prizes this year.", "12"),
        ("How much does a sachet cost?", "You need 1 sachet of salt.", "1"),
        ("How much does a day ticket cost?", "There are two tickets left.", "two"),
        ("How much did the rock weigh?", "It was a 3-foot rock, officials said.", "3-foot"),
        ("How much will the seats cost?", "25/0430: the Bell Inn, seats outside.", "25/0430"),
        ("How much will the seats cost?", "25/0430: the Bell Inn, seats outside.", "25"),
        ("How much will the seats cost?", "25/0430: the Bell Inn, seats outside.", "25/0430: the Bell Inn"),
        (
            "What temperature should the freezer be?",
            "Stock keeps three days; in the freezer, six months.",
            "six months",
        ),
        ("How fast does the snail crawl?", "It has crawled nine metres since Monday.", "nine metres"),
    ],
)
def test_figures_of_another_measure(question, text, quote):
    """A place in a row, a nomination, another unit, a length alone and an application's number answer nothing."""
    assert spans_left(question, text, quote, rule=without_other_measures) == []


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How many times has it been held?", "It will be held for the 30th time.", "30th"),
        ("How many prizes was the film nominated for?", "It was nominated for 12 prizes this year.", "12"),
        ("How much does a sachet cost?", "It costs 3 crowns a sachet.", "3"),
        ("How many sachets do you need?", "You need 1 sachet of salt.", "1"),
        ("How many prizes did the film win?", "It won 12 prizes this year.", "12"),
        ("How much did the rock weigh?", "It was a rock of 3 tonnes, officials said.", "3 tonnes"),
        ("By how many wickets did Orme win?", "Orme had a nine-wicket win.", "nine-wicket"),
        ("What is the number of the inn's application?", "25/0430: the Bell Inn, seats outside.", "25/0430"),
        (
            "How much will the seats cost?",
            "25/0430: the Bell Inn, seats for £900.",
            "25/0430: the Bell Inn, seats for £900",
        ),
        ("What temperature should the freezer be?", "Keep the freezer at -18°C.", "-18°C"),
        ("How fast does the snail crawl?", "It crawls nine metres an hour.", "nine metres"),
        ("How fast does the snail crawl?", "In two hours it has crawled nine metres.", "nine metres"),
        ("How fast was the snail over the path?", "It took nine minutes.", "nine minutes"),
        ("How far did the snail crawl?", "It has crawled nine metres since Monday.", "nine metres"),
    ],
)
def test_what_can_answer_stays(question, text, quote):
    """The same words beside a question about them, and values that nothing excludes."""
    assert spans_left(question, text, quote, rule=without_other_measures) == [quote]
