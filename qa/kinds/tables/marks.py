"""Marks behind the rows of a table, in a last column without a name: "Ada Lund   1,204   ELECTED"."""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Article
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.grids import Grid, Row
from qa.words.content import content_lemmas


def is_marked_alike(question: str, grid: Grid, rows: Sequence[Row], article: Article) -> bool:
    """Whether several rows have the mark that a question names, which says nothing else that they or the table lack.

    "Who was elected in Quay?" asks for all of them, "Who was the first woman elected?" for one.
    """
    if len(rows) < 2 or not grid.header or article.text_of(grid.header[-1]):
        return False
    marks = {article.text_of(row[-1]).casefold() for row in rows}
    mark = frozenset(content_lemmas(*marks)) if len(marks) == 1 else frozenset()
    asked = asked_lemmas(question)
    if not mark or not mark <= asked:
        return False
    heads = " ".join((grid.above, article.title or "", *map(article.text_of, grid.header)))
    shared = (frozenset(content_lemmas(" ".join(map(article.text_of, row)))) for row in rows)
    return asked <= frozenset.intersection(*shared).union(content_lemmas(heads))
