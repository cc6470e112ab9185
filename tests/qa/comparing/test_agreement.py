from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.comparing.agreement import compare
from qa.types import cite
from tests.factories import make_article


def _cite(text, published=None):
    """Cite what stands between * and * of a text, or all of it."""
    before, quote, after = text.split("*") if "*" in text else ("", text, "")
    article = make_article(text=before + quote + after, published=published)
    return cite(article, len(before), len(before) + len(quote))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("3.4 million", "approximately 3,400,000 shells", "same"),
        ("three point four million", "3.4 million", "same"),
        ("3.4 million", "3,412,000 shells", "same"),
        ("3.4 million shells", "3.6 million shells", "other"),
        ("20", "24", "other"),
        ("nearly 30,000 troops", "28,500", "same"),
        ("They hold around *100* guns.", "104", "same"),
        ("about 300", "360", "unclear"),
        ("about 100", "3.4 million", "other"),
        ("100 guns", "3.4 million shells", "unclear"),
        ("between 3 and 5", "7", "unclear"),
        ("9 March 2024", "March 9", "same"),
        ("on Wednesday", "Wednesday", "same"),
        ("Wednesday", "Thursday", "other"),
        ("1961", "1962", "other"),
        ("1961", "on Wednesday", "unclear"),
        ("Putin", "Russian President Vladimir Putin", "same"),
        ("Vladimir Putin", "President Putin", "same"),
        ("Zelensky", "Volodymyr Zelenskyy", "same"),
        ("the UN", "United Nations", "same"),
        ("Yoshimasa Hayashi", "Yóshimasa HAYASHI", "same"),
        ("National Security Adviser", "National Security Director", "other"),
        ("National Security Adviser", "South Korea’s National Security Advisor", "same"),
        ("Moscow", "Pyongyang", "other"),
        ("a “very big mistake”", "A big mistake", "same"),
        ("make the respective decisions", "make appropriate decisions", "same"),
        ("without delay", "immediately", "unclear"),
        ("sending weapons", "not sending weapons", "unclear"),
        ("two sons", "his sons", "unclear"),
        ("Putin", "a very big mistake", "unclear"),
    ],
)
def test_quotes_are_compared_by_value(one, other, verdict):
    """Same values, other values of one kind, and what cannot be set side by side; the order does not matter."""
    assert compare(_cite(one), _cite(other)) == verdict
    assert compare(_cite(other), _cite(one)) == verdict


def test_a_weekday_is_read_against_its_article():
    """Wednesday of one week and the date of it are the same day; of another week they are not."""
    wednesday = _cite("*Wednesday* it rained.", published="2024-06-20")
    assert compare(wednesday, _cite("19 June")) == "same"
    assert compare(wednesday, _cite("12 June")) == "other"


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_any_two_quotes_can_be_compared(one, other):
    """No text fails, a quote is the same as itself, and the order does not matter."""
    left, right = cite(make_article(text=one), 0, len(one)), cite(make_article(text=other), 0, len(other))
    assert compare(left, left) == "same"
    assert compare(left, right) == compare(right, left)
