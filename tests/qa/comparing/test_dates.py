from __future__ import annotations

import pytest

from qa.comparing.dates import dated_parts, dates, same_date

_THURSDAY = "2024-06-20"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("9 March 2024", {"year": 2024, "month": 3, "day": 9, "weekday": 5}),
        ("on Sept. 11, 2001,", {"year": 2001, "month": 9, "day": 11, "weekday": 1}),
        ("March 9", {"month": 3, "day": 9}),
        ("the 9th of March", {"month": 3, "day": 9}),
        ("the ninth of March", {"month": 3, "day": 9}),
        ("March the twenty-first", {"month": 3, "day": 21}),
        ("in March the second attempt", {"month": 3}),
        ("June 2024", {"year": 2024, "month": 6}),
        ("the Cold War of 1961", {"year": 1961}),
        ("after their summit on Wednesday", {"weekday": 2}),
        ("the 1990s", {"decade": 1990}),
        ("2024-06-20", {"year": 2024, "month": 6, "day": 20, "weekday": 3}),
        ("New Year’s Eve", {"month": 12, "day": 31}),
        ("Q3 2022", {"year": 2022, "quarter": 3}),
        ("l2 June", {"month": 6}),
    ],
)
def test_a_date_says_what_it_says(text, fields):
    """Only what the words tell is known, whatever today is."""
    assert dates(text) == (fields,)


@pytest.mark.parametrize(
    "text",
    ["24 years", "2000 soldiers", "2,000", "he may go", "100", "", "in 3.1961", "Theresa May", "April Jones"]
    + ["Good Friday", "every Monday", "the third quarter", "1530 GMT", "1800 hours", "the last year", "last year"],
)
def test_other_numbers_are_no_dates(text):
    """Durations, counts, the verb "may" and names that are months are no dates."""
    assert dates(text) == ()


@pytest.mark.parametrize(
    ("text", "day"), [("Wednesday", 19), ("on Thursday", 20), ("yesterday", 19), ("Friday", 14), ("today", 20)]
)
def test_a_weekday_counts_back_from_publication(text, day):
    """With the article's day known, a weekday is the last one until then."""
    assert dates(text, _THURSDAY)[0] == {"year": 2024, "month": 6, "day": day} | {
        "weekday": dates(text, _THURSDAY)[0]["weekday"]
    }
    assert dates("yesterday") == ()


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("a week ago today", 6, 13),
        ("a fortnight tomorrow", 7, 5),
        ("tomorrow week", 6, 28),
        ("three months from today", 9, 20),
        ("Saturday week", 6, 29),
        ("a week on Thursday", 6, 27),
        ("a week from Thursday", 6, 27),
        ("a week last Monday", 6, 10),
        ("next Tuesday", 6, 25),
    ],
)
def test_a_day_counts_from_another_day(text, month, day):
    """A week is added to the day that is named, or taken from it."""
    (dated,) = dated_parts(text, _THURSDAY, tense="future")
    assert (dated.fields["month"], dated.fields["day"]) == (month, day)


@pytest.mark.parametrize("text", ["next Saturday", "a week ago on Saturday", "Saturday a week ago"])
def test_a_weekday_that_may_be_of_two_weeks_has_no_date(text):
    """Said on a Thursday, next Saturday may be in two days or in nine."""
    (dated,) = dated_parts(text, _THURSDAY, tense="future")
    assert dated.fields == {"weekday": 5}


def test_the_day_of_publication_may_have_a_time_or_be_missing():
    """A time of publication is of its day; from a month no weekday can be counted back."""
    assert dates("Wednesday", "2024-06-20T10:00:00Z") == dates("Wednesday", "2024-06-20")
    assert dates("Wednesday", "2024-06") == dates("Wednesday")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("9 March 2024", "March 9", True),
        ("9 March 2024", "March 2024", True),
        ("9 March 2024", "Saturday", True),
        ("9 March 2024", "10 March", False),
        ("1961", "1962", False),
        ("1961", "Wednesday", None),
        ("1994", "the 1990s", None),
        ("the nineties", "the 1990s", True),
        ("1987", "the 1990s", False),
        ("the 1880s", "the 1890s", False),
        ("9 March", "March 2024", None),
        ("04/05/2024", "4 May 2024", None),
        ("04/05/2024", "May", None),
        ("04/05/2024", "4 June", False),
    ],
)
def test_dates_agree_in_what_both_say(one, other, same):
    """A more precise date agrees, a conflict does not, and nothing in common cannot be compared."""
    assert same_date(dates(one)[0], dates(other)[0]) is same


@pytest.mark.parametrize(("text", "published"), [("on Thursday", "9999-12-31"), ("on Thursday", "0001-01-01")])
def test_no_day_lies_outside_the_calendar(text, published):
    """Days before the calendar's first or after its last are unknown."""
    assert dates(text, published) == ()


@pytest.mark.parametrize(
    ("text", "years"), [("2019-20", (2019, 2020)), ("1999-00", (1999, 2000)), ("1914-18", (1914, 1918))]
)
def test_a_season_is_two_years(text, years):
    """The season of 2019-20 is no single year, nor is the war of 1914-18."""
    assert dates(text) == tuple({"year": year} for year in years)


@pytest.mark.parametrize(
    "text",
    [
        "12-14 May",
        "12/14 May",
        "May 12 through 14",
        "12 to 14 May",
        "May 12–14",
        "May 12 and 14",
        "the 12th and 14th of May",
    ],
)
def test_two_days_of_a_month_are_two_dates(text):
    """Whichever of month and days comes first."""
    assert dates(text) == ({"month": 5, "day": 12}, {"month": 5, "day": 14})
