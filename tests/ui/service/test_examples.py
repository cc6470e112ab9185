"""Questions to begin with."""

from __future__ import annotations

import pytest

from index.errors import PullquoteError
from index.types import Article, Range
from tests.factories import make_article
from tests.ui.fakes import make_answer, make_citation
from tests.waiting import until
from ui.service.examples import MOST, Examples, is_right, looked_for

NAMES = ("Ann Lee", "Bob Ray", "Cy Twomb", "Di Moss", "Ed Poe", "Flo Gray")


def make_articles(count: int) -> list[Article]:
    return [
        make_article(
            f"A title\n\n{NAMES[n % 6]} discovered {n} new elements. {NAMES[n % 6]}, the mayor of a town, slept.",
            f"{n}.txt",
        )
        for n in range(count)
    ]


class Knowing:
    """Answers with the name in the article that the question was made of, or as a test says."""

    def __init__(self, articles: list[Article], confidence: float = 0.9) -> None:
        self.articles = tuple(articles)
        self.by_id = {article.id: article for article in articles}
        self.confidence = confidence
        self.asked: list[str] = []

    def ask(self, question, *, history=(), scope=None):
        self.asked.append(question)
        for article in self.articles:
            words = question.removeprefix("Who ").rstrip("?")
            if words in article.text:
                name = article.text[article.text.index("\n\n") + 2 :].split(" discovered")[0]
                return make_answer(question, [make_citation(article, name)], self.confidence)
        raise PullquoteError("no")


def found(assistant: Knowing) -> tuple[str, ...]:
    examples = looked_for(assistant)
    until(lambda: examples.done)
    return tuple(examples())


def test_questions_that_are_answered_are_kept():
    """Of several articles, as many as there is room for, none twice."""
    kept = found(Knowing(make_articles(6)))
    assert len(kept) == len(set(kept)) == MOST
    assert all(question.endswith("new elements?") for question in kept)


def test_what_is_not_surely_answered_is_left_out():
    """Not even one, where there is none; and no more are asked than the budget holds."""
    unsure = Knowing(make_articles(200), confidence=0.6)
    assert found(unsure) == ()
    assert 6 < len(unsure.asked) <= 24
    assert found(Knowing([])) == ()


def test_there_are_none_before_they_are_looked_for():
    """The page does not wait."""
    examples = Examples(Knowing(make_articles(1)))
    assert (examples.done, examples()) == (False, ())


@pytest.mark.parametrize(
    ("place", "confidence", "right"),
    [("shells", 0.9, True), ("shells", 0.7, False), ("guns", 0.9, False)],
)
def test_an_answer_is_right_where_it_stands_where_it_should(place: str, confidence: float, right: bool):
    """And where it is sure of it."""
    article = make_article("Seoul holds shells and guns.")
    answer = make_answer("What?", [make_citation(article, place)], confidence)
    start = article.text.index("shells")
    assert is_right(answer, article.id, Range(start, start + 3)) is right
    assert not is_right(answer, "another.txt", Range(start, start + 3))
    assert not is_right(make_answer("What?"), article.id, Range(start, start + 3))
