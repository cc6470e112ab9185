"""Largest and smallest figures of tables: the row is named, if one column is asked for."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Range
from qa.kinds.grids import grids_of
from qa.kinds.superlatives import extreme

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
