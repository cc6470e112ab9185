"""The headings above tables with the same header, of which a question names one: "Quay ward", "Hill ward"."""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Article
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.grids import Grid, Row, above_alike
from qa.words.content import content_lemmas


def is_under_other_heading(question: str, grid: Grid, rows: Sequence[Row], article: Article) -> bool:
    """Whether a question has more words of the heading of another table with the same header.

    `rows` are those that it names in this table. Their words do not count, and a name that nothing else in the article
    has is of this table.
    """
    asked = asked_lemmas(question)
    names = [article.text_of(row[0]) for row in rows]
    if any(asked & frozenset(content_lemmas(name)) and article.text.count(name) == 1 for name in names):
        return False
    asked -= frozenset(content_lemmas(" ".join(article.text_of(cell) for row in rows for cell in row)))
    shared = [len(asked & frozenset(content_lemmas(above))) for above in above_alike(article, grid)]
    return max(shared, default=0) > len(asked & frozenset(content_lemmas(grid.above)))
