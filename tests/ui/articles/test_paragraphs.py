"""Paragraphs cover a text in order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.articles.paragraphs import paragraphs

LONG = "It rained in Seoul all day long, and the match that everybody had been waiting for was put off until Sunday."


def texts_of(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@given(st.text(st.sampled_from("ab. \t\r\n\x0b\u2028\u3000") | st.characters(exclude_categories=["Cs"])))
def test_every_character_that_is_not_blank_is_in_one_paragraph(text: str):
    """In order, without overlap, and with something in each."""
    found = paragraphs(text)
    joined = "".join(text[start:end] for start, end in found)
    assert "".join(joined.split()) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[start:end].strip() for start, end in found)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n \t\n"])
def test_a_long_line_is_a_paragraph(end: str):
    """Articles that were not wrapped end a paragraph with the line."""
    assert texts_of(f"Local{end}{LONG}{end}{LONG}{end}") == ["Local", LONG, LONG]


def test_wrapped_lines_are_joined():
    """Where all lines are short, only a blank line ends a paragraph."""
    assert texts_of("It rained\nin Seoul.\n\nThe match\r\nwas off.\r\n\r\n\r\nEnd.") == [
        "It rained\nin Seoul.",
        "The match\r\nwas off.",
        "End.",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \r\n"])
def test_a_blank_text_has_none(text: str):
    """There is nothing to show."""
    assert paragraphs(text) == []
