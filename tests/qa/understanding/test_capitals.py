"""Questions in small letters, with the capitals of the articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.collection import Collection
from qa.assistant import Assistant
from qa.confidence import Calibrator
from qa.understanding.capitals import is_small, with_capitals
from tests.factories import make_article
from tests.fakes import FakeEmbedder, NotingReader

_TEXTS = (
    "Reports from Seoul say that Ada McConnell met NATO in Leeds. Nobody counted.",
    "In Seoul, the Will of Ada was read; a bank will open.",
)


@pytest.mark.parametrize(
    ("question", "small"),
    [
        ("when did nato meet", True),
        ("When did nato meet?", True),  # a capital begins the sentence
        ("When did NATO meet?", False),
        ("", False),
        ("1961?", False),
    ],
)
def test_small_letters(question: str, small: bool):
    """A question is in small letters if nothing but its beginning has a capital."""
    assert is_small(question) is small


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("did ada mcconnell meet nato in seoul", "did Ada McConnell meet NATO in Seoul"),
        ("who sent reports", "who sent reports"),  # begins a sentence, and is common
        ("who counted nobody", "who counted nobody"),
        ("what will open", "what will open"),  # also written small
        ("who is kirby", "who is kirby"),  # in no text
    ],
)
def test_names_get_the_capitals_of_the_texts(question: str, expected: str):
    """Only words that the texts never write small change."""
    assert with_capitals(question, _TEXTS) == expected


@given(st.text(alphabet="abS éÉ ,?", max_size=30), st.text(alphabet="abAB éÉ,.", max_size=60))
def test_only_capitals_change(question: str, text: str):
    """The letters stay the same."""
    assert with_capitals(question, [text]).casefold() == question.casefold()


def test_the_answer_keeps_the_question_as_it_was_typed():
    """The reader is asked with the capitals of the articles, and nothing is said of it."""
    reader = NotingReader({"3.4 million": 3.0})
    articles = (make_article(id="shells.txt", text="It is known that Seoul holds 3.4 million shells."),)
    calibrator = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.5)
    answer = Assistant(Collection.of(articles, FakeEmbedder()), reader, calibrator).ask(
        "how many shells does seoul hold"
    )
    assert (answer.text, answer.notices) == ("3.4 million", ())
    assert answer.understood_as == "how many shells does seoul hold"
    assert set(reader.questions) == {"how many shells does Seoul hold"}
