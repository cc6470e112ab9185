"""Words of a question in the articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.collection import Articles, Collection
from tests.factories import make_article
from tests.fakes import FakeEmbedder
from ui.cards.words import FoundWord, look_for

SEOUL = make_article("It rained in Seoul. The matches were off.", "seoul.txt")
BUSAN = make_article("In Busan it rained, too. İt is Świętokrzyskie.", "busan.txt")


def found(question: str, articles=(SEOUL, BUSAN)) -> list[tuple[str, str | None]]:
    """Look in a plain mapping and in a collection, which must say the same."""
    in_collection = look_for(question, Collection.of(articles, FakeEmbedder()).articles)
    assert look_for(question, {article.id: article for article in articles}) == in_collection
    return [(each.word, each.article_id) for each in in_collection]


def test_telling_words_are_looked_for():
    """In the order of the question, without those that every question has; the first article that holds one counts."""
    assert found("Where did it rain in Busan, and what of Tokyo's 2026 Cup?") == [
        ("rain", "seoul.txt"),
        ("Busan", "busan.txt"),
        ("Tokyo", None),
        ("2026", None),
        ("Cup", None),
    ]


def test_a_name_is_looked_for_as_one():
    """Its words are side by side and begin with capitals; a possessive ends it."""
    article = make_article("Kim Jong Un came to Busan from North Korea.", "kim.txt")
    assert found("Did North Korea's Kim Jong Un visit Busan, Seoul or South Korea?", [article]) == [
        ("North Korea", "kim.txt"),
        ("Kim Jong Un", "kim.txt"),
        ("visit", None),
        ("Busan", "kim.txt"),
        ("Seoul", None),
        ("South Korea", None),
    ]


def test_a_word_is_found_at_the_beginning_of_another():
    """As "match" is in "matches", but not "atch"."""
    assert found("match atch") == [("match", "seoul.txt"), ("atch", None)]


def test_case_makes_no_difference():
    """Words are found in any case, and a word that is asked for twice is looked for once."""
    assert found("SEOUL seoul świętokrzyskie") == [("SEOUL", "seoul.txt"), ("świętokrzyskie", "busan.txt")]


@pytest.mark.parametrize("question", ["", "What is it?", "???", "a b c"])
def test_a_question_without_a_telling_word_gives_none(question: str):
    """There is nothing to look for."""
    assert found(question) == []


def test_no_more_than_eight_are_looked_for():
    """The first of them."""
    assert found(" ".join(f"word{n}" for n in range(20))) == [(f"word{n}", None) for n in range(8)]


def test_an_empty_collection_holds_nothing():
    """Each word is there, and found nowhere."""
    assert look_for("Seoul", {}) == (FoundWord(word="Seoul", article_id=None),)


def test_signs_of_patterns_are_only_letters():
    """A question is no pattern."""
    assert found("Seoul.* (off)") == [("Seoul", "seoul.txt")]


def test_who_wrote_an_article_is_not_unknown():
    """An author or a site is not said to be unknown, though there is nothing to find in the text."""
    article = replace(SEOUL, author="Ada Fenn", site="Harbour Post")
    assert found("What did Ada Fenn of the Harbour Post say in Seoul?", [article]) == [("Seoul", "seoul.txt")]


def test_the_closest_article_is_preferred():
    """Else the first one; an article that lacks the word is passed over."""
    articles = Collection.of([SEOUL, BUSAN], FakeEmbedder()).articles
    assert look_for("rained", articles, "busan.txt") == (FoundWord(word="rained", article_id="busan.txt"),)
    assert look_for("rained", articles) == look_for("rained", articles, "seoul.txt")
    assert look_for("matches", articles, "busan.txt") == (FoundWord(word="matches", article_id="seoul.txt"),)


def test_articles_without_the_words_are_not_read(monkeypatch: pytest.MonkeyPatch):
    """However many there are: only those that likely hold a word, until one does."""
    many = [make_article(f"Nothing of note on day {n}.", f"{n}.txt") for n in range(50)]
    articles = Collection.of([*many, SEOUL, BUSAN], FakeEmbedder()).articles
    read: list[str] = []
    reading = Articles.__getitem__
    monkeypatch.setattr(Articles, "__getitem__", lambda self, key: read.append(key) or reading(self, key))
    words = look_for("Did Tokyo see a match in Seoul or Busan?", articles)
    assert [each.article_id for each in words] == [None, None, "seoul.txt", "seoul.txt", "busan.txt"]
    assert read == ["seoul.txt", "seoul.txt", "busan.txt"]
