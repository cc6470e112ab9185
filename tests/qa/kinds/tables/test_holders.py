"""Which column can hold what is asked for, by who, where and when, by units, and by what was done."""

from __future__ import annotations

import pytest

from qa.kinds.tables.holders import can_hold
from qa.kinds.tables.measured import is_of_other_measure, measure_of
from qa.kinds.tables.participles import is_done_otherwise
from tests.qa.kinds.quoting import spans_left

_PLAYS = """# Summer season

| Day | Time | Play | Playwright | Company | Hall | Price | Playing time (minutes) |
|---|---|---|---|---|---|---|---|
| Friday | 19:00 | The Salt Road | Nora Pell | Tin Roof | Cope Hall | £11 | 85 |
| Saturday | 14:30 | Wet Paint | Abe Stroud | Ada Swift | The Loft | £9 | 140 |
| Sunday | 18:15 | Nine Larks | Nora Pell | Tin Roof | Cope Hall | £14 | 70 |

Gus Fane directed Wet Paint.
"""
_PEAKS = """# Peaks of the Sund range

| Peak | Summit (m) | Path (km) | Rock age (years) | First climbed by | Hut warden |
|---|---|---|---|---|---|
| Kolm | 2140 | 14 | 40000 | Ida Brek | Olaf Ness |
| Vardal | 1873 | 9 | 52000 | Per Holt | Mia Tange |
"""
_CLAIMS = """# Claims at Sund Insurance 2025

Report to the board

| Branch | Claims lodged | Policies sold | Staff | Value (£m) |
|---|---|---|---|---|
| Orme | 41 | 310 | 12 | 3.2 |
| Marl | 17 | 225 | 8 | 1.1 |
"""
_BAKING = """# Loaves

| Loaf | Flour (g) | Proving | Baking (minutes) |
|---|---|---|---|
| Rye | 450 | overnight | 55 |
| Bloomer | 500 | two hours | 35 |
"""


@pytest.mark.parametrize(
    ("text", "question", "cell"),
    [
        (_PLAYS, "How long does Wet Paint last?", "140"),
        (_PLAYS, "How long does The Salt Road run?", "85"),
        (_PLAYS, "How many minutes does Nine Larks take?", "70"),
        (_PLAYS, "What time is Wet Paint?", "14:30"),
        (_PLAYS, "Who wrote Wet Paint?", "Abe Stroud"),
        (_PLAYS, "Where is Nine Larks?", "Cope Hall"),
        (_PEAKS, "How high is Kolm?", "2140"),
        (_PEAKS, "How far is it up Vardal?", "9"),
        (_PEAKS, "How many kilometres is the path up Kolm?", "14"),
        (_PEAKS, "Who first climbed Vardal?", "Per Holt"),
        (_PEAKS, "How old is the rock of Vardal?", "52000"),
        (_CLAIMS, "How many claims were lodged at Marl?", "17"),
        (_CLAIMS, "How many claims were made at Orme?", "41"),
        (_CLAIMS, "How many policies did Orme sell in 2025?", "310"),
        (_CLAIMS, "How many staff does Marl have?", "8"),
        (_BAKING, "How long does the Rye take to bake?", "55"),
    ],
)
def test_the_column_of_that_kind(text, question, cell):
    """A unit in a header's brackets, or one who does it, tells which column is meant."""
    assert spans_left(question, text, "|")[0] == cell


@pytest.mark.parametrize(
    ("text", "question", "quote"),
    [
        (_PLAYS, "Who directed The Salt Road?", "Cope Hall"),
        (_PLAYS, "Who directed The Salt Road?", "Nora Pell"),
        (_PLAYS, "Who directed The Salt Road?", "Tin Roof"),
        (_PLAYS, "Who painted Nine Larks?", "Sunday"),
        (_PLAYS, "Who is in Nine Larks?", "Cope Hall"),
        (_PLAYS, "Where is Wet Paint?", "Ada Swift"),
        (_PLAYS, "When is Wet Paint?", "£9"),
        (_PLAYS, "How many seats has Wet Paint?", "Ada Swift"),
        (_CLAIMS, "How many claims were rejected at Marl?", "17"),
        (_CLAIMS, "How many policies were cancelled at Orme?", "310"),
        (_CLAIMS, "How many claims were lodged at Marl in 2023?", "17"),
        (_CLAIMS, "Claims lodged at Orme in 2024", "41"),
    ],
)
def test_cells_that_cannot_answer(text, question, quote):
    """A place is no answer to who, a company none to where, and no figure is of another year or of something else."""
    assert quote not in spans_left(question, text, quote)


def test_what_is_said_outside_the_table():
    """A sentence beside a table that does not say who directed something may."""
    assert spans_left("Who directed Wet Paint?", _PLAYS, "The Loft", "Gus Fane") == ["Gus Fane"]


@pytest.mark.parametrize(
    ("question", "header", "cell", "can"),
    [
        ("Who directed it?", "Venue", "Castle Yard", False),
        ("Who directed it?", "Director", "Ann Lund", True),
        ("Who directed it?", "Directed by", "Ann Lund", True),
        ("Who directed it?", "Name", "Ann Lund", True),
        ("Who directed it?", "", "Ann Lund", True),
        ("Who was it written by?", "Producer", "Ann Lund", False),
        ("Who is the editor of the Anchor?", "Publisher", "Ann Lund", False),
        ("Who won in 1998?", "Country", "Norway", True),
        ("Who plays on Friday?", "Band", "Tin Roof", True),
        ("Where is it held?", "Winner", "Ann Lund", False),
        ("Where is it held?", "Presented by", "Ann Lund", False),
        ("Where is it held?", "Host", "Oslo", True),
        ("Where does she play?", "Club", "Orme", True),
        ("When is it held?", "Length (km)", "12", False),
        ("When is it held?", "Date", "12", True),
        ("How many are there?", "Number", "four", True),
        ("How many dogs were adopted?", "Dogs taken in", "44", False),
        ("How many are there?", "Note", "see below", False),
        ("How much is it?", "Price", "free", True),
        ("How long does it last?", "Start", "19:30", False),
        ("How long did she take?", "Time", "39:12", True),
        ("How heavy is it?", "Height (metres)", "39", False),
    ],
)
def test_one_column(question, header, cell, can):
    """By its header, and for figures by its cell."""
    assert can_hold(question, [header, "Region"], 0, "Kolm", cell) is can


def test_a_label_that_says_who():
    """A row that has the role may name the person under any header, and so may the column of a named thing."""
    assert can_hold("Who directed Nine Larks?", ["Role", "Nine Larks"], 1, "Director", "Ann Lund")
    assert can_hold("Who directed Nine Larks?", ["Role", "2024"], 1, "Director", "Ann Lund")
    assert not can_hold("Who directed Nine Larks?", ["Role", "2024"], 1, "Writer", "Ann Lund")


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Walk (km)", "distance"),
        ("Summit (m)", "length"),
        ("Running time (minutes)", "duration"),
        ("Running time", "duration"),
        ("Load, tonnes", "mass"),
        ("Top speed (mph)", "speed"),
        ("Author(s)", None),
        ("Time", None),
    ],
)
def test_what_is_measured(header, measure):
    """The unit in the brackets or at the end of a header says it, or words for a duration do."""
    assert measure_of(header) == measure


def test_units_of_something_else():
    """Only a unit by its name tells, since "(m)" may be metres or millions."""
    assert is_of_other_measure("How high is Kolm?", "Walk (hours)")
    assert not is_of_other_measure("How heavy is Kolm?", "Size (m)")
    assert not is_of_other_measure("What is Kolm?", "Walk (hours)")


@pytest.mark.parametrize(
    ("question", "header", "otherwise"),
    [
        ("How many appeals were upheld?", "Appeals lodged", True),
        ("How many tickets were returned?", "Tickets sold", True),
        ("How many people were injured?", "People killed", True),
        ("How many tickets were bought?", "Tickets sold", False),
        ("How many appeals were recorded?", "Appeals lodged", False),
        ("How many appeals were there?", "Appeals lodged", False),
        ("How many matches were lost?", "Won", False),
        ("How many miles were cycled?", "Miles covered", False),
        ("Which appeals were upheld?", "Appeals lodged", False),
    ],
)
def test_what_was_done(question, header, otherwise):
    """Things that had one thing done to them are not those that had another, if a question counts these."""
    assert is_done_otherwise(question, header) is otherwise
