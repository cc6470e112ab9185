"""A table whose columns are the things and whose rows say something of each, turned around: one row for each thing."""

from __future__ import annotations

from dataclasses import replace

from index.types import Article
from qa.kinds.tables.grids import Grid
from qa.kinds.tables.splitting import FIGURE_BEGINS

_FEWEST = 2  # things


def turned(grid: Grid, article: Article) -> Grid | None:
    """Return a table with its columns as rows; None unless the cell above its first column is blank.

    The other headers are names, and the first cell of each row is words.
    """
    names = [article.text_of(cell) for cell in grid.header[1:]]
    labels = [article.text_of(row[0]) for row in grid.rows]
    if len(names) < _FEWEST or article.text_of(grid.header[0]) or not all(label[:1].isalpha() for label in labels):
        return None
    if not all(name[:1].isupper() for name in names) or any(FIGURE_BEGINS.match(name) for name in names):
        return None
    header = (grid.header[0], *(row[0] for row in grid.rows))
    rows = tuple((grid.header[at], *(row[at] for row in grid.rows)) for at in range(1, len(grid.header)))
    return replace(grid, header=header, rows=rows)
