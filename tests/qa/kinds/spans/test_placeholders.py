"""What a template leaves to be filled in is no answer."""

from __future__ import annotations

import pytest

from qa.kinds.spans.placeholders import without_placeholders
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Dear {{ guest.name }}, your cabin is ready.", "{{ guest.name"),
        ("The boat sails at {{sailing_time}} from Orrin.", "at {{sailing_time"),
        ("This letter goes to [[reader_count]] homes.", "[[reader_count]] homes"),
        ("The cabin costs ${price} a night.", "$"),
        ("The cabin costs %%PRICE%% a night.", "PRICE"),
        ("Tonight: %WEATHER_TEXT%.", "%WEATHER_TEXT%"),
        ("Your cabin is <CABIN_NO>.", "CABIN_NO"),
        ("The steward, Mr XXXX XXXX, will meet you.", "Mr XXXX XXXX"),
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "Lorem"),
    ],
)
def test_what_is_not_filled_in_is_no_answer(text, quote):
    """Whatever the template's marks are, and however much of them the span holds."""
    assert spans_left("Who or what is it?", text, quote, rule=without_placeholders) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The boat sails at {{sailing_time}} from Orrin.", "Orrin"),
        ("The treaty was signed in [[Orrin]] in 1907.", "Orrin"),
        ("Ida Roe won Regatta XXX in a borrowed boat.", "Regatta XXX"),
        ("The tin held a dozen cans of XXXX, a beer.", "XXXX"),
        ("The card ends in XXXX XXXX 4021 and is blue.", "XXXX XXXX 4021"),
        ("Write “{{ name }}” where the guest's name shall stand.", "{{ name }}"),
        ("Printers have set “Lorem ipsum dolor” for ages.", "Lorem ipsum dolor"),
    ],
)
def test_what_stands_beside_a_placeholder_and_what_is_said_about_one_may_answer(text, quote):
    """A link of a wiki, a numeral and a name are none, and a text may be about them."""
    assert spans_left("Who or what is it?", text, quote, rule=without_placeholders) == [quote]


def test_a_filler_text_may_be_asked_about():
    """It is no answer to anything else."""
    text = "Lorem ipsum dolor comes from a book on ethics."
    for question, left in (("What does lorem ipsum come from?", ["a book on ethics"]), ("What is it from?", [])):
        assert spans_left(question, text, "a book on ethics", rule=without_placeholders) == left


@pytest.mark.parametrize(
    "line", ["(Continued frorn Page 4.)", "Cont'd on page A9, col. 3", "Story continued on page 7"]
)
def test_a_line_that_sends_to_a_page_is_no_answer(line):
    """A question about pages may want it, and a sentence may go on."""
    text = f"The pier burned for a night.\n\n{line}\n\nNobody was hurt."
    for question, left in (("What is the paper's name?", []), ("On what page is it continued?", [line[1:6]])):
        assert spans_left(question, text, line[1:6], rule=without_placeholders) == left
    assert spans_left("What did Roe do?", "Roe continued on page 4 with a poem.", "a poem", rule=without_placeholders)
