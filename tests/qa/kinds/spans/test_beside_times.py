"""Times of something else are left out, and others stay."""

from __future__ import annotations

import pytest

from qa.kinds.spans.beside_times import without_other_times
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("When was the grave found?", "The grave is some 7,000 years old, or 70 centuries.", "70 centuries"),
        ("When did Ada Roe become mayor?", "Ada Roe, born in Orme in 1907, is the mayor.", "1907"),
        ("On what day will they visit Orme?", "They will be in the region at the end of September.", "September"),
        ("When will it reopen?", "Bridge shut\n\n9 January 2025\n\nThe bridge is shut.", "9 January 2025"),
        ("When was the grave found?", "The grave is some 1,500 years old, or fifteen centuries.", "fifteen centuries"),
        ("When was Orme flooded?", "Orme was cut off for approximately nine days.", "approximately nine days"),
    ],
)
def test_times_of_something_else(question, text, quote):
    """A length of time, a birth, the day of publication and a month answer nothing."""
    assert spans_left(question, text, quote, rule=without_other_times) == []


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("When was the grave found?", "It was found seven years ago.", "seven years"),
        ("When will it open?", "It will open in seven years.", "seven years"),
        ("When should I turn the loaf?", "Turn it once 30 minutes have passed.", "30 minutes"),
        ("When was the mayor born?", "Ada Roe, born in Orme in 1907, is the mayor.", "1907"),
        ("When did Ada Roe become mayor?", "Ada Roe was made mayor in 1907.", "1907"),
        ("On what day will they visit Orme?", "They will be in the region on 3 September.", "3 September"),
        ("When will they visit Orme?", "They will be in the region at the end of September.", "September"),
    ],
)
def test_what_can_answer_stays(question, text, quote):
    """The same words beside a question about them, and values that nothing excludes."""
    assert spans_left(question, text, quote, rule=without_other_times) == [quote]


_MINUTES = (
    "Minutes of the meeting held on Monday 2 June 2031\n\nPresent: I. Roe\n\nPaths\n"
    "Put off to the next meeting, as the map was late.\n\nDate of next meeting\nMonday 7 July 2031 at 2.00pm\n"
)


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("When does the committee meet next?", ["7 July 2031"]),
        ("On what day is the next meeting?", ["7 July 2031"]),
        ("When did the committee meet?", ["2 June 2031", "7 July 2031"]),
    ],
)
def test_the_day_of_the_next_meeting(question, quotes):
    """It is not that on which the committee met."""
    assert spans_left(question, _MINUTES, "2 June 2031", "7 July 2031", rule=without_other_times) == quotes


def test_a_meeting_of_which_only_the_day_is_told():
    """It may be the next one."""
    text = _MINUTES.replace("Date of next meeting", "Other business")
    assert spans_left("When is the next meeting?", text, "2 June 2031", rule=without_other_times) == ["2 June 2031"]
