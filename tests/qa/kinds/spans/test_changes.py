"""The value before or after a change."""

from __future__ import annotations

import pytest

from index.types import Passage
from qa.kinds.spans.changes import changed_values
from qa.types import Reading, Span
from tests.factories import make_article, make_chunk


def _left(question, text, quote):
    article, start = make_article(text), text.index(quote)
    passage = Passage(chunk=make_chunk(text), score=1.0, rank=1)
    reading = Reading(passage=passage, spans=(Span(start, start + len(quote), 5.0),), null_score=0.0)
    (after,) = changed_values(question, [reading], {"a.txt": article})
    return text[after.spans[0].start : after.spans[0].end]


_MOVED = "The station has moved from the mission to the rink."
_RENT = "The rent of a plot will rise from £32 to £38 a year from April."


@pytest.mark.parametrize(
    ("question", "text", "quote", "left"),
    [
        ("What will the rent be from April?", _RENT, "£32 to £38 a year", "£38 a year"),
        ("What will the rent be in May?", _RENT, "£32 to £38 a year", "£38 a year"),
        ("What will the rent be in May?", _RENT, "from £32 to £38 a year", "£38 a year"),
        ("What was the rent before?", _RENT, "£32 to £38 a year", "£32"),
        (
            "What is the new rate?",
            "It was cut from 4.5 per cent to 4 per cent.",
            "4.5 per cent to 4 per cent",
            "4 per cent",
        ),
        ("How much does it rise?", _RENT, "£32 to £38 a year", "£32 to £38 a year"),
        ("What was the rent?", _RENT, "£32 to £38 a year", "£32 to £38 a year"),
        ("How much is a plot?", "A plot is from £32 to £38 a year.", "£32 to £38 a year", "£32 to £38 a year"),
        ("Where is the station?", _MOVED, "the mission to the rink", "the rink"),
        ("Where was the station before?", _MOVED, "the mission to the rink", "the mission"),
        ("What has moved?", _MOVED, "the mission to the rink", "the mission to the rink"),
        ("Where is it?", "The road runs from Orme to Tolm.", "Orme to Tolm", "Orme to Tolm"),
        ("When is it open?", "It is open from 9 to 12.", "9 to 12", "9 to 12"),
        ("What is the new rent?", _RENT, "£32", "£38"),
        ("new rent of a plot", _RENT, "£32", "£38"),
        ("What was the old rent?", _RENT, "£38", "£32"),
        ("What is the new limit?", "It was cut from 50 to 30.", "50", "30"),
        ("What was the old rent?", _RENT, "£38 a year", "£32"),
        ("What will the rent be?", _RENT, "£32", "£38"),
        ("What is the rent?", _RENT, "£32", "£32"),
        ("What is the new rent?", _RENT, "£38", "£38"),
        ("What is the new rent?", "A plot is from £32 to £38 a year.", "£32", "£32"),
        ("When is it open?", "After the cut in hours, it is open from 9 to 3.", "from 9 to 3", "from 9 to 3"),
        ("When does the hoist run?", "The hoist goes up the shaft from 8am to 4pm.", "8am to 4pm", "8am to 4pm"),
        ("When does the sluice lift?", "The sluice is raised from 8 to 9 each day.", "8 to 9", "8 to 9"),
        ("What are the hours now?", "Since fees went up it is open from 8 to 4.", "8 to 4", "8 to 4"),
        ("When does it open now?", "Its opening was changed from 9am to 8am.", "9am to 8am", "8am"),
    ],
)
def test_one_value_of_a_change(question, text, quote, left):
    """That of the question's time; a range, and a question for the change or of no time, has both."""
    assert _left(question, text, quote) == left
