"""Limits in time of yes/no questions, and the questions when something is."""

from __future__ import annotations

import pytest

from qa.understanding.time_limits import read_time_limit


@pytest.mark.parametrize(
    ("question", "when", "bound", "date"),
    [
        ("Was the mill built before 1900?", "When was the mill built?", "before", "1900"),
        ("did the trial open in september", "When did the trial open?", "in", "september"),
        ("Did the vote take place on Monday?", "When did the vote take place?", "in", "Monday"),
        ("Did Ann resign after 3 May 2021?", "When did Ann resign?", "after", "3 May 2021"),
        ("Was it awarded on the 10th of December?", "When was it awarded?", "in", "the 10th of December"),
        ("Was the operation over by 2 pm?", "At what time was the operation over?", "by", "2 pm"),
        ("Did the fire start earlier than 04.30?", "At what time did the fire start?", "before", "04.30"),
        ("Was it founded in the 1940s?", "When was it founded?", "in", "the 1940s"),
        ("Did they meet in the nineties?", "When did they meet?", "in", "the nineties"),
        ("Was it held on a Tuesday?", "When was it held?", "in", "a Tuesday"),
        ("will it open by monday 13 november", "When will it open?", "by", "monday 13 november"),
        ("Will it end later than June 2027?", "When will it end?", "after", "June 2027"),
        ("Is the mill older than 1900?", "When was the mill built or founded?", "before", "1900"),
        ("Is Orme Castle older than 1900?", "When was Orme Castle built or founded?", "before", "1900"),
        ("are the tombs newer than 1750", "When were the tombs built or founded?", "after", "1750"),
    ],
)
def test_a_limit_in_time_ends_a_question(question, when, bound, date):
    """Years, decades, months, days, weekdays and times of day."""
    limit = read_time_limit(question)
    assert (limit.question, limit.bound, limit.date, limit.century) == (when, bound, date, None)


def test_a_century_has_a_number():
    """It is told apart from a day."""
    assert read_time_limit("Was the abbey founded in the 14th century?").century == 14


@pytest.mark.parametrize(
    "question",
    [
        "Did he ever win before 1990?",
        "Was it not built before 1900?",
        "Was there a fire in 1990?",
        "Did it open in early 1990?",
        "Did it open on 5 May or later?",
        "Was it built before the war?",
        "Did he live in Oro in 1990 with Ann?",
        "When was it built?",
        "Is the mill not older than 1900?",
        "Is the mill older than 300 years?",
        "Is the mill older than the church?",
        "Is she older than 2000?",
        "Is the mayor older than 1960?",
        "Are the women younger than 1990?",
        "Is Ida Orvall older than 1960?",
    ],
)
def test_no_limit_in_time(question):
    """Something that may have been more than once, a negation, a vague time, two bounds, no date, or a person."""
    assert read_time_limit(question) is None
