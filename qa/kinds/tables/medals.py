"""Columns for the places of a contest, under "Gold", "Silver" and "Bronze" or "Winner" and "Runner-up"."""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Article, Range
from qa.kinds.tables.columns import header_lemmas
from qa.kinds.tables.grids import Grid
from qa.kinds.tables.labels import bare_name
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma_set

_MEDALS = tuple(map(lemma_set, ("gold first 1st winner champion", "silver second 2nd runner-up", "bronze third 3rd")))
_BESIDE = lemma_set("up place medal medallist prize")


def under_medal(asked: frozenset[str], place: int | None, grid: Grid, article: Article) -> Range | None:
    """Return the name at a place, from 0, in the one row that a question with the lemmas `asked` names.

    Of all rows it has most of them, and together with the header and the words above the table it has all. If `place`
    is None, it is that of a medal in `asked`, or else the first.
    """
    heads = [header_lemmas(article.text_of(cell)) for cell in grid.header]
    columns = _medal_columns(heads)
    prizes = [number for number, at in enumerate(columns) if asked & heads[at] - _BESIDE]
    if place is None:
        place = prizes[0] if prizes else 0
    if not 0 <= place < len(columns):
        return None
    about = frozenset(content_lemmas(f"{grid.above} {article.title}")).union(*heads)
    words = [frozenset(content_lemmas(" ".join(map(article.text_of, row)))) for row in grid.rows]
    counts = [len(asked & each) if asked <= each | about else 0 for each in words]
    most = max(counts)
    if not most or counts.count(most) > 1:
        return None
    cell = grid.rows[counts.index(most)][columns[place]]
    return bare_name(article.text, cell) if article.text_of(cell)[:1].isalpha() else None


def _medal_columns(heads: Sequence[frozenset[str]]) -> list[int]:
    """Return the columns for the first, the second and, if there is one, the third place; [] without the first two."""
    columns: list[int] = []
    for names in _MEDALS:
        headed = [at for at, head in enumerate(heads) if head & names and head <= names | _BESIDE]
        if len(headed) != 1:
            break
        columns += headed
    return columns if len(columns) > 1 else []
