"""Which column, or row, a question means, and which it only seems to name."""

from __future__ import annotations

import pytest

from qa.kinds.tables.age_columns import of_age
from qa.kinds.tables.periods import is_of_other_time, years_in
from tests.qa.kinds.quoting import spans_left

_FERRIES = """# Fares on the Norsund ferries

| Ticket | Adult | Child (5-15) | Over 65 | Valid on |
|---|---|---|---|---|
| One crossing | £4.20 | £2.10 | £3.00 | One route |
| Ten crossings | £36.00 | £18.00 | £25.00 | All routes |
| Season Route 3 | £310.00 | £150.00 | £220.00 | Route 3 only |
| Season network | £480.00 | £240.00 | £350.00 | All routes |
"""
_GAUGES = """# River gauges

| Gauge | Height above sea level (m) | April 2023 flow | May 2023 flow | May average 1961-1990 |
|---|---|---|---|---|
| Upper Lune | 212 | 14.0 | 9.5 | 11.2 |
| Marl Weir | 88 | 31.7 | 22.1 | 25.0 |
| Orme Bridge | 7 | 40.2 | 35.8 | |

The coldest water, 3C, was measured at Marl Weir.
"""
_LEGS = """# Results after leg 2

| Leg position | Sailor | Club | Overall position |
|---|---|---|---|
| 1 | Ada Lund | Peel | 3 |
| 2 | Bo Roe | Orme | 1 |
| 3 | Cy Dane | Marl | 2 |

Leg 3 ends at Skerrow.
"""
_PLOTS = """# Allotments

| Membership | 2024 price | 2025 price | Plot size |
|---|---|---|---|
| Half plot | £32 | £36 | 125 sq m |
| Full plot | £58 | £64 | 250 sq m |
"""
_ACCOUNTS = """# Divisions

| Division | H1 2025 sales | H1 2024 sales | H1 2025 profit |
|---|---|---|---|
| Paper | 40.1 | 38.0 | 2.2 |
| Cloth | 17.5 | 19.3 | 0.4 |
"""


@pytest.mark.parametrize(
    ("text", "question", "cell"),
    [
        (_FERRIES, "What does a season network ticket cost for a child?", "£240.00"),
        (_FERRIES, "What do ten crossings cost for a pensioner over 65?", "£25.00"),
        (_FERRIES, "How much are ten crossings for a 12-year-old?", "£18.00"),
        (_FERRIES, "How much is one crossing for a kid?", "£2.10"),
        (_GAUGES, "How high is the Marl Weir gauge?", "88"),
        (_GAUGES, "What was the flow at Marl Weir in May 2023?", "22.1"),
        (_GAUGES, "What is the average flow at Marl Weir for May?", "25.0"),
        (_GAUGES, "What was the flow at Orme Bridge in April 2023?", "40.2"),
        (_PLOTS, "What did a full plot cost in 2024?", "£58"),
        (_PLOTS, "How much is a half plot?", "£36"),
        (_PLOTS, "How big is a half plot?", "125 sq m"),
        (_ACCOUNTS, "What were the sales of Cloth in the first half of 2024?", "19.3"),
    ],
)
def test_the_column_that_is_meant(text, question, cell):
    """Words for an age, an average, a period and the present tell columns apart, and the row's name is none of them."""
    assert spans_left(question, text, "|")[0] == cell


@pytest.mark.parametrize(
    ("text", "question", "quote"),
    [
        (_FERRIES, "What does a season Route 1 ticket cost?", "One crossing"),
        (_GAUGES, "What was the average flow at Orme Bridge for May?", "35.8"),
        (_GAUGES, "How high is the Marl Weir gauge?", "above sea level"),
        (_ACCOUNTS, "What was the profit of Cloth in the first half of 2024?", "0.4"),
    ],
)
def test_a_cell_that_only_seems_to_be_meant(text, question, quote):
    """No row is counted for another number of a thing, nor a column for another measure or period."""
    assert quote not in spans_left(question, text, quote)


@pytest.mark.parametrize(
    ("text", "question", "quote"),
    [
        (_GAUGES, "Where was the highest water temperature measured?", "3C"),
        (_GAUGES, "Where is the highest mill?", "3C"),
        (_LEGS, "Who won leg 3?", "Skerrow"),
        (_LEGS, "Where does leg 3 end?", "Skerrow"),
    ],
)
def test_a_row_that_is_not_asked_for(text, question, quote):
    """No row has the figure or the number of another thing, so that what is said elsewhere stands."""
    assert spans_left(question, text, quote) == [quote]


def test_what_is_compared_with_a_header():
    """Years, halves and months of both have to overlap, apart from those that name the row."""
    assert years_in("1961-63 and 2023/24") == {1961, 1962, 1963, 2023, 2024}
    assert is_of_other_time("sales in 2021", "2022 sales", "Paper")
    assert is_of_other_time("sales in the second half", "H1 sales", "Paper")
    assert is_of_other_time("the flow in June", "May flow", "Marl Weir")
    assert not is_of_other_time("the target for 2021", "2030 target", "2021 | 40")
    assert not is_of_other_time("may it rain in May", "May flow", "Marl Weir")
    assert not is_of_other_time("sales in 2021", "Staff", "Paper")


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("a ticket for a 4-year-old", [0]),
        ("a ticket for a boy of 15", [1]),
        ("a ticket for someone aged 70", [2, 3]),
        ("a ticket for 70 minutes", []),
    ],
)
def test_columns_of_an_age(question, columns):
    """A header says the ages with a range, or "over", "under" or "+"."""
    assert of_age(question, {0: "Under 5", 1: "Child (5-15)", 2: "Over 65", 3: "60+", 4: "Adult"}) == columns
