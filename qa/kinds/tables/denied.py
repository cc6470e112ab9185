"""Cells that say no to their column, such as "unsold" under "sold", and the row of which a question says no."""

from __future__ import annotations

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.columns import WHICH, header_lemmas
from qa.kinds.tables.grids import Grid, Row
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma, lemma_set, negations

_BEING = lemma_set("go went remain remained stay stayed leave left")  # as in "went unsold"


def is_said_otherwise(question: str, grid: Grid, row: Row, at: int, article: Article) -> bool:
    """Whether a cell says yes to its header and a question no, or the reverse.

    False for a column in which no cell says no.
    """
    head = article.text_of(grid.header[at])
    if not any(_is_no(head, article.text_of(each[at])) for each in grid.rows):
        return False
    return _is_no(head, article.text_of(row[at])) != (negations(question) % 2 == 1)


def _is_no(head: str, cell: str) -> bool:
    """Whether a cell says no to its header: "unsold" or "not sold" under "sold"."""
    return bool(head) and cell.casefold() in (f"un{head.casefold()}", f"not {head.casefold()}")


def row_denied(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name of the one row of which a question says no: "Which lot did not sell?", "What went unsold?".

    The row, its header and the words above the table have all words of the question.
    """
    match, asked = WHICH.match(question), asked_lemmas(question)
    if match is None:
        return None
    heads = [article.text_of(cell) for cell in grid.header]
    named = header_lemmas(" ".join(heads)) if negations(question) % 2 else frozenset()
    about = frozenset(content_lemmas(f"{grid.above} {article.title}")) | _BEING | named
    rows = []
    for row in grid.rows:
        cells = [article.text_of(cell) for cell in row]
        is_no = (
            _is_no(head, cell) and asked & (header_lemmas(head) & named or {lemma(cell)})
            for head, cell in zip(heads, cells, strict=False)
        )
        if any(is_no) and asked <= about.union(content_lemmas(" ".join(cells))):
            rows.append(row)
    if len(rows) != 1:
        return None
    noun = lemma(match["noun"] or "")
    return next((cell for cell in rows[0] if noun in content_lemmas(article.text_of(cell))), rows[0][0])
