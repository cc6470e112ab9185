"""Names of months, days and time zones."""

from __future__ import annotations

import re

import pytest

from index.calendar import MONTH_FORM, WEEKDAY_FORM, ZONE, ZONES, month_number, weekday_number


@pytest.mark.parametrize(("name", "number"), [("January", 1), ("jan", 1), ("MAY", 5), ("Sept", 9), ("December", 12)])
def test_a_month_is_known_by_its_name_or_its_beginning(name: str, number: int):
    """In any case; the pattern takes a full stop along."""
    assert month_number(name) == number
    assert re.fullmatch(MONTH_FORM, f"{name}.", re.IGNORECASE)


@pytest.mark.parametrize(("name", "number"), [("Monday", 0), ("tues", 1), ("Thurs", 3), ("sun", 6)])
def test_a_day_of_the_week_is_known_by_its_name_or_its_beginning(name: str, number: int):
    """As a month is."""
    assert weekday_number(name) == number
    assert re.fullmatch(WEEKDAY_FORM, name, re.IGNORECASE)


@pytest.mark.parametrize("words", ["marching", "maybe", "decent", "september9"])
def test_a_longer_word_is_no_month(words: str):
    """Though it begins with one."""
    assert re.match(MONTH_FORM, words) is None


def test_a_zone_is_in_capitals():
    """Those with one offset, and those with several; "west" and "at" are words."""
    assert all(re.fullmatch(ZONE, name) for name in (*ZONES, "ET", "AT", "WEST"))
    assert not any(re.fullmatch(ZONE, name) for name in ("west", "at", "XYZ"))
