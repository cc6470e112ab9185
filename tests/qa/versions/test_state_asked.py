"""The state of things that a question asks for."""

from __future__ import annotations

import pytest

from qa.versions.state_asked import asks_for_correction, asks_what_changes, state_asked, without_state


@pytest.mark.parametrize(
    ("question", "state", "minutes", "plain"),
    [
        ("How many were hurt?", "latest", None, "How many were hurt?"),
        ("How many were hurt at first?", "first", None, "How many were hurt?"),
        ("Initially, how many were hurt?", "first", None, "How many were hurt?"),
        ("How many were hurt according to the first report?", "first", None, "How many were hurt?"),
        ("How many were hurt by 2pm?", "at", 840, "How many were hurt?"),
        ("How many homes had power at 9.30 a.m.?", "at", 570, "How many homes had power?"),
        ("How many were hurt by the fire?", "latest", None, "How many were hurt by the fire?"),
        ("How many men were at the 12 gates?", "latest", None, "How many men were at the 12 gates?"),
    ],
)
def test_the_state_that_is_asked_for_is_read_from_the_question(question, state, minutes, plain):
    """A question asks for the latest state, the first, or that at a time of day."""
    assert state_asked(question) == (state, minutes)
    assert without_state(question).casefold() == plain.casefold()


@pytest.mark.parametrize(
    "question",
    [
        "What was corrected?",
        "What has been corrected in the ferry story?",
        "What did the article get wrong?",
        "What correction was made?",
        "Which corrections were made?",
        "What was the mistake in the story?",
        "Why was the article amended?",
        "What did an earlier version of the story say?",
        "Are there any corrections?",
    ],
)
def test_a_question_for_a_correction_is_known(question):
    """A question about a correction is recognised in various wordings."""
    assert asks_for_correction(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many were aboard?",
        "What is the corrected figure?",
        "How many people did an earlier version give?",
        "Who is a corrections officer?",
        "What is the right number?",
        "Who corrected the story?",
    ],
)
def test_a_question_for_a_fact_is_none(question):
    """A question for the corrected figure asks for a fact."""
    assert not asks_for_correction(question)


@pytest.mark.parametrize(
    ("question", "changes"),
    [
        ("How many were hurt?", True),
        ("Is the road open?", True),
        ("When will the trains run?", True),
        ("When was the road closed?", False),
        ("Who was hurt?", False),
    ],
)
def test_amounts_and_what_is_so_now_change(question, changes):
    """Amounts and present states may change; what happened once does not."""
    assert asks_what_changes(question) is changes
