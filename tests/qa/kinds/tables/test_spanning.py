"""Cells that span rows or columns: their names hold for all of these, and the answer's place is exact."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Range
from qa.kinds.tables.grids import grids_of
from qa.kinds.tables.whole_columns import asked_column
from qa.words.lemmas import lemma
from tests.factories import make_article
from tests.qa.kinds.quoting import quotes, spans_left

_MILLS = """# Bags of flour by mill

Mill | Season | Bags | Sacks
---|---|---|---
Hale | 2021/22 | 8,310 | 40
| 2022/23 | 7,295 | 38
Marl Edge | 2021/22 | 4,102 | 22
| 2022/23 | 5,977 | 25
| Total | 25,684 | 125
"""
_LIFTS = """# The lifts

Lift | Built | Height (m) |  | Ride (min)
---|---|---|---|---
|  | Foot | Top |
Orme | 1961 | 410 | 980 | 14
Pell | 1987 | 655 | 1,402 | 9
"""


def _grid(text):
    return next(grids_of(make_article(text), Range(0, len(text))))


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("How many bags did Hale have in 2021/22?", ["8,310"]),
        ("How many bags did Hale have in 2022/23?", ["7,295"]),
        ("How many sacks did Marl Edge have in 2022/23?", ["25"]),
        ("How many sacks did Marl Edge have in 2019/20?", []),
    ],
)
def test_a_name_holds_for_the_rows_below_it(question, cell):
    """Rows with a blank first cell are those of the name above, by their season."""
    assert spans_left(question, _MILLS) == cell


def test_a_total_has_no_name_above():
    """A blank before the label of a sum stays blank, and so does one before a figure that stands once."""
    assert quotes(_MILLS, _grid(_MILLS).rows[-1])[:2] == ["", "Total"]
    text = "Mill | Bags | Sacks\n---|---|---\nHale | 310 | 40\n| 295 | 38\nMarl | 102 | 22\n"
    assert quotes(text, _grid(text).rows[1])[0] == ""


def test_a_name_for_several_rows_is_listed_once():
    """It is one thing."""
    article = article_from_text("a.md", _MILLS.replace("| Total | 25,684 | 125\n", ""))
    cells = asked_column("Which mills made bags?", lemma("mills"), article, Range(0, len(_MILLS)), frozenset())
    assert quotes(article.text, cells) == ["Hale", "Marl Edge"]


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("What is the height of the Pell lift at the top?", ["1,402"]),
        ("What is the foot height of Orme?", ["410"]),
        ("How long does the ride on the Orme lift take?", ["14"]),
        ("Which lift is the oldest?", ["Orme"]),
        ("Which lift was built in 1987?", ["Pell"]),
    ],
)
def test_names_below_a_wide_one_are_those_of_columns(question, cell):
    """The names of the parts take the place of that of the whole, "Height"; the other columns keep theirs."""
    assert spans_left(question, _LIFTS) == cell


def test_a_row_of_words_below_blank_headers_is_no_header():
    """Columns may have no name: only blanks that words and then figures follow are divided."""
    text = "Home |  | Away |  | Crowd\n---|---|---|---|---\nOrme | 3 | Pell | 1 | 812\nHale | 0 | Marl | 2 | 640\n"
    assert quotes(text, _grid(text).header) == ["Home", "", "Away", "", "Crowd"]
    text = "Name |  | Role | Age\n---|---|---|---\nAda Roe | Dr | chair | x\nIda Lund | Ms | clerk | 44\n"
    assert len(_grid(text).rows) == 2
