"""Values that the words beside them give to another thing are left out, and others stay."""

from __future__ import annotations

import pytest

from qa.kinds.spans.beside import without_others_values
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        (
            "Why did the team not visit the palace?",
            "The team did not visit the palace despite an invitation.",
            "an invitation",
        ),
        ("How many loads has the second plane dropped?", "The first, a leased Kestrel, has dropped 64 loads.", "64"),
        ("What is the number of voters in 2021?", "It was 38, down from 44 in 2021.", "38"),
        ("what was turnout in 2021", "Turnout was 38.2 per cent, down from 44 in 2021.", "38.2 per cent"),
        ("When will the schools reopen?", "All schools will be closed on Friday, the council says.", "Friday"),
        ("When does the show end?", "The show begins at 8 p.m. in the hall.", "8 p.m"),
    ],
)
def test_the_words_beside_it_say_of_what_it_is(question, text, quote):
    """A concession, another one of a row, an opposite, another year and a seller answer nothing."""
    assert spans_left(question, text, quote, rule=without_others_values) == []


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        (
            "Why did the team not visit the palace?",
            "They stayed away because of an invitation to Orme.",
            "an invitation",
        ),
        ("what was turnout in 2021", "Turnout was 38.2 per cent, down from 44 in 2021.", "44"),
        ("what was turnout in 2025", "Turnout was 38.2 per cent, down from 44 in 2021.", "38.2 per cent"),
        ("How many loads has the first plane dropped?", "The first, a leased Kestrel, has dropped 64 loads.", "64"),
        ("What is the number of voters in 2021?", "It was 38, down from 44 in 2021.", "44"),
        ("By whom are the shops being bought?", "Orme Inc. agreed to buy 46 shops from Lund & Co.", "Orme Inc"),
        ("From whom was the inn bought?", "Roe bought the inn from the brewer Ada Lund.", "Ada Lund"),
        ("Who sold the inn?", "Roe bought the inn from the brewer Ada Lund.", "Ada Lund"),
    ],
)
def test_what_can_answer_stays(question, text, quote):
    """The same words beside a question about them, and values that nothing excludes."""
    assert spans_left(question, text, quote, rule=without_others_values) == [quote]
