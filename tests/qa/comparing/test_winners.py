from __future__ import annotations

import pytest

from qa.comparing.winners import _sides
from tests.qa.comparing.test_agreement import _both_ways, _said

_RESULT = "What was the result?"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lund beat Hull 3-1", "Hull beat Lund 3-1"),
        ("a 3-1 win for Lund", "a 3-1 win over Lund"),
        ("Lund beat Hull", "Hull beat Lund"),
        ("Lund beat Hull *24-17*.", "Hull beat Lund *24-17*."),
        ("a 2-1 win", "a 2-1 defeat"),
    ],
)
def test_the_winner_of_one_is_not_the_loser_of_the_other(one, other):
    """A score of two sides says who won only with their names."""
    assert _both_ways(_RESULT, one, other) == "other"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a 4-2 win for Hull", "a 4-2 win for Lund"),
        ("Lund beat Hull 3-1", "Hull lost 3-1 to Lund"),
        ("Frey lost to Holt", "Frey was beaten by Holt"),
    ],
)
def test_two_ways_to_tell_a_match_are_no_contradiction(one, other):
    """Other names may be those of one side, and a match may be told from both sides."""
    assert _both_ways(_RESULT, one, other) == "unclear"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lund defeated Hull", "Lund beat Hull"),
        ("Lund beat Hull *24-17*.", "Lund defeated Hull *24-17*."),
        ("Lund City beat Lund Town *24-17*.", "Lund City beat Town *24-17*."),
    ],
)
def test_one_winner_agrees(one, other):
    """To defeat is to beat, and a side may have a short name."""
    assert _both_ways(_RESULT, one, other) == "same"


def test_one_winner_of_two_clauses_agrees():
    """Who beat a side did what that side says of them, and both cannot have beaten each other."""
    question = "Who won the final?"
    assert _both_ways(question, "*Ada Frey* defeated Jon Holt.", "Jon Holt lost to *Ada Frey*.") == "same"
    assert _both_ways(question, "*Ada Frey* beat Jon Holt.", "*Jon Holt* beat Ada Frey.") == "other"
    assert _both_ways(question, "*Ada Frey* beat Jon Holt.", "*Jon Holt* played Ada Frey.") == "unclear"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What was the score?", "three-one", "3-1"),
        ("What was the score?", "nil-nil", "goalless"),
        ("Where did he finish?", "fifth", "in fifth place"),
        ("Where did he finish?", "last", "in last place"),
    ],
)
def test_a_result_in_words_is_that_in_figures(question, one, other):
    """Scores and ranks are also written out."""
    assert _both_ways(question, one, other) == "same"


@pytest.mark.parametrize(
    ("question", "one", "other", "outcome"),
    [
        ("How many seats did the Greens win?", "The Greens lost 4 seats and won *15*.", "The Greens won *15*.", "same"),
        ("How many games did Frey lose?", "Frey won 7 and lost *4*.", "Frey lost *4*.", "same"),
        ("What was the score?", "He won *3-1*.", "Frey won *3-1*.", "same"),
        ("What was the score?", "Great Britain won *3-1*.", "The UK won *3-1*.", "same"),
        ("What was the score?", "Hull won *3-1*.", "Lund won *3-1*.", "unclear"),
        ("What was the score?", "Hull won the final *3-1*.", "Hull lost the final *3-1*.", "other"),
    ],
)
def test_only_a_match_has_a_winner_and_a_loser(question, one, other, outcome):
    """Seats are also won and lost, a pronoun is no other side, and a country has several names."""
    assert _both_ways(question, one, other) == outcome


@pytest.mark.parametrize("words", ["Ida Frey ", "IDA FREY ", "伊達", "Frey"])
def test_a_long_line_without_a_match_has_no_sides(words):
    """Names are read beside what was won, and nowhere else."""
    line = words * 20_000
    assert _sides(_said(f"{line}*3-1*")) == ("", "")
