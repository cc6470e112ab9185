"""Questions about quotations, and their answers."""

from __future__ import annotations

import pytest

from index.collection import Collection
from index.types import Range
from qa.speakers import answer_quotes, words_around
from qa.speakers.asking import parse_quote_question
from tests.factories import make_article
from tests.fakes import FakeEmbedder

_STORM = (
    "Tobit Wrenn, the harbour master, spoke to the town on Monday about the storm.\n\n"
    "“We lost two boats,” Mr Wrenn said. “The wind was less gentle than we hoped.”\n\nJane Roe, a baker, listened."
)
_BREAD = (
    "The price of bread is going up again in the town, and many are worried.\n\n"
    "“Bread will cost more by May,” Tobit Wrenn said.\n\n“Nobody asked me,” said Jane Roe."
)


@pytest.fixture(scope="module")
def collection():
    articles = [make_article(_STORM, id="storm.txt"), make_article(_BREAD, id="bread.txt")]
    return Collection.of(articles, FakeEmbedder())


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did Tobit Wrenn say?", ("Tobit Wrenn", None, None)),
        ("What did Tobit Wrenn say about the storm?", ("Tobit Wrenn", "the storm", None)),
        ("what does the finance minister think of the deal", ("the finance minister", "the deal", None)),
        ("What has Putin said on Ukraine?", ("Putin", "Ukraine", None)),
        ("What is Wrenn saying about bread?", ("Wrenn", "bread", None)),
        ("What was Wrenn quoted as saying?", ("Wrenn", None, None)),
        ("Quotes by Jane Roe about bread", ("Jane Roe", "bread", None)),
        ("Who said “we lost two boats”?", (None, None, "we lost two boats")),
        ("Who said 'it's over now'?", (None, None, "it's over now")),
        ("Who said that the war is over?", (None, None, "the war is over")),
    ],
)
def test_questions_for_quotations_are_known(question, expected):
    """Questions by whom, about what, or for which words are recognised."""
    asked = parse_quote_question(question)
    assert (asked.name, asked.topic, asked.words) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What did Putin say would be a mistake?",
        "What did Paul Rose say Luther added to German thought?",
        "What is Luther's thought about the extent of his church?",
        "What were investigators told?",
        "What does article 288 not say?",
        "What did he say about it?",
        "Who wrote Hamlet?",
        "Who said no?",
        "When did Wrenn say it?",
        "",
    ],
)
def test_other_questions_are_not(question):
    """Questions with one answer, or without a name, go to the reader."""
    assert parse_quote_question(question) is None


def test_everything_someone_said_is_listed(collection):
    """Whole quotations of all articles, each cited, with its speaker."""
    found = answer_quotes("What did Tobit Wrenn say?", collection)
    assert sorted(one.citation.quote for one in found) == [
        "Bread will cost more by May",
        "The wind was less gentle than we hoped.",
        "We lost two boats",
    ]
    assert {one.speaker.name for one in found} == {"Tobit Wrenn"}
    assert all(one.direct for one in found)


def test_the_topic_comes_first(collection):
    """What is said about the topic is first."""
    found = answer_quotes("What did Wrenn say about bread?", collection)
    assert found[0].citation.quote == "Bread will cost more by May"
    assert found[0].citation.article_id == "bread.txt"


def test_who_said_it_is_found(collection):
    """The speaker of the words, with the place."""
    found = answer_quotes("Who said 'nobody asked me'?", collection)
    assert [(one.speaker.name, one.citation.article_id) for one in found] == [("Jane Roe", "bread.txt")]
    assert answer_quotes("Who said that nobody asked me?", collection) == found
    assert answer_quotes("Who said that nobody ever asked me?", collection) == ()


def test_another_kind_is_none_and_nobody_is_empty(collection):
    """None is for the reader; an empty tuple says that nobody of that name is quoted."""
    assert answer_quotes("How many boats were lost?", collection) is None
    assert answer_quotes("What did Ada Lovelace say?", collection) == ()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("two boats", "We lost two boats"),
        ("less gentle", "The wind was less gentle than we hoped."),
        ("on Monday", None),
        ("“The wind was less gentle than we hoped.”", "The wind was less gentle than we hoped."),
        ("lost two boats,” Mr Wrenn said. “The wind was", None),
    ],
)
def test_the_words_around_a_place_are_of_one_sentence(place, words):
    """None are returned where nobody speaks, or for what is less than mostly one quotation."""
    at = _STORM.index(place)
    assert words_around(make_article(_STORM), Range(at, at + len(place))) == words


def test_the_words_around_a_place_are_cut_from_a_longer_quotation():
    """What one speaker of a transcript says at a time gives the sentence that the place is in."""
    text = "We met Jane Roe.\n\nQ: Old?\n\nA: It is. It burns nine logs a day. I like it.\n\nQ: Why?\n\nA: Why not?"
    at = text.index("nine logs")
    assert words_around(make_article(text), Range(at, at + 4)) == "It burns nine logs a day."
