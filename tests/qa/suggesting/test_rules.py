"""Questions made of sentences."""

from __future__ import annotations

import pytest

from index.types import Range
from qa.suggesting.rules import KINDS, questions
from tests.factories import make_article


@pytest.mark.parametrize(
    ("sentence", "kind", "question", "answer"),
    [
        (
            "Reports say that South Korea has about 3.4 million artillery shells, the report said.",
            "how many",
            "How many artillery shells does South Korea have?",
            "about 3.4 million",
        ),
        ("Sales at Acme Corp rose by 12.5% in May.", "how much", "How much did Acme Corp rise?", "12.5%"),
        (
            "The Panama Canal was opened to ships in August 1914 by a crowd.",
            "when",
            "When was the Panama Canal opened to ships?",
            "August 1914",
        ),
        ("Globex, based in Cape Town, makes pumps.", "where", "Where is Globex based?", "Cape Town"),
        (
            "On Monday, Japan's Chief Cabinet Secretary Yoshimasa Hayashi agreed.",
            "who holds",
            "Who is Japan's Chief Cabinet Secretary?",
            "Yoshimasa Hayashi",
        ),
        ("Ann Lee, the mayor of a small town, agreed.", "who is", "Who is Ann Lee?", "the mayor of a small town"),
        (
            "Marie Curie discovered two new elements, it said.",
            "who did",
            "Who discovered two new elements?",
            "Marie Curie",
        ),
    ],
)
def test_a_sentence_gives_a_question(sentence: str, kind: str, question: str, answer: str):
    """With the place of its answer."""
    article = make_article(f"A short title\n\n{sentence}")
    found = {q.text: q for q in questions(article)}
    assert question in found, found
    assert found[question].kind == kind
    assert article.text[slice(*found[question].answer)] == answer


def test_every_kind_is_known():
    """Each once."""
    assert len(set(KINDS)) == len(KINDS) == 7


@pytest.mark.parametrize(
    "sentence",
    [
        "He discovered two new elements in this town.",
        "Ann Lee discovered what they had buried there, he said.",
        "Ann Lee praised “two new elements” of the plan.",
        "It was opened in August 1914.",
        "The firm has two new pumps.",
        "",
    ],
)
def test_what_does_not_stand_alone_is_not_asked(sentence: str):
    """Nobody would know who he is, or what they are."""
    assert list(questions(make_article(f"A short title\n\n{sentence}"))) == []


def test_a_number_is_not_cut_at_its_comma():
    """As in "with 2?" of "with 2,578 votes"."""
    made = questions(make_article("A short title\n\nMarie Curie won the seat in Caldwick with 2,578 votes, it said."))
    assert not [question.text for question in made if "with 2?" in question.text]


def test_furniture_is_not_asked_about():
    """Nor is a sentence that never ends."""
    text = "Marie Curie discovered two new elements."
    assert list(questions(make_article(text, boilerplate=(Range(0, len(text)),)))) == []
    assert list(questions(make_article("Marie Curie discovered two new elements of " + "very " * 99 + "much."))) == []
