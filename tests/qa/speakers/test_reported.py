"""Which clause of a sentence is what someone says, in the article's words."""

from __future__ import annotations

import pytest

from tests.qa.speakers.told import told

_LEAD = "The harbour master, Jane Roe, opened the pier on Monday. "


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Jane Roe found rust in two of the chains that she had bought.", []),
        ("Jane Roe announced a rule that would close the pier.", []),
        ("Jane Roe found that the pier was unsafe.", ["the pier was unsafe"]),
        ("Jane Roe said on Friday that the pier was shut.", ["the pier was shut"]),
        ("Jane Roe said March 10 that the pier was shut.", ["the pier was shut"]),
        ("Jane Roe said afterwards that the pier was shut.", ["the pier was shut"]),
        ("Jane Roe promised the town that it would reopen.", ["it would reopen"]),
        ("Jane Roe said boats that leak are sunk.", ["boats that leak are sunk"]),
        ("Jane Roe said they had seen signs that it would sink.", ["they had seen signs that it would sink"]),
        ("Jane Roe added at the time that it would sink.", ["it would sink"]),
    ],
)
def test_a_clause_is_no_relative_one(text, clauses):
    """The "that" of a verb is behind it, or behind whom, when and where; not behind an object or inside a clause."""
    assert told(_LEAD + text, direct=False) == [(clause, "Jane Roe") for clause in clauses]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("The pier, she said, had been rotten for years.", ["The pier, she said, had been rotten for years"]),
        ("The pier, said Jane Roe, is safe again.", ["The pier, said Jane Roe, is safe again"]),
        ("Ropes and anchors, she added, now come to £90.", ["Ropes and anchors, she added, now come to £90"]),
        ("Given the cost, she said, the pier is shut.", ["the pier is shut"]),
        ("The pier failed, she said, because of rust.", ["The pier failed"]),
        (
            "Two boats sank, she said, and she did not know how the crew would live.",
            ["Two boats sank", "she did not know how the crew would live"],
        ),
        ("Two boats sank, she said, and that the crew had swum.", ["Two boats sank", "the crew had swum"]),
        ("Two boats sank, she said, and she shut the door.", ["Two boats sank"]),
        ("Two boats sank, she said, and left.", ["Two boats sank"]),
    ],
)
def test_an_aside_parts_what_is_said(text, clauses):
    """Subject and verb on both sides are one clause; behind "and" a second one follows if it is reported, too."""
    assert told(_LEAD + text, direct=False) == [(clause, "Jane Roe") for clause in clauses]
