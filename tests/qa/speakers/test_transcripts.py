"""Who speaks before a colon."""

from __future__ import annotations

import pytest

from tests.qa.speakers.told import told


def test_labels_are_speakers():
    """Labels in capitals, a surname after a full name, and a party in brackets."""
    text = (
        "MODERATOR: Welcome to the debate.\nSEN. JANE ROE: Thank you for having me.\nMODERATOR: What is your plan?\n"
        "ROE: To lower the tax.\nJOHN DOE (R): That is not true.\nROE: It is."
    )
    assert told(text) == [
        ("Welcome to the debate.", "MODERATOR"),
        ("Thank you for having me.", "SEN. JANE ROE"),
        ("What is your plan?", "MODERATOR"),
        ("To lower the tax.", "SEN. JANE ROE"),
        ("That is not true.", "JOHN DOE"),
        ("It is.", "SEN. JANE ROE"),
    ]


def test_an_answer_is_the_one_persons_who_is_introduced():
    """A "Q" is nobody by name; "A" is the one person named in the text before."""
    text = "We spoke to Maria Gomez.\n\nQ: What do you do?\n\nA: I bake bread.\n\nQ: Why bread?\n\nA: People need it."
    assert [name for _, name in told(text)] == [None, "Maria Gomez", None, "Maria Gomez"]


def test_the_writer_and_the_headline_are_not_who_answers():
    """A name after "by" is the writer's, and capitals are a headline's."""
    text = (
        "FIVE MINUTES WITH A RIVER PILOT\n\nBy Ada Lund and Bo Roe\n\nMaria Gomez has steered for years.\n\n"
        "Q: What do you do?\n\nA: I steer.\n\nQ: Why?\n\nA: I like it."
    )
    assert [name for _, name in told(text)] == [None, "Maria Gomez", None, "Maria Gomez"]


def test_initials_are_those_of_whoever_is_named_before():
    """In a label, or in the text before all labels; initials of nobody stay as they are."""
    text = (
        "Ada Lund talks to Bo Roe.\n\nBo Roe: You bake?\n\nAL: I bake bread.\n\nBR: Why bread?\n\n"
        "AL: You have to.\n\nBR: Do I?\n\nXY: I agree.\n\nXY: You do."
    )
    assert [name for _, name in told(text)] == ["Bo Roe", "Ada Lund", "Bo Roe", "Ada Lund", "Bo Roe", "XY", "XY"]


_TALK = "We spoke to Maria Gomez.\n\nQ: What do you do?\n\nA: I bake bread.\n\nQ: Why bread?\n\nA: People need it."


@pytest.mark.parametrize(
    "below",
    ["Gomez has baked since 1990. She has two shops.", "In May, Gomez won a prize.\n\nHer bread is sold in Leeds."],
)
def test_the_writer_has_the_last_word(below: str):
    """What stands below the last answer and names the speaker in the third person is not theirs."""
    assert told(f"{_TALK}\n\n{below}") == told(_TALK)


@pytest.mark.parametrize(
    "more",
    [
        "It is sold in Leeds.",
        "Everybody asked for Gomez, and I came.",
        "The gomez is a kind of loaf.",
    ],
)
def test_an_answer_goes_on_in_another_paragraph(more: str):
    """Unless the speaker is named there, by somebody who does not speak of themselves."""
    assert told(f"{_TALK}\n\n{more}")[-1] == (more, "Maria Gomez")


def test_a_list_of_places_is_no_transcript():
    """Labels that each stand once are no speakers."""
    text = "\n\n".join(f"{city}: The council met on Monday." for city in ("Leeds", "York", "Hull", "Ripon", "Selby"))
    assert told(text, direct=True) == []
