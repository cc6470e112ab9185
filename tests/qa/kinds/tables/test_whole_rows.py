"""The rows that a question for several things means: beyond a limit, open or closed, with a number or a count."""

from __future__ import annotations

import pytest

from index.types import Range
from qa.kinds.lists.listed import listed
from tests.factories import make_article
from tests.qa.kinds.quoting import quotes, spans_left

_POOLS = """# Baths of Tarrant

| Bath | Built | Adults | Sunday | Route | Water (C) | Open to |
|---|---|---|---|---|---|---|
| Mill Bath | 1931 | £4.50 | closed | 7 | 28 | All ages |
| Quay Bath | 1988 | £6.20 | 9-17 | 12 | 26 | One club |
| Lido | 2016 | £3.80 | 8-20 | 7 | 19 | All ages |

The baths were painted in 2020.
"""
_TEAM = """# The team

| No. | Player | Born | Shift | Goals |
|---|---|---|---|---|
| 1 | Ines Quist | 1996 | daily | 0 |
| 7 | Tess Orme | 2001 | weekly | 11 |
| 9 | Zadie Roe | 1994 | weekly | 17 |
"""
_SAWS = """# Three saws tested

By Ada Lund

| | Hack 20 | Old Betsy | Zing |
|---|---|---|---|
| Price | £89 | £45 | £120 |
| Weight | 2 kg | 4 kg | 1 kg |
| Guarantee | 2 years | 1 year | 3 years |
"""


def _listed(question, text):
    return quotes(text, listed(question, make_article(text, "a.md"), Range(0, len(text))))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which baths cost less than £5 for adults?", ["Mill Bath", "Lido"]),
        ("Which baths were built after 1950?", ["Quay Bath", "Lido"]),
        ("Which baths were not built after 1950?", []),
        ("Which baths have water of at least 26 degrees?", ["Mill Bath", "Quay Bath"]),
        ("Which baths have water warmer than 26 C?", ["Mill Bath"]),
        ("Which baths cost less than £5 for a horse?", []),
        ("Which baths were sold after 1950?", []),
        ("Which baths cost no more than £4.50 for adults?", ["Mill Bath", "Lido"]),
        ("Which baths are closed on Sunday?", ["Mill Bath"]),
        ("Which baths are open on Sunday?", ["Quay Bath", "Lido"]),
        ("Which baths are on route 7?", ["Mill Bath", "Lido"]),
        ("Which baths are open to all ages?", ["Mill Bath", "Lido"]),
    ],
)
def test_rows_that_are_meant(question, names):
    """A limit needs one column of figures that is meant, and a table that has all that the question is about."""
    assert _listed(question, _POOLS) == names


def test_numbers_and_ages_of_players():
    """A column of numbers names its rows by "number", and who was born last is the youngest."""
    assert spans_left("Who is number 7?", _TEAM, "daily")[0] == "Tess Orme"
    assert spans_left("Who is number 11?", _TEAM, "Tess Orme") == []
    assert spans_left("What number does Zadie Roe wear?", _TEAM, "17")[0] == "9"
    assert spans_left("Who is the youngest player?", _TEAM, "daily")[0] == "Tess Orme"
    assert spans_left("Who is the oldest player?", _TEAM, "daily")[0] == "Zadie Roe"
    assert _listed("Which players train weekly?", _TEAM) == ["Tess Orme", "Zadie Roe"]


def test_things_in_columns():
    """A table with a blank corner and names above its columns is turned around for what compares them."""
    assert _listed("Which saws weigh less than 3 kg?", _SAWS) == ["Hack 20", "Zing"]
    assert _listed("Which saws were tested?", _SAWS) == ["Hack 20", "Old Betsy", "Zing"]
    assert _listed("Which saws were sold?", _SAWS) == []
    assert spans_left("Which saw is the cheapest?", _SAWS, "Zing")[0] == "Old Betsy"
    assert spans_left("Which saw has the longest guarantee?", _SAWS, "Price")[0] == "Zing"
    assert spans_left("Which saw weighs 4 kg?", _SAWS, "Zing")[0] == "Old Betsy"
    assert spans_left("How heavy is the Zing?", _SAWS, "£120")[0] == "1 kg"


_STAFF = """# Schools of Orme

| School | Pupils | Head | Claimed size (ha) | Mark |
|---|---|---|---|---|
| Marl School | 902 | Lena Fisk | 9 | |
| Weir School | 430 | Abel Nke | 4 | 8 |
| Total | 1332 | | | |
"""
_RACES = """# Races

| Race | Winner | Time |
|---|---|---|
| Sculls | Hana Corle | 8:41 |
| Eights | Ruth Peel | 6:48 |
"""


@pytest.mark.parametrize(
    ("text", "question", "quote"),
    [
        (_STAFF, "Who is the deputy head of Weir School?", "Abel Nke"),
        (_STAFF, "What size did the surveyors get for Weir School?", "4"),
        (_STAFF, "How many pupils are there in Hale?", "Pupils"),
        (_STAFF, "How many pupils of Weir School are there?", "8"),
        (_STAFF, "What does Weir School cost?", "Abel Nke"),
        (_RACES, "Who came second in the eights?", "Ruth Peel"),
    ],
)
def test_a_column_that_only_shares_a_word(text, question, quote):
    """A deputy, what is claimed, a header for a figure, another count, words for a price and a loser are not it."""
    assert quote not in spans_left(question, text, quote)


def test_rows_with_a_blank_end_and_columns_in_their_own_words():
    """A row stays in its table if its last cell is blank; the head and what is claimed are asked for as such."""
    assert spans_left("How many pupils are there in total?", _STAFF, "902")[0] == "1332"
    assert spans_left("How many pupils does Marl School have?", _STAFF, "430")[0] == "902"
    assert spans_left("Who is the head of Weir School?", _STAFF, "430")[0] == "Abel Nke"
    assert spans_left("What size does Weir School claim?", _STAFF, "430")[0] == "4"
    assert spans_left("Who won the eights?", _RACES, "6:48")[0] == "Ruth Peel"


_REVIEWS = """Three kettles tested

Steam King
It boils fast and sings. Capacity in our test: 1.4 litres.
Verdict: 4 out of 5

Quiet Kate
It is slow. Nobody minds.
Verdict: 5 out of 5

Old Tin
The lid fell off twice.
Verdict: 1 out of 5

All of them are for sale.
"""


def test_sections_that_end_with_their_values():
    """Sections whose last line has a label that they share are a row each."""
    assert spans_left("What was the verdict on Quiet Kate?", _REVIEWS, "4 out of 5")[0] == "5 out of 5"
    assert _listed("Which kettles were tested?", _REVIEWS) == ["Steam King", "Quiet Kate", "Old Tin"]
    assert _listed("Which kettles were banned?", _REVIEWS) == []
    assert _listed("Which kettles were tested?", _REVIEWS.replace("Three", "Five")) == []


_STALLS = """# Sund market, 2025

The market has five stalls in the old drill hall.

| Day | Stall | Holder | Row | Performance |
|---|---|---|---|---|
| Friday | Hot Pies | Ida Brek | North Row | Brass Trio |
| Friday | Wool | Olaf Ness | South Row | Juggler |
| Saturday | Hot Pies | Ida Brek | North Row | Choir |
| Saturday | Old Maps | Mia Tange | North Row | Brass Trio |
"""
_CREWS = """# Lifeboats of the Sund coast

| Station | Vessel | Built | Crew |
|---|---|---|---|
| Orme | Ada Lund | 2004 | 6 |
| Marl | Sea Fern | 1998 | 5 |
| Total | | | 11 |

The station at Holm was closed in 1971.
"""


@pytest.mark.parametrize(
    ("text", "question", "cells"),
    [
        (_STALLS, "Which stalls are in North Row?", ["Hot Pies", "Hot Pies", "Old Maps"]),
        (_STALLS, "Which shops are in North Row?", ["Hot Pies", "Hot Pies", "Old Maps"]),
        (_STALLS, "Which stalls are in North Row on Saturday?", ["Hot Pies", "Old Maps"]),
        (_STALLS, "Which stalls are there on Friday?", ["Hot Pies", "Wool"]),
        (_STALLS, "Which concerts are on Saturday?", ["Choir", "Brass Trio"]),
        (_STALLS, "Which stalls are in South Row on Saturday?", []),
        (_STALLS, "Which stalls are not in North Row?", []),
        (_STALLS, "Which farms are in North Row?", []),
        (_CREWS, "Which stations are on the coast?", ["Orme", "Marl"]),
        (_CREWS, "Which stations are on the Sund coast?", ["Orme", "Marl"]),
        (_CREWS, "Which stations were in the war?", []),
        (_CREWS, "Which boats are there in the fleet?", []),
    ],
)
def test_the_rows_with_all_cells_that_are_named(text, question, cells):
    """A column is listed under another word for it where cells are named, or whole where the words above are meant."""
    assert quotes(text, listed(question, make_article(text, "a.md"), Range(0, len(text)))) == cells
