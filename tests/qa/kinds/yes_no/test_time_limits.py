"""Verdicts by a moment."""

from __future__ import annotations

import pytest

from qa.citing import cite
from qa.kinds.yes_no.time_limits import verdict_at
from qa.understanding.time_limits import read_time_limit
from tests.factories import make_article
from tests.qa.kinds.quoting import place_of


def _verdict(question, when, published=None):
    text = f"The mill was built {when} and burned down."
    article = make_article(text, published=published)
    return verdict_at(read_time_limit(question), cite(article, *place_of(text, when)))


@pytest.mark.parametrize(
    ("limit", "said", "verdict"),
    [
        ("before 1900", "in 1880", "yes"),
        ("before 1900", "in 1900", "no"),
        ("before 1900", "in the 1890s", "yes"),
        ("before 1895", "in the 1890s", "unclear"),
        ("before 1900", "before 1900", "unclear"),
        ("before 1900", "before 1910", "unclear"),
        ("after 1900", "after 1910", "yes"),
        ("after 1900", "before 1890", "no"),
        ("before 1900", "about 1890", "unclear"),
        ("before 1900", "between 1860 and 1880", "yes"),
        ("before 1870", "between 1860 and 1880", "unclear"),
        ("after 1900", "in May 1900", "no"),
        ("by 1900", "in 1900", "yes"),
        ("by 1900", "in 1901", "no"),
        ("in 1900", "in May 1900", "yes"),
        ("in May 1900", "in 1900", "unclear"),
        ("in the 1940s", "in 1946", "yes"),
        ("in the 14th century", "in 1349", "yes"),
        ("in the 14th century", "in 1564", "no"),
        ("before 10 May", "on 4 May", "yes"),
        ("before March", "in November", "yes"),
        ("before July", "on 30 April", "yes"),
        ("before July", "on 4 September", "no"),
        ("on 4 May", "on 4 May", "yes"),
        ("on 4 May", "in May", "unclear"),
        ("on Monday", "on Thursday", "no"),
        ("on Monday", "on Monday", "yes"),
        ("before 1900", "on Monday", "unclear"),
        ("before 4 am", "at 3.20 am", "yes"),
        ("before 4 am", "at 3.20", "unclear"),
        ("after 4 am", "at noon", "yes"),
        ("before 1900", "for the king", "unclear"),
    ],
)
def test_a_moment_decides_if_all_that_it_may_be_does(limit, said, verdict):
    """A bound, a decade and a range leave open what they do not exclude; the nearer of two days counts."""
    assert _verdict(f"Was the mill built {limit}?", said) == verdict


def test_a_weekday_is_of_the_week_of_its_article():
    """Where that is known."""
    assert _verdict("Was the mill built before 2024?", "on Monday", published="2025-03-05") == "no"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did the club win before 1990?", "unclear"),
        ("Did the club win in 1996?", "yes"),
        ("Did Ann join the club in 1990?", "no"),
        ("Has Ann led it since before 1998?", "yes"),
        ("Is the bank open in 1990?", "unclear"),
        ("Was the fair in 1990?", "no"),
        ("Did the club close in 1990?", "no"),
    ],
)
def test_what_may_be_more_than_once_is_not_denied(question, verdict):
    """It may also have been at the time that is asked about."""
    assert _verdict(question, "in 1996") == verdict
