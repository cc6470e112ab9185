"""What an author tells of themselves does not answer a question about somebody else."""

from __future__ import annotations

import pytest

from qa.kinds.spans.first_person import without_speakers_own
from tests.qa.kinds.quoting import spans_left

_COLUMN = """---
title: On homework
author: Bo Roe
---

Ada Lund wants to end homework. I taught for 18 years in Orme.

"I cried for two hours," said a boy. My aunt, Ida Holm, taught for 30 years.

I met her in the house that she bought in 2010.
"""


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("How long did Ada Lund teach?", "18 years", False),
        ("Where did Ada Lund teach?", "Orme", False),
        ("How long did Bo Roe teach?", "18 years", True),
        ("How long did the author teach?", "18 years", True),
        ("How long did Ada Lund cry?", "two hours", True),
        ("How long did Ida Holm teach?", "30 years", True),
        ("When did Ada Lund buy the house?", "2010", True),
    ],
)
def test_first_person(question, quote, stays):
    """Other people's words, and a sentence with another person or "she", are not the author's own."""
    assert spans_left(question, _COLUMN, quote, rule=without_speakers_own) == ([quote] if stays else [])


def test_an_article_without_an_author_has_no_first_person():
    """Whoever speaks may be the one who is asked about."""
    text = "I taught for 18 years in Orme."
    assert spans_left("How long did Ada Lund teach?", text, "18 years", rule=without_speakers_own) == ["18 years"]


_TALK = '"I was under the snow for eleven minutes," said Bo Roe. "My brother Eskil dug me out."'


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("How long was Eskil under the snow?", "eleven minutes", False),
        ("How long was Ada Lund under the snow?", "eleven minutes", False),
        ("How long was Bo Roe under the snow?", "eleven minutes", True),
        ("How long was he under the snow?", "eleven minutes", True),
        ("How did Eskil help?", "dug me out", True),
        ("How long was Russia under the snow?", "eleven minutes", True),
        ("How long was North Korea under the snow?", "eleven minutes", True),
        ("How long was the friend of Lund under the snow?", "eleven minutes", True),
    ],
)
def test_what_speakers_say_of_themselves(question, quote, stays):
    """Whoever speaks is "I", and a sentence that names somebody can be about them."""
    assert spans_left(question, _TALK, quote, rule=without_speakers_own) == ([quote] if stays else [])


@pytest.mark.parametrize("said", ["I know he left at 6", "I slept when the call came at 6"])
def test_speakers_tell_of_others(said):
    """What they say of "he", or in a clause without "I", may be said of anybody."""
    text = f'"{said}," said Bo Roe.'
    assert spans_left("When did Eskil Lund call?", text, "6", rule=without_speakers_own) == ["6"]


_MAIL = "Ask me or, as I am away from 3 to 14 May, my deputy, Ada Lund. Ada Lund, I think, is away on 2 June."


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("When is Ada Lund away?", "from 3 to 14 May", False),
        ("When is Ada Lund away?", "2 June", True),
        ("When is the author away?", "from 3 to 14 May", True),
    ],
)
def test_a_clause_of_the_author(question, quote, stays):
    """What "I" am in a clause of its own is not said of the person whom another clause names."""
    assert spans_left(question, _MAIL, quote, rule=without_speakers_own) == ([quote] if stays else [])
