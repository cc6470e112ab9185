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


@pytest.mark.parametrize(
    ("question", "text", "quote", "end"),
    [
        ("What time does the mill close?", "It is open from 10am to 1pm.", "10am to 1pm", "1pm"),
        ("When does the fair end?", "The fair is on Sunday, 9-5.30pm.", "9-5.30pm", "5.30pm"),
        ("When does the class begin?", "It is from 10:30 until noon.", "from 10:30 until noon", "10:30"),
        ("What time does the mill open?", "It is open from 10am to 1pm.", "10am to 1pm", "10am"),
        ("When does the mill open?", "It is open from 10am to 1pm.", "10am to 1pm", "10am to 1pm"),
        ("What time does the mill open and close?", "It is open 10am to 1pm.", "10am to 1pm", "10am to 1pm"),
        ("What time does it stay open until?", "It is open 10am to 1pm.", "10am to 1pm", "10am to 1pm"),
        ("When does the mill close for lunch?", "It is closed 1pm to 2pm.", "1pm to 2pm", "1pm to 2pm"),
        ("When does the fair start?", "The fair is on Sunday, 9-5.30pm.", "9-5.30pm", "9-5.30pm"),
    ],
)
def test_the_end_of_the_hours_that_is_asked_for(question, text, quote, end):
    """When something closes is the end of its hours; the hours in which it is closed stay whole."""
    assert spans_left(question, text, quote, rule=with_whole_times) == [end]


@pytest.mark.parametrize("question", ["On what day did it end?", "What year was it?", "Who came on Sunday?"])
def test_only_when_takes_the_whole(question):
    """A question for the day wants the day alone."""
    assert spans_left(question, "It ended at four on Sunday.", "Sunday", rule=with_whole_times) == ["Sunday"]
