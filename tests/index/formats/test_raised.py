"""Superscripts: exponents are raised characters, and the marks of footnotes are no part of a text."""

from __future__ import annotations

import pytest

from index.formats import extract
from index.formats.raised import raised


@pytest.mark.parametrize(
    ("words", "shown"),
    [("10", "¹⁰"), ("-3", "⁻³"), ("1, 2", "¹, ²"), ("[3]", ""), ("[3][4]", ""), ("th", "th"), ("2nd", "2nd"), ("", "")],
)
def test_digits_are_raised_and_numbers_in_brackets_are_marks(words, shown):
    assert raised(words) == shown


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("said so<sup><a href='#n1'>1</a></sup>.", "said so."),
        ("said so<sup><a href='https://x.example/a#n1'>1</a></sup>.", "said so."),
        ("in 1911<a href='https://x.example/a#n2'>[2]</a><a href='n.xhtml' epub:type='noteref'>3</a>.", "in 1911."),
        (
            "in 1911<sup>[2]</sup> and 10<sup>6</sup> for £4 million<sup>3,<i>4</i></sup>",
            "in 1911 and 10⁶ for £4 million³,⁴",
        ),
        ("the 4<sup>th</sup> <a href='https://x.example/4'>4</a>", "the 4th 4"),
        ("A note. <a href='https://x.example/a#r1'>↩</a>", "A note."),
    ],
)
def test_a_page_shows_no_marks_of_footnotes(inside, shown):
    """Whether a link is relative, absolute as a browser saves it, or named by its role; an exponent stays."""
    page = f"<html><body><p>The council voted.</p><p>{inside}</p><p>The council met.</p></body></html>"
    assert f"\n\n{shown}\n\nThe council" in extract("a.html", page.encode())[0].text
