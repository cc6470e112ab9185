from __future__ import annotations

import pytest

from qa.comparing.named_days import named_days


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("on Bonfire Night", {"month": 11, "day": 5}),
        ("St. Andrew’s Day 2020", {"year": 2020, "month": 11, "day": 30}),
        ("Veterans Day", {"month": 11, "day": 11}),
        ("St Stephen's Day", {"month": 12, "day": 26}),
    ],
)
def test_a_day_with_a_name_has_its_date(text, fields):
    """A feast has the same date in any spelling, and the year that stands behind it."""
    (day,) = named_days(text, None)
    assert day.fields == fields
