from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.qa.test_assistant import make_assistant

_ODD = [
    "",
    "?!",
    "🙂",
    "\x00",
    "\ud800",
    "؟",
    "a",
    "Why?",
    "x" * 20_000,
    "word " * 2000,
    "\u202ewho\u202c?",
    "“”",
    "Who? " * 50,
]


@pytest.fixture(scope="module")
def assistant():
    return make_assistant({"a hundred guns": 3.0, "3.4 million": 1.0})


def _check(answer):
    """Assert what is true of every answer."""
    assert (answer.text is None) == (answer.evidence.reason is not None)
    assert json.loads(answer.to_json().encode("utf-8"))["question"] == answer.question
    assert answer.understood_as or not answer.question


@pytest.mark.parametrize("question", _ODD)
def test_odd_questions_have_a_result(assistant, question):
    """Empty, endless, wordless and broken text is answered or abstained from, and can be saved."""
    _check(assistant.ask(question, history=["Who is Kirby?"]))
    _check(assistant.ask(question, articles=["guns.txt"]))


@settings(max_examples=150)
@given(st.text(max_size=120), st.lists(st.text(max_size=60), max_size=3))
def test_no_question_and_no_history_fails(assistant, question, history):
    """Whatever is typed now and was typed before, there is an answer or an abstention."""
    _check(assistant.ask(question, history=history))


_WORDS = "who what when why is was did the he it they that Kyiv Putin guns and about ? , ’s 1961 in sign else".split()


@settings(max_examples=150)
@given(st.lists(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join), min_size=1, max_size=4))
def test_no_conversation_fails(assistant, questions):
    """Any run of words that the rules for follow-ups know has a result."""
    _check(assistant.ask(questions[-1], history=questions[:-1]))


def test_nothing_asked_is_a_reason(assistant):
    """Without a word nothing is searched or read, and the evidence says why."""
    answer = assistant.ask("?!")
    assert (answer.evidence.reason, answer.evidence.passages, answer.nearest) == ("nothing asked", (), None)


@pytest.mark.parametrize("text", ["asdf", "asdf?", "Qwertz, uiop!", "the Jabberwock"])
def test_words_that_ask_nothing_and_stand_nowhere_are_no_question(assistant, text):
    """They are not searched for, whatever was asked before."""
    answer = assistant.ask(text, history=["How many guns does Kyiv have?"])
    assert (answer.kind, answer.evidence.reason, answer.evidence.passages) == ("none", "no question", ())


@pytest.mark.parametrize("text", ["guns", "Seoul shells", "Who is Jabberwock?", "Jabberwock's price, what is it"])
def test_words_of_the_articles_and_questions_are_asked(assistant, text):
    """A word that an article holds, in whatever form, and a question about what none holds."""
    assert assistant.ask(text).evidence.reason != "no question"


def test_several_questions_are_answered_each(assistant):
    """The whole has the words of the first part that has an answer; more than eight are handed back."""
    answer = assistant.ask("How many guns does Kyiv have? Who counted them?")
    assert (answer.kind, answer.text, answer.also_asked) == ("compound", "a hundred guns", ())
    assert [part.question for part in answer.parts] == ["How many guns does Kyiv have?", "Who counted them?"]
    assert len(assistant.ask("Who is it? " * 50).also_asked) == 42
    numbered = " ".join(f"{n}) Who won race {n}?" for n in range(1, 11))
    assert assistant.ask(numbered).also_asked == ("Who won race 9?", "Who won race 10?")


def test_a_notice_reaches_the_answer(assistant):
    """What was done to the question is said beside the answer."""
    assert "English" in assistant.ask("Wie viele Granaten hat Südkorea?").notices[0]


def test_blank_history_is_no_history(assistant):
    """Earlier turns without a word change nothing."""
    assert assistant.ask("Why?", history=["", "?!"]).understood_as == "Why?"
