from __future__ import annotations

import pytest

from qa.followups import understand


def _no_answer(question):
    return None


@pytest.mark.parametrize(
    ("history", "question", "understood"),
    [
        (["How many guns does South Korea have?"], "And Ukraine?", "How many guns does Ukraine have?"),
        (["How many guns does South Korea have?"], "What about Ukraine?", "How many guns does Ukraine have?"),
        (["What did Putin say?"], "Where did he say it?", "Where did Putin say it?"),
        (["What did Russia sign?"], "Why?", "Why (What did Russia sign)?"),
        (["Who condemned the treaty?"], "When was it signed?", "When was the treaty signed?"),
        (["What did Putin say?", "Where did he say it?"], "And Kirby?", "Where did Kirby say it?"),
        (["What did Putin say?", "What happened then?"], "Where did he speak?", "Where did Putin speak?"),
        (["What did Putin say?"], "What is his office?", "What is Putin’s office?"),
    ],
)
def test_a_follow_up_is_understood_from_the_conversation(history, question, understood):
    """Ellipses take the earlier question's form, pronouns its names and things."""
    assert understand(question, history, _no_answer) == understood


@pytest.mark.parametrize(
    "question",
    [
        "Who is John Kirby?",
        "How many shells does Seoul hold?",
        "What did Putin say when he visited Vietnam?",
        "how many shells are there in seoul's stockpile",
    ],
)
def test_a_question_that_stands_alone_is_not_bent(question):
    """History changes nothing about a question that names what it asks of."""
    assert understand(question, ["What did Japan say?"], _no_answer) == question


def test_without_history_nothing_is_changed():
    """A first question is taken as it is, but for white space around it."""
    assert understand(" And Ukraine? ", [], _no_answer) == "And Ukraine?"


def test_a_person_may_be_the_earlier_answer():
    """After "Who ...?", a personal pronoun points at the answer."""
    asked = []

    def answer(question):
        asked.append(question)
        return "Chang Ho-jin"

    understood = understand("What did he say?", ["Who condemned both countries?"], answer)
    assert understood == "What did Chang Ho-jin say?"
    assert asked == ["Who condemned both countries?"]
