"""Figures of a column: what a comma is, all of them tell."""

from __future__ import annotations

import re

import pytest

from index.articles import article_from_text
from index.types import Range
from qa.kinds.tables.bounded import rows_beyond
from qa.kinds.tables.figures import NUMBER, values
from qa.words.lemmas import lemma
from tests.qa.kinds.quoting import quotes, spans_left

_POOLS = """# Pools

| Pool | Length (m) | Visitors | Depth (m) |
|---|---:|---:|---:|
| Orme | 33,3 | 41 200 | 1,8 |
| Hale | 50 | 9 700 | 2 |
| Marl | 25 | 103 050 | 0,95 |
"""


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["66", "33,3", "100"], [66, 33.3, 100]),
        (["1,250", "980"], [1250, 980]),
        (["1,250", "0,8"], [1.25, 0.8]),
        (["2 431", "998", "1\u00a0000,5"], [2431, 998, 1000.5]),
        (["1.250,50", "3,2"], [1250.5, 3.2]),
        (["12,34,567", "1,234.5"], [1234567, 1234.5]),
        (["0,8", "1.5"], None),
        ([], []),
    ],
)
def test_a_comma_is_before_decimals_if_nothing_else_explains_it(numbers, expected):
    """In one cell, and then in all cells of the column; with decimal points beside it nothing is known."""
    assert all(re.fullmatch(NUMBER, number) for number in numbers)
    assert values(numbers) == expected


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Which pool is the longest?", "Hale"),
        ("Which pool is the deepest?", "Hale"),
        ("Which pool has the smallest depth?", "Marl"),
        ("Which pool has the most visitors?", "Marl"),
        ("Which pool has the fewest visitors?", "Hale"),
    ],
)
def test_the_largest_and_smallest_of_them(question, name):
    """33,3 metres are shorter than 50, and 103 050 more than 9 700."""
    assert spans_left(question, _POOLS) == [name]


_TOWNS = """# Towns

| Town | Temperature (°C) | Distance (km) |
|---|---:|---:|
| Orme | -4 | 12 |
| Hale | 3 | 40 |
| Marl | −1.5 | 55 |
"""


@pytest.mark.parametrize(
    ("table", "noun", "question", "names"),
    [
        (_POOLS, "pools", "Which pools have a length of less than 40 m?", ["Orme", "Marl"]),
        (_TOWNS, "towns", "Which towns were colder than 1 °C?", ["Orme", "Marl"]),
        (_TOWNS, "towns", "Which towns are further than 30 km?", ["Hale", "Marl"]),
    ],
)
def test_those_beyond_a_limit(table, noun, question, names):
    """33,3 is less than 40, and −1.5 less than 1."""
    article = article_from_text("a.md", table)
    cells = rows_beyond(question, lemma(noun), article, Range(0, len(article.text)), frozenset((lemma(noun),)))
    assert cells is not None
    assert quotes(article.text, cells) == names
