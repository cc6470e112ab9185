"""A question taken apart."""

from __future__ import annotations

import pytest

from qa.premises.places import forms_of, place_of
from qa.premises.terms import terms


def _kinds(question):
    return [(term.kind, term.text) for term in terms(question)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "How many reactors did North Korea close in 2015?",
            [("place", "North Korea"), ("year", "2015")],
        ),
        ("Who is the Marlow council's auditor?", [("name", "Marlow"), ("rare", "auditor")]),
        ("How many of the 12 boats sank?", [("number", "12")]),
        ("What is a boat in French?", []),
        ("What is a boat called in Welsh?", []),
        ("Who teaches in Welsh schools?", [("place", "Welsh")]),
        ("Quillbury mayor", [("name", "Quillbury")]),
    ],
)
def test_terms_are_told_apart(question, expected):
    """Names are told by capitals, places by the list, numbers and years by digits, the rest by frequency."""
    assert _kinds(question) == expected


def test_words_that_ask_are_no_terms():
    """Words that ask are no terms, nor are common ones, nor is the type asked for."""
    assert _kinds("How much did it cost?") == []
    assert _kinds("Which auditor bought it?") == []
    assert _kinds("") == []


def test_the_first_word_is_a_name_only_where_it_is_not_common():
    """A capital at the start of a question makes no common word a name."""
    assert _kinds("Schools open when?") == []
    assert _kinds("Skerray opens when?")[0] == ("name", "Skerray")


def test_a_place_is_known_by_every_form():
    """A place is known as country, people or adjective; short words need a capital."""
    assert place_of(["South", "Koreans", "vote"], 0) == ("south korea", 2)
    assert place_of(["Dutch"], 0) == place_of(["the", "Netherlands"], 1) == ("netherlands", 1)
    assert place_of(["told", "us"], 1) == (None, 1)
    assert place_of(["the", "US"], 1) == place_of(["U.S."], 0) == ("united states", 1)
    assert "french" in forms_of("France")
    assert forms_of("Quillbury") == ()
