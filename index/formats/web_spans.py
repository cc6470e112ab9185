"""The cells of a page's table in the columns in which a browser shows them, as some span several rows or columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

Element = etree._Element

_SPAN = re.compile(r"[0-9]{1,4}")
_MAX_COLUMNS = 40  # of a table; in a wider one, cells that span are taken for plain ones


def in_columns(
    rows: Sequence[tuple[Element, Sequence[Element]]],
) -> Iterator[tuple[Element, Sequence[Element | None]]]:
    """Yield rows of a table and their cells by column, None where a cell spans from the left or from above.

    A cell that is alone in its row is given alone, however wide it is.
    """
    widths = [sum(span(cell, "colspan") for cell in cells) for _, cells in rows if len(cells) > 1]
    is_wide = max(widths, default=0) > _MAX_COLUMNS
    above: dict[int, int] = {}
    group = None
    for row, cells in rows:
        if row.getparent() is not group:
            above, group = {}, row.getparent()
        spread: Sequence[Element | None] = cells
        if not is_wide and (len(cells) > 1 or above):
            spread, above = _spread(cells, above)
            is_wide = len(spread) > _MAX_COLUMNS
        yield row, cells if is_wide else spread


def _spread(cells: Sequence[Element], above: Mapping[int, int]) -> tuple[list[Element | None], dict[int, int]]:
    """Return the cells of a row by column, and how many rows below it are spanned in each column.

    `above` are the rows, this one included, that cells of earlier rows span, by column.
    """
    spread: list[Element | None] = []
    spanned = dict(above)
    for cell in cells:
        while len(spread) in above:
            spread.append(None)
        width, height = (span(cell, name) for name in ("colspan", "rowspan"))
        spanned.update(dict.fromkeys(range(len(spread), len(spread) + width), height))
        spread.extend((cell, *[None] * (width - 1)))
    spread.extend([None] * (max(above, default=-1) + 1 - len(spread)))
    return spread, {at: height - 1 for at, height in spanned.items() if height > 1}


def span(cell: Element, name: str) -> int:
    """Return how many columns or rows a cell spans."""
    value = (cell.get(name) or "").strip()
    return max(int(value), 1) if _SPAN.fullmatch(value) else 1
