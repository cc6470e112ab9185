"""Largest and smallest figures of tables: the row is named, if one column is asked for."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Range
from qa.kinds.tables.grids import grids_of
from qa.kinds.tables.superlatives import best_said, extreme

_LEAGUE = """# North league 2024

| Club | Played | Won | Lost | Points | Ground |
|---|---|---|---|---|---|
| Orme | 30 | 17 | 9 | 55 | Lane End |
| Marl Town | 30 | 19 | 8 | 61 | Mill Road |
| Peel | 29 | 11 | 12 | 41 | The Dell |
| Total | 89 | 47 | 29 | 157 | |
"""
_TUNNELS = """Tunnels of the canton

Tunnel         Length     Opened   Price
Brenn          14.6 km      1982    £4.10
Lower Sarn      9.2 km      2001    £6.00
Old Hask          870 m     1871    £1.50
"""


def _found(question, text):
    article = article_from_text("a.md", text)
    cells = [extreme(question, grid, article) for grid in grids_of(article, Range(0, len(text)))]
    return [article.text[cell.start : cell.end] for cell in cells if cell is not None]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Which club won most matches?", ["Marl Town"]),
        ("Which club won the most matches?", ["Marl Town"]),
        ("Who has the fewest points?", ["Peel"]),
        ("Which club lost the fewest matches?", ["Marl Town"]),
        ("Which club lost the most?", ["Peel"]),
        ("Which ground belongs to the club with the most points?", ["Mill Road"]),
        ("Which club won the second most matches?", []),
        ("Which player won the most matches?", []),
        ("Which club has the most supporters?", []),
        ("Who has paid for most of the points?", []),
        ("Which club played the most matches?", []),
        ("Did Orme win the most matches?", []),
        ("Which club won 17 matches?", []),
    ],
)
def test_the_row_with_the_figure_is_named(question, name):
    """In the column of the question's words; not where rows share it, and a sum is no row."""
    assert _found(question, _LEAGUE) == name


@pytest.mark.parametrize(("most", "name"), [("biggest", "Oro"), ("dearest", "Tam"), ("priciest", "Tam")])
def test_plain_forms_of_superlatives(most, name):
    """Letters are doubled before "-est", and "y" becomes "i"."""
    text = (
        "| Lake | Area | Price |\n|---|---|---|\n| Oro | 40 km² | £3 |\n| Tam | 25 km² | £5 |\n| Ull | 9 km² | £4 |\n"
    )
    assert _found(f"Which lake is the {most}?", text) == [name]


_RIDERS = """# Riders of the season

| Rider | Club | Position | Wins |
|---|---|---|---|
| Ann Lund | Orme | 2 | 9 |
| Ben Roe | Tolm | 1 | 7 |
| Ida Holm | Orme | 3 | 4 |
| Combined | | | 20 |
"""


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Which rider had the most wins?", ["Ann Lund"]),
        ("Which rider of Orme had the fewest wins?", ["Ida Holm"]),
        ("Which rider did not have the most wins?", []),
    ],
)
def test_rows_of_the_question(question, name):
    """Rows that have a name of the question are compared, a sum is no row, and a denial asks for no row."""
    assert _found(question, _RIDERS) == name


def test_the_highest_place_is_the_first():
    """In a column of places, 1 is the highest."""
    text = _RIDERS.replace("| Combined | | | 20 |\n", "")
    assert _found("Which rider had the highest position?", text) == ["Ben Roe"]
    assert _found("Which rider had the lowest position?", text) == ["Ida Holm"]


def test_who_it_was_is_the_column_of_people():
    """Not the first column, where that is a day."""
    text = (
        "| Day | Film | Director | Length |\n|---|---|---|---|\n| Friday | Salt | Ann Lund | 9 minutes |\n"
        "| Sunday | Doors | Ben Roe | 17 minutes |\n"
    )
    assert _found("Who directed the longest film?", text) == ["Ben Roe"]
    assert _found("Which film at Oro is the shortest?", text) == ["Salt"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Which tunnel is the cheapest?", ["Old Hask"]),
        ("Which is the most expensive tunnel?", ["Lower Sarn"]),
        ("Which tunnel has the highest price?", ["Lower Sarn"]),
        ("Which tunnel is the longest?", []),
        ("Which tunnel is the deepest?", []),
    ],
)
def test_a_superlative_names_its_column(question, name):
    """A cheapest one is told by its price; figures of two units are not compared."""
    assert _found(question, _TUNNELS) == name


_LAMPS = """Four lamps tested

Best buy: Orme Trail 400
£64.95 | 82g | 400 lumens
It sat so still that I forgot it.
Score: 9/10

Runner-up: Petrel
£89 | 118g | 600 lumens
The brightest of the four, and the most comfortable.
Score: 7/10

Avoid: Nox Pro
£110 | 205g | 1,000 lumens (claimed)
Not the dullest of them.
Score: 3/10
"""
_TENTS = """# Tents

## Lund One

**Weight:** 1.2 kg
**Price:** £210

Roomy.

## Marl Dome

**Weight:** 2.9 kg
**Price:** £140

The warmest tent here.
"""
_OFFERS = "The clerk had three quotations: Orme Heating, £18,400; Boyd & Sons, £16,950; Warmfast, £21,200.\n"


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("Which lamp is the lightest?", _LAMPS, "Orme Trail 400"),
        ("Which of the lamps is the heaviest?", _LAMPS, "Nox Pro"),
        ("Which lamp is the most expensive?", _LAMPS, "Nox Pro"),
        ("Which lamp is the cheapest?", _LAMPS, "Orme Trail 400"),
        ("Which tent is the lightest?", _TENTS, "Lund One"),
        ("Which tent is the cheapest?", _TENTS, "Marl Dome"),
        ("Which of the three quotations was the lowest?", _OFFERS, "Boyd & Sons"),
        ("Which quotation was the highest?", _OFFERS, "Warmfast"),
        ("Which lamp is the fastest?", _LAMPS, None),
        ("Which lamp is the second lightest?", _LAMPS, None),
        ("Which salary was the highest?", _OFFERS, None),
    ],
)
def test_sections_and_offers_are_rows(question, text, name):
    """Alike sections are the rows of a table, with columns by label or unit; so are names with figures in one line."""
    assert _found(question, text) == ([] if name is None else [name])


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("Which lamp was the brightest?", _LAMPS, "Petrel"),
        ("Which lamp is the most comfortable?", _LAMPS, "Petrel"),
        ("Which tent is the warmest?", _TENTS, "Marl Dome"),
        ("Which lamp is the dullest?", _LAMPS, None),
        ("Was the Petrel the brightest?", _LAMPS, None),
        ("Which lamp is the least comfortable?", _LAMPS, None),
    ],
)
def test_a_section_says_what_its_thing_is(question, text, name):
    """A superlative without a subject is said of the thing that the section is about."""
    cell = best_said(question, article_from_text("a.md", text))
    assert (None if cell is None else text[cell.start : cell.end]) == name
