from __future__ import annotations

import pytest

from qa.comparing.clock import times
from tests.qa.comparing.test_agreement import _both_ways


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("ten past four", 250),
        ("twenty-five to four", 215),
        ("five minutes past four", 245),
        ("quarter to four", 225),
        ("19h20", 1160),
        ("2115", 1275),
        ("0050", 50),
    ],
)
def test_a_time_is_read_in_words_and_figures(text, minutes):
    """Minutes come before the hour in words, and after an "h" or nothing in figures."""
    assert [time.minutes for time in times(text, clock=True)] == [minutes]


@pytest.mark.parametrize("text", ["from five to nine", "2h10", "2115", "five to nine", "2 past masters"])
def test_numbers_are_no_times_unless_a_time_is_asked(text):
    """Durations, ranges and years look like times."""
    assert times(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("ten past four", "4pm", "other"),
        ("15:30 (GMT+2)", "13:30 GMT", "same"),
        ("6pm Pacific", "9pm ET", "same"),
        ("6pm ET", "6pm PT", "other"),
        ("8pm (19:00 GMT)", "7pm GMT", "same"),
        ("8pm (19:00 GMT)", "8pm", "same"),
        ("8pm (19:00 GMT)", "9pm", "other"),
        ("between 6pm and 7pm", "8pm", "other"),
        ("between 6pm and 7pm", "6.30pm", "unclear"),
    ],
)
def test_times_are_compared_across_zones(one, other, outcome):
    """An offset is its own zone, those of the United States stay as far apart, and a time in two zones is one."""
    assert _both_ways("What time did it start?", one, other) == outcome


@pytest.mark.parametrize(
    ("question", "one", "other", "outcome"),
    [
        ("What time does it open?", "from 10am to 4pm", "10am", "same"),
        ("What time does it open?", "10 to 4", "10am", "same"),
        ("What time does it close?", "from 10am to 4pm", "4pm", "same"),
        ("What time does it close?", "from 10am to 4pm", "10am", "other"),
        ("What time does it open?", "ten to four", "3.50", "same"),
        ("What time is it open?", "from 10am to 4pm", "10am", "unclear"),
        ("What time did it start?", "in the morning", "9pm", "other"),
        ("What time did it start?", "in the evening", "9pm", "unclear"),
        ("What time did it start?", "in the morning", "9", "unclear"),
    ],
)
def test_a_time_is_told_by_a_span_or_a_part_of_the_day(question, one, other, outcome):
    """Of a span the end that is asked for counts; a part of the day only excludes."""
    assert _both_ways(question, one, other) == outcome


@pytest.mark.parametrize(("question", "end"), [("When does it close?", "4pm"), ("When does it open?", "10am")])
def test_a_span_may_be_told_by_the_word_before_it(question, end):
    """After "from", the hours before a "to" are those of a beginning, and no minutes."""
    assert _both_ways(question, "It is open from *ten to four*.", f"The hour is *{end}*.") == "same"
