"""Who is new in a post is the one who follows, and not the one who left."""

from __future__ import annotations

import pytest

from qa.kinds.spans.successors import named_successors
from tests.qa.kinds.quoting import spans_left

_PRESENT = "Present: Bo Lund (chair), Ida Roe (clerk) and nine members.\n\n"


@pytest.mark.parametrize(
    "question", ["Who is the new clerk?", "Who was elected clerk?", "Who’s the club’s next clerk?"]
)
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Miss Roe stood down after nine years; Jon Frey was elected in her place.", "Jon Frey"),
        ("Ida Roe, the clerk, has resigned. Jon Frey will succeed her in May.", "Jon Frey"),
        ("Ms Roe is succeeded by her deputy, Jon Frey.", "Jon Frey"),
        ("Jon Frey, 44, takes over from Ida Roe in May.", "Jon Frey"),
        ("Miss Roe stepped down, and a baker from Orme replaced her.", None),
        ("She takes over from Ida Roe.", None),
        ("In May Jon Frey replaced Ida Roe.", None),
    ],
)
def test_a_successor_is_named_for_who_left(question, text, left):
    """The one who left is named first, with the post; without a clear successor nobody is."""
    assert spans_left(question, _PRESENT + text, "Ida Roe", rule=named_successors) == ([] if left is None else [left])


@pytest.mark.parametrize("quote", ["Ida", "Roe", "Bo Lund (chair), Ida Roe"])
def test_part_of_the_name_of_who_left(quote):
    """A span that has only a part of the name, or more than it, names the same person."""
    text = f"{_PRESENT}Miss Roe stood down; Jon Frey was elected in her place."
    assert spans_left("Who is the new clerk?", text, quote, rule=named_successors) == ["Jon Frey"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who is the clerk?", "Miss Roe stood down; Jon Frey was elected in her place."),
        ("Who was elected clerk in 1990?", "Miss Roe stood down; Jon Frey was elected in her place."),
        ("Who was elected clerk first?", "Miss Roe stood down; Jon Frey was elected in her place."),
        ("Who is the new clerk?", "Mr Roe stood down; his sister, Ida Roe, was elected in his place."),
        ("Who is the new clerk?", "Alma Roe stood down; Jon Frey was elected in her place."),
        ("Who is the new clerk?", "Miss Roe stood down from the board of the bank."),
    ],
)
def test_who_left_nothing_stays(question, text):
    """So does who is asked for with a time, or has the name of who left."""
    assert spans_left(question, _PRESENT + text, "Ida Roe", rule=named_successors) == ["Ida Roe"]


def test_who_was_elected_and_left_later_was_elected():
    """A sentence that says that somebody was elected answers who was."""
    text = "Ida Roe was elected clerk. In the end Miss Roe stood down; Jon Frey was elected in her place."
    assert spans_left("Who was elected clerk?", text, "Ida Roe", rule=named_successors) == ["Ida Roe"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who is the new coach?", "The new coach is Ida Roe. In May Jon Frey replaced Ida Roe at the bank."),
        ("Who was named player of the day?", "Best was Ida Roe. Ida Roe was replaced by Jon Frey after 60 minutes."),
    ],
)
def test_who_is_said_to_be_new_stays(question, text):
    """What they left may be another post, or a match."""
    assert spans_left(question, text, "Ida Roe", rule=named_successors) == ["Ida Roe"]


def test_who_follows_may_be_named_behind_by():
    """Without a word between."""
    text = "Ida Roe, the clerk, is succeeded by Jon Frey."
    assert spans_left("Who is the new clerk?", text, "Ida Roe", rule=named_successors) == ["Jon Frey"]


def test_a_successor_who_left_is_not_new():
    """Only the last of several who followed each other is."""
    text = "Ida Roe was succeeded by Jon Frey. Jon Frey resigned in May; Alma Penn was elected in his place."
    assert spans_left("Who is the new clerk?", text, "Ida Roe", "Jon Frey", rule=named_successors) == ["Alma Penn"]
