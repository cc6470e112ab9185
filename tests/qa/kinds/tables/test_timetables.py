"""Timetables: the first and last time at a place, and rows of arrival."""

from __future__ import annotations

import pytest

from tests.qa.kinds.quoting import spans_left

_FERRIES = """THE SOUND FERRIES

MONDAY TO FRIDAY          A       B       C
Ormehaven       dep.   0655    1020    1745
Hale Point      arr.   0731     ...    1821
Hale Point      dep.   0740     ...    1830
Marl            arr.   0822    1131    1912

A  Not on 1 January
"""
_TRAINS = """Trains of the moor

Train   Orme Street   Hale Halt   Marl    Runs
1       09:20         09:41       10:08   daily
2       11:50         -           12:30   Sundays
3       16:15         16:36       17:03   daily
"""


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("What time does the first ferry leave Ormehaven?", ["0655"]),
        ("What time does the last ferry from Hale Point leave?", ["1830"]),
        ("When does the last ferry get to Marl?", ["1912"]),
        ("When does ferry B leave Ormehaven?", ["1020"]),
        ("When does ferry C arrive at Hale Point?", ["1821"]),
        ("What time does the first ferry leave Marl?", []),
        ("When does ferry C leave Marl?", []),
        ("When does ferry B leave Hale Point?", []),
        ("What time does the first ferry leave Ormehaven on Sunday?", []),
        ("What time does the first ferry leave Sollbury?", []),
    ],
)
def test_times_of_a_row(question, cell):
    """A row is of departures or arrivals, though that column has no name; of other days nothing is known."""
    assert spans_left(question, _FERRIES) == cell


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("What time does the last train leave Hale Halt?", ["16:36"]),
        ("When does the first train leave Orme Street?", ["09:20"]),
        ("When does the first train reach Marl?", ["10:08"]),
        ("When does the last train leave Marl?", []),
        ("When does the last train reach Orme Street?", []),
        ("When does the last train leave Hale Halt on Sundays?", []),
    ],
)
def test_times_of_a_column(question, cell):
    """No train leaves the last place, or reaches the first one."""
    assert spans_left(question, _TRAINS) == cell
