"""Answers in the order of their dates."""

from __future__ import annotations

import pytest

from qa.citing import cite
from qa.types import Answer, Evidence, OtherAnswer, Versions
from qa.versions.newest import by_date, newest_first
from tests.factories import make_article


def _cited(words, published):
    return cite(make_article(f"It has {words} gates.", id=f"{words}.txt", published=published), 7, 7 + len(words))


def _other(words, published):
    return OtherAnswer(text=words, confidence=0.6, citations=(_cited(words, published),))


def _answer(published="2020-01-01", others=(), **changes):
    evidence = Evidence(
        passages=(), threshold=0.5, reason=None, versions=Versions(index="1", embedder="f", reader="f", calibrator="t")
    )
    cited = _cited("two", published)
    return Answer(
        question="How many?",
        understood_as="How many?",
        text="two",
        confidence=0.9,
        citations=(cited,),
        evidence=evidence,
        disagreements=others,
        **changes,
    )


def test_other_answers_come_newest_first():
    """Other answers come newest first, undated ones last, and ties keep their order."""
    others = [
        _other("six", None),
        _other("four", "2021-01-01"),
        _other("five", "2022-01-01"),
        _other("ten", "2021-01-01"),
    ]
    assert [other.text for other in by_date(others)] == ["five", "four", "ten", "six"]


def test_the_newest_of_different_answers_leads():
    """The newest answer leads, and the former one joins the others."""
    answer = newest_first(_answer(others=(_other("five", "2022-01-01"), _other("four", "2021-01-01"))))
    assert (answer.text, answer.confidence) == ("five", 0.6)
    assert [other.text for other in answer.disagreements] == ["four", "two"]
    assert answer.survives is False
    assert answer.without_source is not None
    assert answer.without_source.text == "two"


@pytest.mark.parametrize("published", ["2019-01-01", None, "2020-01-01"])
def test_an_answer_that_is_newest_stays(published):
    """An answer keeps the lead if the others are older or undated."""
    answer = _answer(others=(_other("five", published),))
    assert newest_first(answer).text == "two"


def test_what_agrees_counts_for_the_answer():
    """A value that is repeated later counts as that new."""
    answer = _answer(others=(_other("five", "2022-01-01"),), also_said=(_cited("two", "2023-01-01"),))
    assert newest_first(answer).text == "two"
