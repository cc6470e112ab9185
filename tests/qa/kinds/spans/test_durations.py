"""A day on which something was does not say how long it was."""

from __future__ import annotations

import pytest

from qa.kinds.spans.durations import prefer_durations_of_verb, without_closures, without_days
from tests.qa.kinds.quoting import spans_left

_LOCK = (
    "The lock was shut on 5 May 2023 for nine weeks. The weir is open until 3 June. It was shut from May 7 to Friday. "
    "The lock is 31 metres long."
)


@pytest.mark.parametrize("quote", ["5 May 2023", "on 5 May 2023", "The lock was shut on 5 May 2023", "5", "2023"])
def test_a_day_is_no_duration(quote):
    """Neither are words with nothing but a day, nor a part of one."""
    assert spans_left("How long was the lock shut?", _LOCK, quote, rule=without_days) == []


@pytest.mark.parametrize("quote", ["nine weeks", "3 June", "until 3 June", "May 7 to Friday", "Friday", "31 metres"])
def test_what_says_how_long_is_left(quote):
    """A stretch of time or a length, and a day up to or from which something lasts."""
    assert spans_left("How long was the lock shut?", _LOCK, quote, rule=without_days) == [quote]


@pytest.mark.parametrize(
    "quote", ["all Friday", "Friday", "the whole of May 2023", "shut on 5 May and opened on 9 May"]
)
def test_days_can_say_how_long(quote):
    """The whole of one, and two of them."""
    text = (
        f"The lock was {quote}." if "opened" in quote else f"The lock was shut {'all ' * (quote == 'Friday')}{quote}."
    )
    assert spans_left("How long was the lock shut?", text, quote, rule=without_days) == [quote]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Roe trained for 3 years. Roe was there for 9 years.", ["3 years"]),
        ("He trained for 3 years. Roe was there for 9 years.", ["3 years"]),
        ("Lund trained for 3 years. Roe was there for 9 years.", ["3 years", "9 years"]),
        ("The other riders trained for 3 years. Roe was there for 9 years.", ["3 years", "9 years"]),
    ],
)
def test_a_duration_of_the_verb(text, left):
    """It is preferred, unless something else does it there."""
    assert spans_left("How long did Roe train?", text, "3 years", "9 years", rule=prefer_durations_of_verb) == left


def test_a_day_answers_other_questions():
    """Only what asks how long loses its days."""
    assert spans_left("When was the lock shut?", _LOCK, "5 May 2023", rule=without_days) == ["5 May 2023"]


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("How long is the lock?", "The Orme lock will shut for nine weeks from May.", "nine weeks", False),
        ("How long is the lock?", "The Orme lock will shut for nine weeks from May.", "shut for nine weeks", False),
        ("How long is the lock?", "The Orme lock will shut for nine weeks from May.", "nine", False),
        ("How long is the lock?", "The lock was closed down for about nine weeks.", "nine weeks", False),
        ("How long are the trials?", "The trials were stopped for nine weeks.", "nine weeks", False),
        ("How long will the lock be shut?", "The Orme lock will shut for nine weeks.", "nine weeks", True),
        ("How long is the lock shut?", "The Orme lock will shut for nine weeks.", "nine weeks", True),
        ("How long is the closure?", "The Orme lock will shut for nine weeks.", "nine weeks", True),
        ("How long is the strike?", "The strike will stop trains for nine weeks.", "nine weeks", True),
        ("How long is the show?", "The show runs for nine weeks.", "nine weeks", True),
        ("How long is the show?", "The show opens for nine weeks.", "nine weeks", True),
        ("How long is the sentence?", "Roe was jailed for nine years.", "nine years", True),
        ("How long is the lock?", "The lock is 31 metres long.", "31 metres", True),
        ("How long is the lock?", "A boat takes nine minutes through the lock.", "nine minutes", True),
    ],
)
def test_how_long_a_thing_is_shut_is_not_how_long_it_is(question, text, quote, stays):
    """It is how long the closure is; what runs or opens for nine weeks, is nine weeks long."""
    assert spans_left(question, text, quote, rule=without_closures) == ([quote] if stays else [])
