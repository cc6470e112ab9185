"""Rows of tables that are named by a code, a number, a day or two names together; cells that say nothing."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Range
from qa.kinds.tables.alike_rows import cells_alike
from qa.kinds.tables.deciding import decided_by_cell
from qa.kinds.tables.grids import grids_of
from tests.factories import make_article
from tests.qa.kinds.quoting import spans_left

_HEATERS = """# Heaters called back

| Model | Sold at | Price | Number |
|---|---|---|---|
| Hearth 12 | Dole's, Hume West | £41.50 | 18,300 |
| Hearth 12 Twin | Dole's | £72.25 | 9,050 |
| Hearth Mini | by post | £19.95 | 2,700 |

The Hearth Loft is safe.
"""
_SNOW = """# Snow

Site | Day | Min temp (C) | Max temp (C) | Snow (cm)
Orme | 2024-02-03 | -4.1 | 1.5 | 12
Orme | 2024-02-04 | -7.6 | -0.9 | 31
Hale Moor | 2024-02-04 | -9.3 | -2.2 | 44
"""
_COACHES = """# Coaches

| Coach | Orme dep. | Hale dep. | Marl Cross arr. |
|---|---|---|---|
| A | 07:10 | 08:05 | 08:50 |
| B | 12:35 | - | 13:55 |
| 14 | 18:20 | 19:15 | 20:00 |
"""
_INNS = """# Where to sleep

| Inn | Beds | Single room | Breakfast |
|---|---|---|---|
| Inn Sorrel | 12 | 70 crowns | included |
| The Hayloft | 30 | 38 crowns | 9 crowns |
| Gate House | 6 | 55 crowns | |
"""
_WARDS = """# Wards

| Ward | Candidate | Votes | Elected |
|---|---|---|---|
| Quay | Ines Lund | 811 | yes |
| Quay | Otto Roe | 640 | no |
| Mill | Ada Frost | 1,020 | yes |
"""
_LEAGUE = """# Hill league

| Club | Played | Won | For | Against | Points |
|---|---|---|---|---|---|
| Orme Rovers | 9 | 6 | 21 | 14 | 18 |
| Dunster City | 9 | 5 | 30 | 11 | 16 |
| Hale Park | 9 | 2 | 9 | 25 | 7 |
"""
_SHOW = """# Show

| Class | First | Second |
|---|---|---|
| Longest bean | A. Quill (61 cm) | O. Roe (52 cm) |
| Heaviest beet | Ida Lund (4.1 kg) | Ben Adair (3.8 kg) |
"""
_CUP = """# Cup

| Home | Away | Gate |
|---|---|---|
| Orme Rovers | Hale Park | 2,150 |
| Dunster City | Marl | 1,780 |
"""
_FARES = """# Crossings

| Crossing | Adult | Bike | Journey time |
|---|---|---|---|
| Orme to Hale | £7.10 | £3 | 50 minutes |
| Hale to Marl Sands | £4.60 | free | 25 minutes |
"""
_TARIFF = "Boats to Hale\n\nAdult single Orme to Hale: 8.40. Child: 4.20. Bicycle: 2.50. Prams travel free.\n"
_BATHS = """# Baths

| Bath | Opened | Length |
|---|---|---|
| Quay Baths | 1974 | 25 m |
| Elm Baths | 1908 | 33 m |
"""
_WEEK = """The week at Orme

Day          High (C)   Low (C)   Rain (mm)
Monday           7.3       1.9         0.0
Tuesday         10.2       4.4        15.1
Wednesday        8.8       0.7         2.3

The gauge broke on Friday.
"""
_YEARS = """# Visitors to the fort

| Year | Visitors | Guides |
|---|---|---|
| 2021 | 8,400 | 3 |
| 2022 | 9,950 | 4 |
"""
_LIFTS = """| Lift | Speed | Noise |
|---|---|---|
| Elm Lift | 2 mph | 70 dB |
| Quay Lift | 5 mph | 62 dB |
"""
_ROUNDS = """Street | Collection day | Garden waste | Crew
Alder Row | Monday | yes | Green
Elm Row | Tuesday | no | Blue
Quay Street | Friday | yes | Red
"""


@pytest.mark.parametrize(
    ("table", "question", "cell"),
    [
        (_FARES, "How much does it cost to take a bike from Hale to Marl Sands?", "free"),
        (_FARES, "How long does the crossing from Orme to Hale take?", "50 minutes"),
        (_FARES.replace("50 minutes", "1 hour 5 minutes"), "Which crossing is the longest?", "Orme to Hale"),
        (_FARES.replace("50 minutes", "1h 5m"), "Which crossing is the shortest?", "Hale to Marl Sands"),
        (_TARIFF, "How much is a child's ticket?", "4.20"),
        (_BATHS, "Which bath is the oldest?", "Elm Baths"),
        (_BATHS, "Which bath is the newest?", "Quay Baths"),
        (_COACHES, "When does the 12:35 from Orme arrive at Marl Cross?", "13:55"),
        (_WEEK, "Which day was the wettest?", "Tuesday"),
        (_FARES, "Which crossing has the slowest time?", "Orme to Hale"),
        (_FARES, "Which crossing has the fastest time?", "Hale to Marl Sands"),
        (_LIFTS, "Which lift is the fastest?", "Quay Lift"),
        (_LIFTS, "Which lift is the slowest?", "Elm Lift"),
        (_LIFTS, "Which lift is the quietest?", "Quay Lift"),
        (_WEEK, "Which day was the coldest?", "Wednesday"),
        (_WEEK, "What was the lowest temperature on Tuesday?", "4.4"),
        (_YEARS, "How many visitors came in 2022?", "9,950"),
        (_HEATERS, "How much did the Hearth 12 Twin cost?", "£72.25"),
        (_HEATERS, "How much did the hearth 12 cost?", "£41.50"),
        (_SNOW, "How much snow fell at Orme on 4 February 2024?", "31"),
        (_SNOW, "What was the minimum temperature at Orme on February 3, 2024?", "-4.1"),
        (_SNOW, "What was the maximum temperature at Hale Moor on 4 February?", "-2.2"),
        (_COACHES, "When does coach A arrive in Marl Cross?", "08:50"),
        (_COACHES, "When does coach 14 leave Hale?", "19:15"),
        (_INNS, "How much is breakfast at Inn Sorrel?", "included"),
        (_INNS, "How much is breakfast at the Hayloft?", "9 crowns"),
        (_WARDS, "Who was elected in Quay?", "Ines Lund"),
        (_WARDS, "Who was not elected in Quay?", "Otto Roe"),
        (_WARDS, "How many votes did Otto Roe get in Quay?", "640"),
        (_LEAGUE, "Which club has scored the most goals?", "Dunster City"),
        (_LEAGUE, "Which club has conceded the most goals?", "Hale Park"),
        (_LEAGUE, "How many goals have Dunster scored?", "30"),
        (_LEAGUE, "How many points do Dunster have?", "16"),
        (_SHOW, "How long was the bean that came second?", "52 cm"),
        (_SHOW, "Who was first with the heaviest beet?", "Ida Lund"),
        (_CUP, "What was the gate for Orme Rovers against Hale Park?", "2,150"),
    ],
)
def test_the_cell_of_the_row_that_is_named(table, question, cell):
    """A code, a number under its noun, a day, the first word of a name and a column of yes and no name a row."""
    others = [each for each in ("18,300", "12", "811", "21", "1,780", "£7.10", "7.3", "8,400", "8.40") if each in table]
    assert spans_left(question, table, *others)[0] == cell


@pytest.mark.parametrize(
    ("table", "question", "value"),
    [
        (_FARES, "How much is an adult from Orme to Marl Sands?", "£4.60"),
        (_TARIFF, "How much does it cost to take a horse to Hale?", "8.40"),
        (_BATHS, "How deep is Elm Baths?", "33 m"),
        (_WEEK, "How much rain fell on Friday?", "2.3"),
        (_WEEK, "What was the humidity on Tuesday?", "10.2"),
        (_YEARS, "How many visitors came in 2023?", "9,950"),
        (_YEARS, "How many cafes were there in 2022?", "4"),
        (_HEATERS, "How much does the Hearth Loft cost?", "£19.95"),
        (_HEATERS, "How much does the Hearth 12 Duo cost?", "£41.50"),
        (_SNOW, "How much snow fell at Hale Moor on 3 February 2024?", "44"),
        (_SNOW, "How much snow fell at Orme on 5 February 2024?", "31"),
        (_COACHES, "When does coach B leave Hale?", "12:35"),
        (_COACHES, "When does the 10:40 coach reach Marl Cross?", "08:50"),
        (_INNS, "How much is breakfast at Gate House?", "55 crowns"),
        (_INNS, "How many beds does the Inn Marten have?", "12"),
        (_WARDS, "How many votes did Otto Roe get in Mill?", "640"),
        (_LEAGUE, "How much are tickets for Hale Park against Orme?", "9"),
        (_LEAGUE, "How many points do Dunster Wanderers have?", "16"),
        (_CUP, "What was the gate for Orme Rovers against Marl?", "2,150"),
    ],
)
def test_no_cell_of_another_row_or_column(table, question, value):
    """A thing, a day, a pair or a price that the table has not is answered by none of its cells."""
    assert spans_left(question, table, value) == []


def test_a_sheet_of_words_has_a_header():
    """The first row of a CSV file names its columns, if its words are not in them."""
    article = article_from_text("rounds.csv", _ROUNDS)
    (grid,) = grids_of(article, Range(0, len(article.text)))
    assert [article.text_of(cell) for cell in grid.header] == ["Street", "Collection day", "Garden waste", "Crew"]
    (grid,) = grids_of(article_from_text("rounds.txt", _ROUNDS), Range(0, len(_ROUNDS)))
    assert grid.header == ()


_DESKS = """# Desks

| Name | Work | Room | Trained |
|---|---|---|---|
| Ada Frost | planner | Room 4 | yes |
| Ben Roe | clerk | Room 1 | yes |
| Ida Lund | planner | Room 4 | no |
"""


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Who works in Room 4?", ["Ada Frost", "Ida Lund"]),
        ("Who is a planner?", ["Ada Frost", "Ida Lund"]),
        ("Who is trained in Room 4?", []),
        ("Who is in Room 1?", []),
        ("Who works there?", []),
    ],
)
def test_rows_that_share_what_is_named(question, names):
    """All rows with the named cell are asked for, not the first of them."""
    article = make_article(_DESKS)
    at = _DESKS.index("Ben Roe" if "1" in question else "Ada Frost")
    found = cells_alike(question, article, Range(at, at + 7))
    assert [article.text_of(place) for place in found] == names


_CENTRES = """# Centres

| Centre | Parking | Monday | Floors |
|---|---|---|---|
| Elm Hall | yes | closed | 2 |
| Quay Baths | no | 9-17 | 3 |
"""


@pytest.mark.parametrize(
    ("question", "verdicts"),
    [
        ("Does Elm Hall have parking?", ["yes"]),
        ("Is parking available at Quay Baths?", ["no"]),
        ("Is Elm Hall open on Mondays?", ["no"]),
        ("Is Quay Baths open on Monday?", ["yes"]),
        ("Is Elm Hall closed on Monday?", ["yes"]),
        ("Is Elm Hall open on Sundays?", []),
        ("Does Mill Hall have parking?", []),
        ("Does Elm Hall have free parking?", []),
        ("Does Elm Hall not have parking?", []),
        ("Is Quay Baths open at 8 on Monday?", []),
    ],
)
def test_a_tick_or_closed_decides(question, verdicts):
    """The cell of the named row in the named column decides it; any other word keeps it open."""
    found = decided_by_cell(question, make_article(_CENTRES), Range(0, len(_CENTRES)))
    assert [verdict for verdict, _ in found] == verdicts
