"""Words of a question in the articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import make_article
from ui.cards.words import FoundWord, look_for

SEOUL = make_article("It rained in Seoul. The matches were off.", "seoul.txt")
BUSAN = make_article("In Busan it rained, too. İt is Świętokrzyskie.", "busan.txt")


def found(question: str, articles=(SEOUL, BUSAN)) -> list[tuple[str, str | None]]:
    return [(each.word, each.article_id) for each in look_for(question, articles)]


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
    assert look_for(question, [SEOUL]) == ()


def test_no_more_than_eight_are_looked_for():
    """The first of them."""
    words = look_for(" ".join(f"word{n}" for n in range(20)), [SEOUL])
    assert [each.word for each in words] == [f"word{n}" for n in range(8)]


def test_an_empty_collection_holds_nothing():
    """Each word is there, and found nowhere."""
    assert look_for("Seoul", []) == (FoundWord(word="Seoul", article_id=None),)


def test_signs_of_patterns_are_only_letters():
    """A question is no pattern."""
    assert found("Seoul.* (off)") == [("Seoul", "seoul.txt")]


def test_who_wrote_an_article_is_not_unknown():
    """An author or a site is not said to be unknown, though there is nothing to find in the text."""
    article = replace(SEOUL, author="Ada Fenn", site="Harbour Post")
    assert found("What did Ada Fenn of the Harbour Post say in Seoul?", [article]) == [("Seoul", "seoul.txt")]
