"""Values that the words beside them give to something else are left out, and others stay."""

from __future__ import annotations

import pytest

from qa.kinds.spans.beside import without_unlike
from tests.qa.kinds.quoting import spans_left


def _kept(question, text, quote):
    return spans_left(question, text, quote, rule=without_unlike) == [quote]


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        (
            "Why did the team not visit the palace?",
            "The team did not visit the palace despite an invitation.",
            "an invitation",
        ),
        ("How many floors does the tower have?", "The firm rents the 30th floor of the tower.", "30th"),
        ("How many prizes did the film win?", "It was nominated for 12 prizes this year.", "12"),
        ("How much did the rock weigh?", "It was a 3-foot rock, officials said.", "3-foot"),
        ("When was the grave found?", "The grave is some 7,000 years old, or 70 centuries.", "70 centuries"),
        ("When did Ada Roe become mayor?", "Ada Roe, born in Orme in 1907, is the mayor.", "1907"),
        ("On what day will they visit Orme?", "They will be in the region at the end of September.", "September"),
        ("How many loads has the second plane dropped?", "The first, a leased Kestrel, has dropped 64 loads.", "64"),
        ("What is the number of voters in 2021?", "It was 38, down from 44 in 2021.", "38"),
        ("what was turnout in 2021", "Turnout was 38.2 per cent, down from 44 in 2021.", "38.2 per cent"),
        ("When will the schools reopen?", "All schools will be closed on Friday, the council says.", "Friday"),
        ("When will it reopen?", "Bridge shut\n\n9 January 2025\n\nThe bridge is shut.", "9 January 2025"),
        ("When does the show end?", "The show begins at 8 p.m. in the hall.", "8 p.m"),
        ("How much will the seats cost?", "25/0430: the Bell Inn, seats outside.", "25/0430"),
        ("How much will the seats cost?", "25/0430: the Bell Inn, seats outside.", "25"),
        ("How much will the seats cost?", "25/0430: the Bell Inn, seats outside.", "25/0430: the Bell Inn"),
        (
            "What temperature should the freezer be?",
            "Stock keeps three days; in the freezer, six months.",
            "six months",
        ),
    ],
)
def test_the_words_beside_it_say_of_what_it_is(question, text, quote):
    """A concession, a place in a row, a nomination, another measure, an age, a birth and a month answer nothing."""
    assert not _kept(question, text, quote)


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        (
            "Why did the team not visit the palace?",
            "They stayed away because of an invitation to Orme.",
            "an invitation",
        ),
        ("How many times has it been held?", "It will be held for the 30th time.", "30th"),
        ("How many prizes was the film nominated for?", "It was nominated for 12 prizes this year.", "12"),
        ("How many prizes did the film win?", "It won 12 prizes this year.", "12"),
        ("How much did the rock weigh?", "It was a rock of 3 tonnes, officials said.", "3 tonnes"),
        ("By how many wickets did Orme win?", "Orme had a nine-wicket win.", "nine-wicket"),
        ("When was the grave found?", "It was found seven years ago.", "seven years"),
        ("When will it open?", "It will open in seven years.", "seven years"),
        ("When was the mayor born?", "Ada Roe, born in Orme in 1907, is the mayor.", "1907"),
        ("When did Ada Roe become mayor?", "Ada Roe was made mayor in 1907.", "1907"),
        ("On what day will they visit Orme?", "They will be in the region on 3 September.", "3 September"),
        ("When will they visit Orme?", "They will be in the region at the end of September.", "September"),
        ("What is the number of the inn's application?", "25/0430: the Bell Inn, seats outside.", "25/0430"),
        ("what was turnout in 2021", "Turnout was 38.2 per cent, down from 44 in 2021.", "44"),
        ("what was turnout in 2025", "Turnout was 38.2 per cent, down from 44 in 2021.", "38.2 per cent"),
        (
            "How much will the seats cost?",
            "25/0430: the Bell Inn, seats for £900.",
            "25/0430: the Bell Inn, seats for £900",
        ),
        ("How many loads has the first plane dropped?", "The first, a leased Kestrel, has dropped 64 loads.", "64"),
        ("What is the number of voters in 2021?", "It was 38, down from 44 in 2021.", "44"),
        ("By whom are the shops being bought?", "Orme Inc. agreed to buy 46 shops from Lund & Co.", "Orme Inc"),
        ("From whom was the inn bought?", "Roe bought the inn from the brewer Ada Lund.", "Ada Lund"),
        ("Who sold the inn?", "Roe bought the inn from the brewer Ada Lund.", "Ada Lund"),
        ("What temperature should the freezer be?", "Keep the freezer at -18°C.", "-18°C"),
    ],
)
def test_what_can_answer_stays(question, text, quote):
    """The same words beside a question about them, and values that nothing excludes."""
    assert _kept(question, text, quote)
