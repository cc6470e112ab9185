"""Which questions are about an article itself, and what they say of it."""

from __future__ import annotations

import pytest

from qa.about.asking import parse_about
from qa.about.phrases import ArticlePhrase, parse_phrase


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Who wrote this article?", "author"),
        ("Who is the author of the piece on thrift?", "author"),
        ("who filed the report about the pier", "author"),
        ("Whose byline is on the soup recipe?", "author"),
        ("By whom was this piece written?", "author"),
        ("Who is this report by?", "author"),
        ("Who wrote about the flood?", "author"),
        ("Who translated the piece about the bees?", "maker"),
        ("Who wrote that the hall has no parking?", "writer of a sentence"),
        ("What day is it in this live blog?", "day"),
        ("What is today's date?", "day"),
        ("What is the date of the newspaper?", "day"),
        ("On what day was this report written?", "day"),
        ("When did Ann Roe send her mail about the hall?", "day"),
        ("When was this page last updated?", "update"),
        ("What is the headline of the article about the storm?", "headline"),
        ("What is this article called?", "headline"),
        ("Which newspaper published the article on the storm?", "site"),
        ("Which articles are by Ann Roe?", "articles"),
        ("What articles has Ann Roe written?", "articles"),
    ],
)
def test_what_is_asked_of_an_article(question, wanted):
    """Its author, its day, its headline, where it appeared, or which of them somebody wrote."""
    about = parse_about(question)
    assert about is not None
    assert about.wanted == wanted


@pytest.mark.parametrize(
    "question",
    [
        "When was the bridge shut?",
        "What day is the bridge opened?",
        "Who wrote his letter?",
        "What did Ann Roe write?",
        "Who published the findings?",
        "What is the name of the bridge?",
        "Which paper is thinner?",
        "Who sent apologies to the review board and left?",
    ],
)
def test_other_questions(question):
    """They are about the events, or do not say whose letter is meant; a title is looked up by `finding`."""
    about = parse_about(question)
    assert about is None or about.which.title


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("the plum cake recipe", ArticlePhrase(work="recipe", topic="plum cake")),
        ("the piece on stale bread by Ann Roe", ArticlePhrase(work="piece", topic="stale bread", author="Ann Roe")),
        ("Ann Roe's column about bees", ArticlePhrase(work="column", topic="bees", author="Ann Roe")),
        ("the article by Ann Roe about bees", ArticlePhrase(work="article", topic="bees", author="Ann Roe")),
        ("the article published on 3 May 2024", ArticlePhrase(work="article", day="published on 3 May 2024")),
        ("the article titled “Let it lie”", ArticlePhrase(work="article", title="Let it lie")),
        ("this article", ArticlePhrase(work="article", is_this=True)),
        ("“Let it lie”", ArticlePhrase(title="Let it lie")),
        ("Let it lie", ArticlePhrase(title="Let it lie")),
        ("the report of the inquiry", ArticlePhrase(title="the report of the inquiry")),
        ("the review board's decision", ArticlePhrase(title="the review board's decision")),
        ("Ann Roe the explicit messages", ArticlePhrase(title="Ann Roe the explicit messages")),
    ],
)
def test_the_words_for_an_article(words, phrase):
    """What is no phrase for an article can only be a title."""
    assert parse_phrase(words) == phrase
