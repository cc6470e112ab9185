"""The row of a table with a figure that a question gives: "Which dish costs £7.20?"."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.restricted import limits_in
from qa.kinds.tables.columns import WHICH, column_words
from qa.kinds.tables.grids import Grid, Row
from qa.kinds.tables.naming import numbers_another
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma

_GIVEN = re.compile(r"(?<![\w.])[£$€+−-]?\d[\d.,:]*%?")  # a figure in a question

_DOING = re.compile(r"do|does|did", re.IGNORECASE)  # "what did the club with 2,011 members do" asks for no name


def row_with_value(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name of the one row with a figure that a question gives: "Which dish costs £7.20?".

    The name is the cell under the noun that is asked for, else the row's first words. The figure's column, or the text
    above the table, has to share a word with the question, or be named by it in other words.
    """
    match = WHICH.match(question)
    figures = {each.rstrip(".,") for each in _GIVEN.findall(question) if each.strip("£$€.,") not in limits_in(question)}
    if match is None or not figures or not grid.header or _DOING.fullmatch(match["noun"] or ""):
        return None
    asked = asked_lemmas(question)
    rows: list[Row] = []
    for row in grid.rows:
        for at, cell in enumerate(row):
            text, header = article.text_of(cell), article.text_of(grid.header[at])
            about = frozenset(content_lemmas(f"{header} {grid.above}")) & asked or column_words(question, asked, header)
            given = [figure for figure in figures if not numbers_another(question, header, grid.above, figure)]
            if about and any(_is_figure(text, figure) for figure in given):
                rows.append(row)
    if len(rows) != 1:
        return None
    noun = lemma(match["noun"]) if match["noun"] else ""
    headed = [at for at, cell in enumerate(grid.header) if noun in content_lemmas(article.text_of(cell))]
    words = [at for at, cell in enumerate(rows[0]) if article.text_of(cell)[:1].isalpha()]
    return next((rows[0][at] for at in (*headed, *words)), None)


def _is_figure(text: str, figure: str) -> bool:
    """Whether a cell is a figure, with or without its unit: "9,200" and "14 m" for "14"."""
    return text == figure or re.fullmatch(rf"{re.escape(figure)}\s*[^\W\d]+", text) is not None
