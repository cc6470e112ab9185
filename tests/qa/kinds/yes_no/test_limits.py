"""Verdicts by an amount."""

from __future__ import annotations

import pytest

from qa.citing import cite
from qa.kinds.yes_no.limits import verdict_of
from qa.understanding.limits import read_limit
from tests.factories import make_article
from tests.qa.kinds.quoting import place_of


def _verdict(question, text, quote):
    return verdict_of(read_limit(question), cite(make_article(text), *place_of(text, quote)))


@pytest.mark.parametrize(
    ("limit", "said", "verdict"),
    [
        ("more than 500", "820", "yes"),
        ("more than 500", "500", "no"),
        ("more than 500", "410", "no"),
        ("more than 500", "over 500", "yes"),
        ("more than 500", "at least 500", "unclear"),
        ("more than 500", "up to 500", "no"),
        ("more than 500", "up to 600", "unclear"),
        ("more than 500", "about 510", "unclear"),
        ("more than 500", "about 600", "yes"),
        ("at least 500", "500", "yes"),
        ("at least 500", "fewer than 500", "no"),
        ("fewer than 500", "410", "yes"),
        ("fewer than 500", "fewer than 500", "yes"),
        ("fewer than 500", "500", "no"),
        ("no more than 500", "500", "yes"),
        ("no more than 500", "more than 500", "no"),
        ("exactly 500", "500", "yes"),
        ("exactly 500", "501", "no"),
        ("exactly 500", "more than 400", "unclear"),
        ("more than 1.2 million", "1.2 million", "unclear"),
        ("more than 500", "between 450 and 550", "unclear"),
        ("more than 500", "between 550 and 650", "yes"),
    ],
)
def test_an_amount_decides_if_all_that_it_may_be_does(limit, said, verdict):
    """A bound, a rounded number and a range leave open what they do not exclude."""
    text = f"The race was held. There were {said} runners."
    assert _verdict(f"Were there {limit} runners?", text, f"{said} runners") == verdict


def test_only_one_amount_of_the_same_measure_decides():
    """Neither a share, nor two numbers, nor another currency; dollars may be of any country."""
    assert _verdict("Were there more than 50 runners?", "It was 60 percent of them.", "60 percent") == "unclear"
    assert _verdict("Were there more than 50 runners?", "It was 60 of the 80.", "60 of the 80") == "unclear"
    assert _verdict("Did it cost more than £50?", "It cost €60.", "€60") == "unclear"
    assert _verdict("Did it cost more than $50?", "It cost US$60.", "US$60") == "yes"
    assert _verdict("Is it longer than 5 km?", "It is 6,000 metres long.", "6,000") == "yes"


def test_an_age_may_leave_out_its_years():
    """In the question, or in the article."""
    assert _verdict("Is Ann under 50?", "Ann, 47, was born in Oro.", "47") == "yes"
    assert _verdict("Is Ann under 50?", "Ann is 52 years old.", "52 years old") == "no"
    assert _verdict("Is Ann more than 40 years old?", "Ann, 47, was born in Oro.", "47") == "yes"
    assert _verdict("Is Ann under 50?", "Ann left after 52 minutes.", "52 minutes") == "unclear"
