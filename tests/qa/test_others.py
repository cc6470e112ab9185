from __future__ import annotations

import pytest

from qa.others import agree
from tests.qa.test_assistant import make_assistant


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3.4 million", "approximately 3.4 million shells", True),
        ("3.4 million", "about 100", False),
        ("Wednesday", "on Wednesday", True),
        ("National Security Adviser", "National Security Director", False),
        ("the previous day", "Wednesday", False),
    ],
)
def test_agreement_is_by_value(one, other, same):
    """Quotes agree by a shared number, else by one holding the other's words; the order does not matter."""
    assert agree(one, other) is same
    assert agree(other, one) is same


def test_other_articles_agree_or_say_something_else():
    """Each article that is not cited is set beside the answer, once, as agreeing or not."""
    answer = make_assistant(
        {"3.4 million": 4.0, "Seoul holds 3.4 million shells in all": 9.0, "a hundred guns": 3.0}
    ).ask("How many shells does Seoul hold?")
    assert answer.citations[0].article_id == "wire.txt"
    assert [c.article_id for c in answer.also_said] == ["shells.txt"]
    assert [other.citations[0].article_id for other in answer.disagreements] == ["guns.txt"]


def test_unlikely_words_are_not_set_beside_the_answer():
    """A span that is less likely than not is no other answer, however low the bar."""
    answer = make_assistant({"3.4 million": 4.0, "a hundred guns": -0.1}, min_confidence=0.0).ask("How many shells?")
    assert answer.disagreements == ()
