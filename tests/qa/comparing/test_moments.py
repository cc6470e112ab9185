from __future__ import annotations

import pytest

from qa.comparing.agreement import compare
from qa.comparing.dates import same_date
from qa.comparing.periods import periods
from tests.qa.comparing.test_agreement import _said


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (("It opened in *June*.", "2024-08-01"), ("It opened in *June 2017*.", None), "unclear"),
        (("It opened in *June*.", "2024-08-01"), ("It opened in *June 2024*.", None), "same"),
        (("It opened in *September*.", "2024-08-01"), ("It opened in *September 2023*.", None), "same"),
        (("It will open in *June*.", "2024-08-01"), ("It opens in *June 2025*.", None), "same"),
        (("It opened on *3 June*.", "2024-08-01"), ("It opened on *3 June*.", "2017-08-01"), "unclear"),
        (("It opened on *3 June*.", "2024-08-01"), ("It opened on *3 June*.", "2024-08-05"), "same"),
    ],
)
def test_a_day_without_a_year_is_read_against_its_article(one, other, outcome):
    """June is that of the article's year or of the one before; another year's may be another June."""
    assert compare("When did it open?", _said(*one), _said(*other)) == outcome


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("the first Sunday in May", "the last Sunday in May", "other"),
        ("the first week of May", "the last week of May", "other"),
        ("the thirteenth of May", "May 14", "other"),
        ("the final quarter of 2021", "March 2021", "unclear"),
        ("the final months of 2021", "March 2021", "unclear"),
        ("the first months of 2021", "March 2021", "unclear"),
        ("the close of 2021", "March 2021", "unclear"),
        ("the week of 3 May", "5 May", "unclear"),
        ("in winter 2021", "January 2022", "unclear"),
        ("in winter 2021", "January 2023", "other"),
    ],
)
def test_a_part_of_a_period_is_not_the_period(one, other, outcome):
    """The first and the last of a month differ, and a month may or may not be in a part of its year."""
    assert compare("When was it?", _said(one), _said(other)) == outcome
    assert compare("When was it?", _said(other), _said(one)) == outcome


@pytest.mark.parametrize(
    ("words", "day", "outcome"),
    [
        ("last night", "2024-06-23", "unclear"),
        ("last night", "2024-06-20", "same"),
        ("this week", "2024-06-27", "unclear"),
        ("this week", "2024-06-21", "same"),
        ("20 years ago", "2004-06-20", "unclear"),
        ("20 years ago", "2024-07-20", "same"),
    ],
)
def test_equal_words_of_other_days_may_be_other_times(words, day, outcome):
    """What counts from publication is not the same time in articles that are as far apart as it is long."""
    one, other = (_said(f"It rained *{words}*.", published=each) for each in ("2024-06-20", day))
    assert compare("When did it rain?", one, other) == outcome


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("twelve years ago", "in 2014", "same"),
        ("12 years ago", "in 2013", "unclear"),
        ("12 years ago", "in 2005", "other"),
        ("a year ago", "in March 2025", "same"),
        ("a year ago", "in 2025", "same"),
        ("a year ago", "in October 2025", "unclear"),
        ("four months ago", "in November 2025", "same"),
        ("four months ago", "in June 2025", "other"),
        ("two weeks ago", "on 20 January", "other"),
        ("last week", "on 4 March", "same"),
        ("last week", "in January", "other"),
        ("at the weekend", "on Sunday", "same"),
        ("at the weekend", "on Monday", "other"),
        ("this morning", "on Tuesday", "same"),
        ("this morning", "this evening", "other"),
        ("last night", "on Monday night", "same"),
        ("last night", "on 3 March", "other"),
        ("more than ten years ago", "in 2010", "unclear"),
    ],
)
def test_a_period_counted_from_publication_has_dates_in_it(one, other, outcome):
    """Years ago are that year, or one beside it; the ends of a week and a weekend may be meant otherwise."""
    said = (_said(f"It burned down *{words}*.", "2026-03-10") for words in (one, other))
    assert compare("When did it burn down?", *said) == outcome


def test_a_period_needs_a_day_of_publication_and_a_plain_number():
    """Without either, it is no date; nor is a number that is only about right."""
    assert not list(periods("three years ago", "", None, "past"))
    assert not list(periods("three years ago", "more than", "2026-03-10", "past"))
    assert not list(periods("some years ago", "", "2026-03-10", "past"))
    assert not list(periods("3000 years ago", "", "2026-03-10", "past"))
    assert not list(periods("900 years ago", "", "0400-03-10", "past"))


@pytest.mark.parametrize("published", ["0001-01-02", "9999-12-30"])
def test_a_period_may_lie_at_the_end_of_the_calendar(published):
    """A month without a year is looked for in the days that there are."""
    for period in periods("last week, next week", "", published, "past"):
        assert same_date(period.fields, {"month": 6}) is not True


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("overnight on Sunday", "early on Monday", "unclear"),
        ("overnight on Sunday", "on Saturday night", "unclear"),
        ("on Sunday night", "early on Monday", "unclear"),
        ("overnight on Sunday", "on Wednesday", "other"),
        ("on Sunday", "early on Monday", "other"),
    ],
)
def test_a_night_reaches_into_the_next_day(one, other, outcome):
    """What happens overnight may be told of either day."""
    said = (_said(f"It sank *{words}*.", "2026-03-12") for words in (one, other))
    assert compare("When did it sink?", *said) == outcome


@pytest.mark.parametrize(
    "text",
    ["four hundred years ago", "several dozen years ago", "3.5 years ago", "1,400 years ago", "20–30 years ago"],
)
def test_part_of_a_number_is_no_count_of_years(text):
    """What is before a number may belong to it."""
    assert not list(periods(text, "", "2026-03-10", "past"))


def test_a_round_number_counts_years():
    """A hundred is a number, and so is one in two words with a hyphen."""
    for text in ("a hundred years ago", "twenty-four years ago"):
        assert len(list(periods(text, "", "2026-03-10", "past"))) == 1
