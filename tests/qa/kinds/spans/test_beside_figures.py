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


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much profit did the mill make?", "The mill made £3m on sales of £30m.", "£3m"),
        ("How high is the mast?", "The mast is 4m wide at the base and rises to 70m.", "70m"),
        ("How deep is the loch?", "The loch is 5km long and goes down to 60m.", "60m"),
        ("How wide is the dyke?", "The dyke is 3 metres deep and 9 metres across.", "9 metres"),
        ("How many teachers does the college have?", "It has a staff of 15 for its 210 pupils.", "15"),
        ("How many students are there?", "The institute has 700 taught by 30 teachers.", "700"),
        ("How many were hurt?", "The slide left 11 dead and 20 needing care.", "20"),
        ("How much rain fell?", "There were 30mm with gusts of wind.", "30mm"),
        ("How many goals did Ida get?", "She has seven and five assists.", "seven"),
        ("How many cats are there?", "The barn has 30 and 14 dogs.", "30"),
        ("How many men were on board?", "There were 15 on board and two women.", "15"),
        ("How much is a single?", "A double is £8 and it is £5 for one.", "£5"),
        ("How many were arrested?", "Guards held 15 and found 20 missing rings.", "15"),
        ("How much did the mills lose?", "They found they were £3m down.", "£3m"),
        ("How much is the bus to the ferry?", "It costs £2 to get to the ferry.", "£2"),
        ("How many euros did the pass cost?", "The pass cost 30 euros.", "30"),
        ("How much do adults pay?", "Adults and children under 9 pay £4.", "£4"),
        ("How much do adults pay?", "It is £4 for children and adults.", "£4"),
        ("How much is an adult ticket?", "Tickets are £7 and children go free.", "£7"),
    ],
)
def test_a_rival_in_another_clause_or_with_its_own_figure_is_none(question, text, quote):
    """Only what is said of the figure itself excludes it; money that is counted is a price."""
    assert spans_left(question, text, quote, rule=without_other_measures) == [quote]


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much do adults pay?", "Tickets are £3 for children and £7 for adults.", "£3"),
        ("How much do adults pay?", "A child under 9 pays £3.", "£3"),
        ("How many were killed?", "The slide killed 11 and injured 20.", "20"),
        ("How much is the bus?", "The bus is £2 and the train £9.", "£9"),
        ("How much profit did the mill make?", "Sales were £30m and, in May, £4m.", "£4m"),
    ],
)
def test_a_rival_in_its_own_clause(question, text, quote):
    """It excludes a figure though the sentence has the question's word elsewhere."""
    assert spans_left(question, text, quote, rule=without_other_measures) == []
