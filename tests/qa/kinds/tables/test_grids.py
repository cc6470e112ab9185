"""What names the columns of a table, and where its cells end."""

from __future__ import annotations

import pytest

from index.types import Range
from qa.kinds.tables.grids import grids_of
from tests.factories import make_article
from tests.qa.kinds.quoting import quotes


@pytest.mark.parametrize(
    "columns", [("Q3 2025", "Q3 2024"), ("2025", "2024"), ("March 2025", "March 2024"), ("H1", "H2")]
)
def test_numbers_may_name_columns(columns):
    """Quarters, months and years above figures are a header."""
    text = f"Division     {columns[0]}    {columns[1]}    Change\nLamps        141.5      118.9      +19.0%\n"
    text += "Clocks       120.3      121.7      -1.2%\n"
    grid = next(grids_of(make_article(text), Range(0, len(text))))
    assert quotes(text, grid.header) == ["Division", *columns, "Change"]
    assert len(grid.rows) == 2


def test_a_row_of_figures_is_no_header():
    """A row of figures holds values and names no columns."""
    text = "Lamps        Orme 38      118.9\nClocks       Orme 12      121.7\nKnives       Orme 9       130.1\n"
    assert next(grids_of(make_article(text), Range(0, len(text)))).header == ()


def test_a_cell_that_fills_its_column_is_parted_under_its_header():
    """A cell that fills its column is split from the next one by a single blank."""
    text = (
        "Party            Candidate               Votes\n"
        "Labour           Aoife Trennant          11,482\n"
        "Liberal Democrat Meera Patwardhan         5,033\n"
        "Green            Caleb Stone              2,415\n"
    )
    grid = next(grids_of(make_article(text), Range(0, len(text))))
    assert quotes(text, grid.rows[1]) == ["Liberal Democrat", "Meera Patwardhan", "5,033"]


def test_a_mark_behind_the_last_column_is_one_more_cell():
    """A row with a cell behind the last column is kept, and the others have a blank there."""
    text = (
        "Candidate          Party        Votes\n"
        "Ines Quist         Orchard      1,302   RETURNED\n"
        "Otto Roe           Mill           644\n"
    )
    grid = next(grids_of(make_article(text), Range(0, len(text))))
    assert quotes(text, grid.header) == ["Candidate", "Party", "Votes", ""]
    rows = [["Ines Quist", "Orchard", "1,302", "RETURNED"], ["Otto Roe", "Mill", "644", ""]]
    assert [quotes(text, row) for row in grid.rows] == rows


def test_a_cell_within_the_columns_is_no_mark():
    """A row with a cell too many before the end of the last column is left out."""
    text = "Bed        Notes about planting\nNorth 4    beans  peas\nSouth 2    leeks\nWest 9     kale\n"
    grid = next(grids_of(make_article(text), Range(0, len(text))))
    assert [quotes(text, row)[0] for row in grid.rows] == ["South 2", "West 9"]


def test_a_line_that_begins_between_columns_is_not_split_at_one():
    """Words that do not begin with a column do not fill it: the line is no row."""
    text = (
        "Name           Party           Votes\n"
        "Ines Quist     Orchard         1,302\n"
        "Otto Roe       Mill              644\n"
        "Turnout 41%  V papers: 12\n"
    )
    grid = next(grids_of(make_article(text), Range(0, len(text))))
    assert [quotes(text, row)[0] for row in grid.rows] == ["Ines Quist", "Otto Roe"]


def test_labels_inside_cells_name_their_columns():
    """A word that most cells of a column have before their figure is its header; the cells are without it."""
    text = (
        "Piece 3     Oak chest, Marl     asked £80-90     made £140\n"
        "Piece 8     Two jugs            asked £20-30     unmade\n"
        "Piece 9     Brass kettle        asked £15-25     made £22\n"
    )
    grid = next(grids_of(make_article(text), Range(0, len(text))))
    assert quotes(text, grid.header) == ["", "", "asked", "made"]
    assert quotes(text, grid.rows[0]) == ["Piece 3", "Oak chest, Marl", "£80-90", "£140"]
    assert quotes(text, grid.rows[1]) == ["Piece 8", "Two jugs", "£20-30", "unmade"]
