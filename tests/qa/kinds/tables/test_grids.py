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
