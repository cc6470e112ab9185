"""Yes or no by the cell of a table: a tick in the column that a question names, or "closed" under its day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.columns import header_lemmas
from qa.kinds.tables.grids import Grid, Row, grids_of
from qa.kinds.tables.naming import Naming
from qa.kinds.tables.rows import named_rows
from qa.kinds.tables.ticks import is_ticked, is_ticks
from qa.types import Verdict
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma, lemma_set, negations

_CLOSED = re.compile(r"closed|shut", re.IGNORECASE)
_HOURS = re.compile(
    r"\d{1,2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:-|–|to) ?)\d{1,2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?", re.IGNORECASE
)
_OPEN, _SHUT = lemma("open"), lemma_set("closed shut")
_HAVING = lemma_set("available offer offers get include included allowed allow provide provided")
"""What a question says of a thing with a tick, whatever it is."""


def decided_by_cell(question: str, article: Article, within: Range) -> Iterator[tuple[Verdict, Range]]:
    """Yield the verdict, on a yes/no question, of the one row and the one column that it names, with the row.

    All words of the column's header are in the question, whose other words are in the table's headers, its title or
    its heading. A question that denies something, or has a figure that no name has, is left.
    """
    if negations(question):
        return
    asked = asked_lemmas(question)
    for grid in grids_of(article, within):
        rows = named_rows(question, grid, article).rows if grid.header else []
        if len(rows) != 1:
            continue
        (row,) = rows
        place = Range(row[0].start, row[-1].end)
        verdicts = list(_verdicts(question, asked, grid, row, article)) if within.overlaps(place) else []
        if len(verdicts) == 1:
            yield verdicts[0], place


def _verdicts(question: str, asked: frozenset[str], grid: Grid, row: Row, article: Article) -> Iterator[Verdict]:
    """Yield the verdict of each column of a row whose header is in a question: of a tick, and of hours or "closed"."""
    columns = Naming(question, grid, article).columns(row)
    named = [at for at in columns if not _CLOSED.fullmatch(article.text_of(row[at]))]
    names = frozenset(content_lemmas(" ".join(article.text_of(row[at]) for at in named)))
    heads = [header_lemmas(article.text_of(cell)) for cell in grid.header]
    about = frozenset(content_lemmas(f"{article.title} {grid.above}")).union(*heads)
    for at, head in enumerate(heads):
        if at in named or not head or not head <= asked:
            continue
        cell, beyond = article.text_of(row[at]), asked - names - head
        if is_ticks(grid, article, at) and beyond <= about | _HAVING:
            yield "yes" if is_ticked(cell) else "no"
        opening, shutting = _OPEN in beyond, bool(_SHUT & beyond)
        is_shut = _CLOSED.fullmatch(cell) is not None
        if opening != shutting and (is_shut or _HOURS.fullmatch(cell)) and not any(map(str.isdigit, "".join(beyond))):
            yield "yes" if is_shut == shutting else "no"
