"""Who beat whom, by lines and rows with results."""

from __future__ import annotations

import pytest

from index.types import Range
from qa.kinds.tables.scores import with_results
from qa.kinds.tables.winners import decided_by_result
from tests.factories import make_article
from tests.qa.kinds.quoting import spans_left

_RESULTS = """Hill cup

12 March 2024

Orme Rovers 3 Marl Wanderers 1
Hale 2-2 Tam Park (aet)
- Quay 0, Dunster City 1

| Home | | Away | |
|---|---|---|---|
| Peel | 4 | Saltby | 0 |

| Home | Score | Away |
|---|---|---|
| Frost Hill | 1-2 | Ely Vale |
"""


def _decided(text, question):
    article = make_article(text)
    found = decided_by_result(question, article, Range(0, len(text)))
    return [(verdict, article.text_of(place)) for verdict, place in found]


@pytest.mark.parametrize(
    ("question", "verdict", "line"),
    [
        ("Did Orme beat Marl?", "yes", "Orme Rovers 3 Marl Wanderers 1"),
        ("Did Marl beat Orme Rovers?", "no", "Orme Rovers 3 Marl Wanderers 1"),
        ("Have Orme Rovers beaten Marl in the Hill cup?", "yes", "Orme Rovers 3 Marl Wanderers 1"),
        ("Did Hale draw with Tam Park?", "yes", "Hale 2-2 Tam Park (aet)"),
        ("Did Hale and Tam Park draw?", "yes", "Hale 2-2 Tam Park (aet)"),
        ("Did Hale lose to Tam Park?", "no", "Hale 2-2 Tam Park (aet)"),
        ("Was Quay beaten by Dunster?", "yes", "Quay 0, Dunster City 1"),
        ("Did Saltby lose to Peel?", "yes", "Peel | 4 | Saltby | 0"),
        ("Did Frost Hill win against Ely Vale?", "no", "Frost Hill | 1-2 | Ely Vale"),
    ],
)
def test_a_result_decides_who_won(question, verdict, line):
    """Lines and rows with both sides and both figures decide, whichever side is asked about."""
    assert _decided(_RESULTS, question) == [(verdict, line)]


@pytest.mark.parametrize(
    "question",
    [
        "Did Orme beat Peel?",
        "Did Rovers beat Marl?",
        "Did Orme beat Marl in 2019?",
        "Did Orme Town beat Marl?",
        "Did Orme beat Marl at tennis?",
        "Did the manager of Orme beat Marl?",
    ],
)
def test_another_match_decides_nothing(question):
    """Neither does a result of other sides, nor one of another year or game."""
    assert _decided(_RESULTS, question) == []


def test_a_draw_before_a_shoot_out_decides_nothing():
    """Who won on penalties is not in the figures."""
    assert _decided(f"{_RESULTS}\nTam Park won on penalties.\n", "Did Hale beat Tam Park?") == []
    assert _decided(_RESULTS, "Did Hale beat Tam Park?") == [("no", "Hale 2-2 Tam Park (aet)")]


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("How many goals did Marl score?", ["1"]),
        ("How many goals did Tam Park score against Hale?", ["2"]),
        ("How many goals did Orme score against Peel?", []),
        ("How many goals did Lund score?", []),
        ("What was the score between Quay and Dunster?", ["Quay 0, Dunster City 1"]),
        ("What was the score between Quay and Peel?", []),
    ],
)
def test_what_a_side_scored_is_in_its_own_result(question, left):
    """The figure after its name counts as found, and a result of other sides says nothing of it."""
    assert spans_left(question, _RESULTS, "3", "Quay 0, Dunster City 1", rule=with_results)[:1] == left
