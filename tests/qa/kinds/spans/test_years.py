"""Values of another year than the one that is asked for are left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.articles import article_from_text
from index.types import Chunk, Passage
from qa.kinds.spans.years import without_other_years
from qa.types import Reading, Span
from tests.qa.kinds.quoting import spans_left

_CATTLE = (
    "Herds grew to 412 head, the largest since the survey began in 1990; those of sheep stayed at 96. "
    "Milk sales slipped 4% to £31 million. A feed pellet cost £74 a sack, against £51 a year ago. "
    "The farms employ 870 people, or 40 fewer than a year ago. They got 62 letters."
)
_LESS = "compared with 37"
_RACE = (
    "Ida Holm won by 38 seconds and broke the record that Bo Roe had set in 2011.\n\nThe relay was won by Jon Lund. "
    "Roe was fourth."
)


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How many sheep were there in 1990?", _CATTLE, "96"),
        ("How many head of cattle were there in 1990?", _CATTLE, "412"),
        ("Who won the relay in 2011?", _RACE, "Jon Lund"),
        ("How many sheep were there a year earlier?", _CATTLE, "96"),
        ("What did a sack cost a year ago?", _CATTLE, "£74"),
        ("What did a sack cost last year?", _CATTLE, "£74"),
        ("How many drowned the previous year?", f"Some 52 drowned last year, {_LESS} the previous year.", "52"),
        ("How many people did the farms employ a year ago?", _CATTLE, "870"),
        ("What were milk sales a year ago?", _CATTLE, "£51"),
        ("What were milk sales a year ago?", f"{_CATTLE} Tea came from Tolm.", "£31 million"),
    ],
)
def test_another_year(question, text, quote):
    """A record, what had happened long before, and the newer of two values do not date a value."""
    assert spans_left(question, text, quote, rule=without_other_years) == []


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How many sheep were there?", _CATTLE, "96"),
        ("How many sheep were there in 1991?", _CATTLE, "96"),
        ("When did the survey begin?", _CATTLE, "1990"),
        ("Who set the record in 2011?", _RACE, "Bo Roe"),
        ("Who won the relay?", _RACE, "Jon Lund"),
        ("Who won the relay in 2011?", f"{_RACE} It was run in 2011.", "Jon Lund"),
        ("Who won the relay in 2011?", f"---\ndate: 2011-08-03\n---\n\n{_RACE}", "Jon Lund"),
        ("What did a sack cost a year ago?", _CATTLE, "£51"),
        ("What did a pellet cost last year?", _CATTLE, "£51"),
        ("How many sheep are there this year?", _CATTLE, "96"),
        ("How many letters came last year?", _CATTLE, "62"),
        ("What were sales a year ago?", "Sales of Orme plc\n\n          2024    2023\nOats      735     748\n", "748"),
        ("How many drowned last year?", f"Some 52 drowned last year, {_LESS} the previous year.", "52"),
        ("How many drowned last year?", f"Some 52 drowned in 2031, {_LESS} a year earlier.", "52"),
        ("How many drowned last year?", "Some 52 drowned last year, up from 37 in the previous year.", "52"),
        ("How many drowned the previous year?", f"Some 52 drowned last year, {_LESS} the previous year.", "37"),
        ("How many goals did she get last year?", "She got 52 goals, with 12 teams last year.", "52 goals"),
        (
            "How many goals did she get the previous year?",
            "With 12 clubs the previous year, she got 52 goals.",
            "52 goals",
        ),
        ("How much did sales grow last year?", "Sales grew 4% to £7m last year.", "4%"),
        ("How many drowned in the previous year?", "In 2030 it rained. It was a year in which 37 drowned.", "37"),
        ("What was the harvest a year earlier?", "The harvest was 9 tons. In 2030 it was 37 tons.", "37 tons"),
        (
            "What was the harvest a year earlier?",
            "The harvest was 9 tons. Only 37 tons came a year earlier.",
            "37 tons",
        ),
        ("How many died in 1990?", "It was the worst blaze since the one of 1990, which killed 37.", "37"),
        ("Who got letters a year ago?", _CATTLE, "farms"),
    ],
)
def test_the_year_asked_for(question, text, quote):
    """What has a year of its own, and what nothing dates otherwise, stays."""
    assert spans_left(question, text, quote, rule=without_other_years) == [quote]


_TOADS = "Toads hunt low. Between 2012 and 2019, 217 of them were killed on the lane."
_TOADS_BEHIND = "Toads hunt low. In all, 217 of them were killed from 2012 to 2019."


@pytest.mark.parametrize(
    ("question", "text", "stays"),
    [
        ("How many toads have been killed since the fence was built?", _TOADS, False),
        ("How many toads have been killed since the fence was built?", _TOADS_BEHIND, False),
        ("How many toads have been killed since the fence was built?", _TOADS.replace("2019", "2022"), True),
        ("How many toads have been killed since 2012?", _TOADS, True),
        ("How many toads have been killed since Roe took the lane?", f"{_TOADS[:-1]}, which Roe then took.", True),
        (
            "How many toads have been killed since the fence?",
            _TOADS.replace("2019, 217", "2019, nobody counted; 217"),
            True,
        ),
        ("How many toads were killed after the fence was built?", _TOADS, True),
        ("How many toads were killed?", _TOADS, True),
        ("How many toads were killed in 2021?", _TOADS, False),
        ("How many toads were killed in 2021?", _TOADS_BEHIND, False),
        ("How many toads were killed in 2015?", _TOADS, True),
        ("How many toads were killed in 2021?", "In 2021, 217 were killed, between 2012 and 2019 none.", True),
        ("How many toads were killed in 2021?", "Between 2012 and 2019, the lane was open; 217 were killed.", True),
    ],
)
def test_a_count_of_years_that_were_over(question, text, stays):
    """It is not that of another year, nor of the time since something until the article was written."""
    article = replace(article_from_text("a.md", text), published="2022-06-21")
    at = text.index("217")
    chunk = Chunk(id="a", article_id="a.md", start=0, end=len(text), text=text)
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=(Span(at, at + 3, 1.0),), null_score=0.0)
    (after,) = without_other_years(question, [reading], {"a.md": article})
    assert bool(after.spans) is stays


def test_without_a_date_nothing_says_that_the_years_were_over():
    """An article that does not say when it was written may be of the last of them."""
    question = "How many toads have been killed since the fence was built?"
    assert spans_left(question, _TOADS, "217", rule=without_other_years) == ["217"]
