"""Rows of tables that are named by a code, a number, a day or two names together; cells that say nothing."""

from __future__ import annotations

import pytest

from tests.qa.kinds.spans import spans_left

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


@pytest.mark.parametrize(
    ("table", "question", "cell"),
    [
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
    others = [each for each in ("18,300", "12", "811", "21", "1,780") if each in table]
    assert spans_left(question, table, *others)[0] == cell


@pytest.mark.parametrize(
    ("table", "question", "value"),
    [
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
