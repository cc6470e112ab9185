"""Rows that are named alike, sums of all rows, and cells that no header names."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Chunk, Passage
from qa.kinds.tables.lookups import Lookups
from qa.types import Reading, Span
from tests.qa.kinds.quoting import quotes, spans_left

_POLLS = """# Polls of the canton

| Institute | Fieldwork | Respondents | Greens | Miners | Seats (est.) |
|---|---|---|---|---|---|
| Halo | 8–10 September | 1,204 | 34 | 29 | 40 |
| Pell & Co | 2–5 Sep | 2,011 | 33 | 31 | 39 |
| Pell & Co | 14–17 Jun | 2,008 | 36 | 27 | 44 |
"""
_CATCH = """# Landings at the three quays

| Quay | Herring (t) | Crab (t) | Value (£m) |
|---|---|---|---|
| Orme | 1,120 | 86 | 2.1 |
| Hale | 410 | 212 | 1.9 |
| Marl | — | 97 | 3.4 |
| All quays | 1,530 | 395 | 7.4 |

The dearest of them was a 9 kg lobster.
"""
_CAKE = """# Nut cake

| Quantity | Ingredient |
|---|---|
| 120 g | rye flour |
| 3 | eggs |

Serves 10.
"""


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("What did the Greens get from Pell & Co with 2,011 respondents?", ["33"]),
        ("What did the Greens get from Pell & Co in June?", ["36"]),
        ("What did the Greens get from Pell & Co?", []),
        ("When did Pell & Co count 2,008 respondents?", ["14–17 Jun"]),
        ("How many people did Halo ask?", ["1,204"]),
    ],
)
def test_rows_of_the_same_name_are_told_apart(question, cell):
    """By a figure or a month of the question; without one, none is meant."""
    assert spans_left(question, _POLLS) == cell


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("How much herring was landed in all?", ["1,530"]),
        ("How much crab was landed at the three quays altogether?", ["395"]),
        ("How much crab was landed at the two quays altogether?", []),
        ("How much crab did the children land in all?", []),
        ("How much crab was landed at Sollbury in all?", []),
        ("How much crab was landed?", []),
        ("Which quay landed the most herring?", ["Orme"]),
        ("Which quay landed the least herring?", []),
        ("Which quay's landings were worth the most?", ["Marl"]),
    ],
)
def test_sums_and_dashes(question, cell):
    """The row of all is that of a sum, unless it may be one of others; a dash is not the most, and may be the least."""
    assert spans_left(question, _CATCH) == cell


@pytest.mark.parametrize("cut", [len(_CATCH), _CATCH.index("The dearest")])
def test_a_sentence_without_a_word_of_the_question_is_behind_the_cell(cut):
    """However sure of it the reader is, and in whichever passage it is."""
    article = article_from_text("a.md", _CATCH)
    lobster = Span(_CATCH.index("9 kg"), _CATCH.index("9 kg") + 4, 12.0)
    readings = []
    for rank, (start, end) in enumerate([(0, cut), (cut, len(_CATCH))][: 1 + (cut < len(_CATCH))]):
        chunk = Chunk(id=str(rank), article_id="a.md", start=start, end=end, text=_CATCH[start:end])
        spans = (lobster,) if start <= lobster.start < end else ()
        readings.append(Reading(passage=Passage(chunk=chunk, score=1.0, rank=rank + 1), spans=spans, null_score=0.0))
    after = Lookups("How much crab was landed at Hale?", {"a.md": article}).apply(readings)
    ranked = sorted((span for reading in after for span in reading.spans), key=lambda span: -span.score)
    assert quotes(_CATCH, [span.range for span in ranked]) == ["212", "9 kg"]


@pytest.mark.parametrize(("year", "name"), [(1911, ["Orme"]), (2023, []), (1950, [])])
def test_a_year_may_be_that_of_a_row(year, name):
    """Though others are in the headers: "opened in 1911" names one, and no other year does."""
    text = "# Piers\n\n| Pier | Opened | Guests 2022 | Guests 2023 |\n|---|---|---|---|\n"
    text += "| Orme | 1911 | 41 | 38 |\n| Hale | 1932 | 52 | 12 |\n"
    assert spans_left(f"Which pier opened in {year}?", text) == name


def test_quantities():
    """How much there is of a thing is said by its quantity; not what it costs."""
    assert spans_left("How much rye flour do I need?", _CAKE) == ["120 g"]
    assert spans_left("How many eggs do I need?", _CAKE) == ["3"]
    assert spans_left("How much does rye flour cost?", _CAKE) == []
