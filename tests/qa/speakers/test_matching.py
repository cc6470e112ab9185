"""Quotations found by who speaks and by what is said."""

from __future__ import annotations

import numpy as np
import pytest

from qa.speakers import Placed, quotations, rank_for_topic, said_by, who_said
from tests.factories import make_article
from tests.fakes import FakeEmbedder

_TEXT = (
    "Harbour Master Tobit Wrenn and Jane Roe of the World Health Organization spoke on Monday about the storm.\n\n"
    "“The boats were lost in the storm,” Wrenn said.\n\n“The price of bread will rise,” Wrenn said.\n\n"
    "“We sent help at once,” the World Health Organization said.\n\n“I saw the boats,” Roe said."
)


@pytest.fixture(scope="module")
def placed():
    article = make_article(_TEXT)
    return [Placed(article, each) for each in quotations(article)]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Tobit Wrenn", 2),
        ("wrenn", 2),
        ("Mr Wrenn", 2),
        ("T. Wrenn", 2),
        ("Tobit", 2),
        ("the harbour master", 2),
        ("Harbour Master Tobit Wrenn", 2),
        ("WHO", 1),
        ("Jane Roe", 1),
        ("Ann Roe", 0),
        ("A. Wrenn", 0),
        ("the finance minister", 0),
        ("ren", 0),
        ("", 0),
    ],
)
def test_people_are_found_by_their_names(placed, name, count):
    """Full names, surnames, initials, acronyms and roles; no part of a word and no other person."""
    assert len(said_by(name, placed)) == count


def test_a_topic_orders_quotations(placed):
    """What is about the topic comes first; without a topic the article's order holds."""
    said = said_by("Wrenn", placed)
    first = rank_for_topic("the price of bread", said)[0]
    assert first.placed.words == "The price of bread will rise"
    assert first.score == 1.0
    assert rank_for_topic("bread prices", said, FakeEmbedder())[0].placed.words == "The price of bread will rise"
    assert [one.placed for one in rank_for_topic("", said)] == list(said)
    assert rank_for_topic("bread", []) == ()


class _Unlike(FakeEmbedder):
    """Finds no text like another."""

    def embed(self, texts):
        return np.eye(len(texts), dtype=np.float32)


def test_what_nobody_speaks_of_is_no_topic(placed):
    """No word of it is near what they say, and nothing that they say is like it."""
    said = said_by("Wrenn", placed)
    assert rank_for_topic("the football cup", said, _Unlike()) == ()
    assert len(rank_for_topic("the bread of the town", said, _Unlike())) == 2
    assert len(rank_for_topic("the health of the town", said_by("WHO", placed), _Unlike())) == 1
    assert len(rank_for_topic("the football cup", said)) == 2


def _said_in(text):
    article = make_article(text)
    return [Placed(article, each) for each in quotations(article)]


def test_the_sentence_before_says_what_a_quotation_is_about():
    """Its words count half of those in the quotation's own sentence, and small words do not count."""
    said = _said_in(
        "Bread and flour\n\nThe baker, Tobit Wrenn, said that the price of the bread would rise.\n\n"
        "Wrenn saw the miller, Olaf Berg, on Friday. “He had no answer,” Wrenn said."
    )
    first, second = rank_for_topic("the miller", said)
    assert (first.placed.words, first.score, second.score) == ("He had no answer", 0.5, 0.0)
    assert rank_for_topic("the bread", said)[0].score == 1.0


def test_a_headline_says_what_its_article_is_about():
    """A topic that only the headline names is one of those who speak in the article."""
    said = _said_in("Baker wins the cup\n\nTobit Wrenn came home.\n\n“It was a long night,” Wrenn said.\n")
    assert [one.placed.words for one in rank_for_topic("the cup", said, _Unlike())] == ["It was a long night"]
    assert rank_for_topic("the miller", said, _Unlike()) == ()


def test_the_speaker_of_words_is_found(placed):
    """Marks and case don't matter, and one word of five may be another."""
    found = who_said("the BOATS were lost, in the storm", placed)
    assert [one.placed.quotation.speaker.name for one in found] == ["Tobit Wrenn"]
    assert found[0].score == 1.0
    assert who_said("the moon is made of cheese", placed) == ()
    assert who_said("boats", placed) == ()


@pytest.mark.parametrize(
    ("head", "name", "count"),
    [
        ("from Oda Finch's column, The Pot", "Oda Finch", 1),
        ("from Oda Finch's column, The Pot", "Oda Brandt", 0),
        ("Oda Finch and Oda Brandt have a stall.", "Oda Finch", 0),
        ("Beans are cheap.", "Oda Finch", 0),
    ],
)
def test_a_first_name_means_the_only_one_with_it(head, name, count):
    """If an article writes the full name anywhere, and no other with that first name."""
    article = make_article(f"SLOW BEANS\n{head}\n\nSoak them.\n\nOda says: never salt the water.\n")
    assert len(said_by(name, [Placed(article, each) for each in quotations(article)])) == count
