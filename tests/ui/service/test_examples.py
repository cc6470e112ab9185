"""Questions to start with."""

from __future__ import annotations

import pytest

from index.errors import PullquoteError
from index.types import Article, Range
from qa.suggesting.rules import questions
from tests.factories import make_article
from tests.ui.fakes import make_answer, make_citation
from tests.waiting import until
from ui.service.examples import MOST, Examples, form_of, is_right, looked_for, of_different_forms

NAMES = ("Ann Lee", "Bob Ray", "Cy Twomb", "Di Moss", "Ed Poe", "Flo Gray")


TOLD = (
    "{name} discovered new elements in {place}.",
    "{name} has {n} million copper coins.",
    "{name} rose by {n}.5 percent.",
    "{name} was founded in 19{n:02}.",
    "{name} is based in New York City.",
)


def make_articles(count: int, told: tuple[str, ...] = TOLD) -> list[Article]:
    """Make articles that each say something else, in as many forms as there are."""
    return [
        make_article(
            f"A title\n\n{told[n % len(told)].format(name=NAMES[n % 6], n=n, place=chr(65 + n % 26) * 4)}", f"{n}.txt"
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
            for made in questions(article):
                if made.text == question:
                    quote = article.text[made.answer.start : made.answer.end]
                    return make_answer(question, [make_citation(article, quote)], self.confidence)
        raise PullquoteError("no")


def found(assistant: Knowing) -> tuple[str, ...]:
    examples = looked_for(assistant)
    until(lambda: examples.done)
    return tuple(examples())


def test_questions_that_are_answered_are_kept():
    """As many as there is room for, and no two of a form: one "who" is enough to show what can be asked."""
    kept = found(Knowing(make_articles(40)))
    assert len(kept) == MOST
    assert len({question.split()[0] + question.split()[1] for question in kept}) == MOST
    assert len(found(Knowing(make_articles(40, TOLD[:1])))) == 1


def test_what_fits_several_articles_is_left_out():
    """Which of them is meant would not be clear; copies of one article answer it alike."""
    goals = [f"{name} scored the first goal in the {n}th minute." for n, name in enumerate(NAMES, 4)]
    assert found(Knowing([make_article(f"A title\n\n{told}", told) for told in goals])) == ()
    copies = [make_article(f"A title\n\n{goals[0]}", f"{n}.txt") for n in range(2)]
    assert found(Knowing(copies)) == ("Who scored the first goal in the 4th minute?",)


def test_what_is_not_surely_answered_is_left_out():
    """There may be no suggestion at all, and no more questions are asked than the budget allows."""
    unsure = Knowing(make_articles(200), confidence=0.6)
    assert found(unsure) == ()
    assert 6 < len(unsure.asked) <= 24
    assert found(Knowing([])) == ()


def test_an_article_is_asked_about_again_only_after_the_others():
    """What the folder is about is seen at once."""
    told = {
        "a.txt": "Mary Lee, 71, agreed. Mary Lee won the Nansen Medal in 1994.",
        "b.txt": "On May 2, Acme Corp rose by 3%. Ed Poe won the Fields Medal in 1990.",
    }
    assert found(Knowing([make_article(f"A title\n\n{words}", name) for name, words in told.items()])) == (
        "When did Mary Lee win the Nansen Medal?",
        "Who won the Fields Medal in 1990?",
        "How old is Mary Lee?",
        "How much did Acme Corp rise?",
    )


def test_there_are_none_before_they_are_looked_for():
    """The page does not wait."""
    examples = Examples(Knowing(make_articles(1)))
    assert (examples.done, examples()) == (False, ())


def test_they_can_be_about_some_articles_alone():
    """When they are looked for, and when they are shown."""
    assistant = Knowing(make_articles(6))
    examples = Examples(assistant, ("4.txt", "3.txt", "no.txt"))
    examples.start()
    until(lambda: examples.done)
    assert examples() == ("Where is Ed Poe based?", "When was Di Moss founded?")
    assert examples(["3.txt"]) == ("When was Di Moss founded?",)
    assert (examples([]), len(assistant.asked)) == ((), 2)


def test_it_ends_when_it_is_not_wanted_any_more():
    """No further question is asked."""
    assistant = Knowing(make_articles(40))
    examples = Examples(assistant, may_go_on=lambda: len(assistant.asked) < 2)
    examples.start()
    until(lambda: examples.done)
    assert len(assistant.asked) == 2


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("Who is John Kirby?", "who is"),
        ("Who won the cup?", "who did"),
        ("Who signed it?", "who did"),
        ("How many?", "how many?"),
        ("", ""),
    ],
)
def test_questions_that_are_alike_have_one_form(question: str, form: str):
    """Whoever did whatever."""
    assert form_of(question) == form


def test_of_several_groups_the_first_leads():
    """The first group leads, and no two questions of one form are chosen."""
    own, others = ["Who won it?", "When was it?"], ["Who lost it?", "Where is it?", "What is it?", "How much is it?"]
    assert of_different_forms(own, others) == ("Who won it?", "When was it?", "Where is it?", "What is it?")


@pytest.mark.parametrize(
    ("place", "confidence", "right"),
    [("shells", 0.9, True), ("shells", 0.7, False), ("guns", 0.9, False)],
)
def test_an_answer_is_right_where_it_stands_where_it_should(place: str, confidence: float, right: bool):
    """An answer is right if it is at the expected place and confident."""
    article = make_article("Seoul holds shells and guns.")
    answer = make_answer("What?", [make_citation(article, place)], confidence)
    start = article.text.index("shells")
    assert is_right(answer, article.id, Range(start, start + 3)) is right
    assert not is_right(answer, "another.txt", Range(start, start + 3))
    assert not is_right(make_answer("What?"), article.id, Range(start, start + 3))
