"""Who has the most of those whom a sentence lists with numbers."""

from __future__ import annotations

import pytest

from qa.kinds.spans.ranked import with_most
from tests.qa.kinds.quoting import spans_left

_TEXT = """Three want to lead Orme

All three would plant more oaks: Ms Roe 80, Mr Bo Lund 120 and Ms Poe-Ray 1,200 in all.

The prizes went to Ada Frost 3, Tim Orr 3 and Otto Fell 2. Ida Lee came first.
The elms are Jo Dun's, 40, and Al Ray's, 12.
"""


@pytest.mark.parametrize(
    ("question", "quote", "expected"),
    [
        ("Who promised the most oaks?", "Ms Roe", "Ms Poe-Ray"),
        ("Who would plant the most oaks?", "Ms Roe 80", "Ms Poe-Ray"),
        ("Which candidate promised the fewest oaks?", "Mr Bo Lund", "Ms Roe"),
        ("Who won the fewest prizes?", "Ada Frost", "Otto Fell"),
        ("Who won the most prizes?", "Ada Frost", "Ada Frost"),
        ("Who promised the second most oaks?", "Mr Bo Lund", "Mr Bo Lund"),
        ("Which of the women promised the fewest oaks?", "Ms Poe-Ray", "Ms Poe-Ray"),
        ("Who promised the most elms?", "Ms Roe", "Ms Roe"),
        ("Who promised oaks?", "Ms Roe", "Ms Roe"),
        ("Who has the most prizes?", "Ida Lee", "Ida Lee"),
        ("Who has the most elms?", "Al Ray", "Al Ray"),
    ],
)
def test_who_has_the_most_is_the_one_with_the_largest_number(question, quote, expected):
    """Of a list whose numbers count what is asked for; equal numbers, and other lists, decide nothing."""
    assert spans_left(question, _TEXT, quote, rule=with_most) == [expected]
