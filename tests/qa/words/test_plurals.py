from __future__ import annotations

import pytest

from qa.words.plurals import is_plural


@pytest.mark.parametrize(
    "word",
    ["farms", "Farms", "wolves", "heroes", "ferries", "Ferries", "Democrats", "women", "salesmen", "airmen", "clergy"]
    + ["townspeople", "spokeswomen", "grandchildren", "firefighters", "police"],
)
def test_plurals(word):
    """A plural has an "s", is irregular, or ends in men, people or children; the name of a group is one."""
    assert is_plural(word)


@pytest.mark.parametrize(
    "word",
    ["farm", "Jones", "Hughes", "Roberts", "Dallas", "lens", "chess", "physics", "farm's", "farms'", "GPS"]
    + ["specimen", "regimen", "abdomen", "was"],
)
def test_words_in_s_that_are_no_plurals(word):
    """Surnames and places in -s, possessives and abbreviations are none, nor are specimens of men."""
    assert not is_plural(word)
