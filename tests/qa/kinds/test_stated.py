"""Questions about the day of an article itself."""

from __future__ import annotations

import pytest

from qa.answering import Asked
from qa.kinds.stated import answer_day, asks_for_day
from qa.types import Versions
from tests.factories import make_article

_PAGE = (
    "Bridge shut\n\nPublished: 3 May 2024\nUpdated: 4 May 2024 18:00\n\n"
    "The bridge at Orrin is shut, the council says.\n"
)


def _answer(question, text=_PAGE):
    versions = Versions(index="1", embedder="fake", reader="fake", calibrator="test")
    asked = Asked(question=question, understood_as=question, threshold=0.5, versions=versions)
    answer = answer_day(asked, None if text is None else make_article(text))
    return None if answer is None else answer.text


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("What day is it in this live blog?", "3 May 2024"),
        ("What is today's date?", "3 May 2024"),
        ("What is the date of this article?", "3 May 2024"),
        ("What is the date of the newspaper?", "3 May 2024"),
        ("When was this article published?", "3 May 2024"),
        ("On what day was this report written?", "3 May 2024"),
        ("When was this page last updated?", "4 May 2024"),
    ],
)
def test_the_day_is_quoted_from_the_head_of_the_article(question, day):
    """The day is quoted from the head; of two days, the one asked for."""
    assert _answer(question) == day


@pytest.mark.parametrize(
    "question",
    ["When was the bridge shut?", "What day is the bridge opened?", "When was the report of the inquiry published?"],
)
def test_what_is_asked_of_something_else_is_no_question_for_the_article(question):
    """A question about the day of another report is not one about the article's."""
    assert not asks_for_day(question)


def test_without_an_article_or_a_stated_day_there_is_no_answer():
    """If it is unclear which article is meant, or none states its day, there is no answer."""
    assert _answer("What day is it?", text=None) is None
    assert _answer("What day is it?", text="The bridge is shut.") is None
