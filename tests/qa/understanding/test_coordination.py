"""Several questions in one text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.understanding.coordination import questions_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("How many shells has Seoul, and who counted them?", ["How many shells has Seoul?", "Who counted them?"]),
        (
            "How many guns does Rome have, and how many does Oro have?",
            ["How many guns does Rome have?", "How many guns does Oro have?"],
        ),
        (
            "How many people were killed and how many injured?",
            ["How many people were killed?", "How many people were injured?"],
        ),
        ("When and where was he born?", ["When was he born?", "Where was he born?"]),
        ("Who won the cup and when?", ["Who won the cup?", "When?"]),
        ("Who won and by how many votes?", ["Who won?", "By how many votes?"]),
        ("How many mules are needed, and by when?", ["How many mules are needed?", "By when?"]),
        ("How long is the pier and how wide?", ["How long is the pier?", "How wide?"]),
        ("Where will it start, and why there?", ["Where will it start?", "Why there?"]),
        ("What happened and how many were hurt?", ["What happened?", "How many were hurt?"]),
        ("Who won and why did she leave?", ["Who won?", "Why did she leave?"]),
        ("1) Who won? 2) Who lost?", ["Who won?", "Who lost?"]),
        ("(a) who won (b) who lost the game", ["Who won", "Who lost the game"]),
        ("Why did he resign; who replaced him?", ["Why did he resign?", "Who replaced him?"]),
        ("Did he win and did she lose?", ["Did he win?", "Did she lose?"]),
        ("Where was he born, in which year did he die?", ["Where was he born?", "In which year did he die?"]),
        ("Where was he born, in which year was he hurt?", ["Where was he born?", "In which year was he hurt?"]),
        (
            "Who is the chief, where did the fire begin, and when did the pier open?",
            ["Who is the chief?", "Where did the fire begin?", "When did the pier open?"],
        ),
    ],
)
def test_questions_are_told_apart(text, parts):
    """Each can be asked after the one before it; a second "how many" takes the first one's noun."""
    assert list(questions_of(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "What is X and Y's relation?",
        "Who knows what happened and how it ended?",
        "Who was the man who shot the mayor and who fled?",
        "Who won and got the medal?",
        "Who wrote and who staged the play?",
        "What happened and how many were hurt in Orme?",
        "What size and which colour is it?",
        "How and by whom was it stolen?",
        "Who knows how and by when?",
        "When dating rocks, what is the date applied to?",
        "Were the tapes in colour or did they stay black and white?",
        "What is the birthday of the actress, who was the mother of a king?",
        "In 2010 who won?",
        "When did he sell the house, in which he was born?",
        "When did he leave the town, from which the mayor comes?",
        "What happened on 1. May?",
    ],
)
def test_one_question_stays_one(text):
    """Subordinate clauses, relative clauses and choices are no questions of their own."""
    assert questions_of(text) == (text,)


@given(st.text(max_size=120))
def test_whatever_is_typed_has_a_question(text):
    """No text fails."""
    assert questions_of(text)


def test_no_question_of_a_text_is_dropped():
    """All ten numbered questions are told apart."""
    assert questions_of(" ".join(f"{n}) Who won race {n}?" for n in range(1, 11))) == tuple(
        f"Who won race {n}?" for n in range(1, 11)
    )
