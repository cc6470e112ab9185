from __future__ import annotations

import pytest

from qa.comparing.agreement import compare
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
