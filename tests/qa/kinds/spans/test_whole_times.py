"""A part of a time is completed by the hour or the year before it."""

from __future__ import annotations

import pytest

from qa.kinds.spans.whole_times import with_whole_times
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        ("The vigil ended at four on Sunday morning.", "Sunday morning", "four on Sunday morning"),
        ("The vigil ended at half past four on Sunday.", "on Sunday", "half past four on Sunday"),
        ("The vigil ended at 4:30 p.m. on Sunday.", "Sunday", "4:30 p.m. on Sunday"),
        ("The vigil ended at noon, Sunday.", "Sunday", "noon, Sunday"),
        ("The vigil ended at Orme on Sunday.", "Sunday", "Sunday"),
        ("Shares were at 12 on Sunday.", "Sunday", "Sunday"),
        ("Roe scored four on Sunday.", "Sunday", "Sunday"),
        ("The vigil began at four. On Sunday it ended.", "On Sunday", "On Sunday"),
        ("When was that?\n\n1974. September. I know.", "September", "1974. September"),
        ("It was in Orme. 1974. 3 September. I know.", "3 September", "1974. 3 September"),
        ("It was in 1974. September is wet.", "September", "September"),
        ("It began in 1974. September. I know.", "September", "September"),
    ],
)
def test_the_hour_before_a_day_and_the_year_before_a_month(text, quote, whole):
    """The year has to be a sentence of its own, and the hour in the sentence."""
    assert spans_left("When did it end?", text, quote, rule=with_whole_times) == [whole]


@pytest.mark.parametrize("question", ["On what day did it end?", "What year was it?", "Who came on Sunday?"])
def test_only_when_takes_the_whole(question):
    """A question for the day wants the day alone."""
    assert spans_left(question, "It ended at four on Sunday.", "Sunday", rule=with_whole_times) == ["Sunday"]
