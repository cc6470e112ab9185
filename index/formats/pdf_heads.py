"""Running heads and feet and page numbers: lines at the edges of pages that recur from page to page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from index.formats.pdf_columns import rows_of
from index.formats.pdf_lines import PdfPiece, joined

_ZONE = 0.2  # of a page's height, at its top and at its bottom
_ROWS = 3  # outermost rows of each edge
_NEAR = 0.03  # of a page's height: the same line is as near to the same height
_MIN_PAGES = 3  # pages on which a line recurs; fewer in short files
_ALONE = 2.0  # of a letter's height: blank above the number of a single page
_NUMBER = re.compile(r"\W*(?:page |p\. ?|seite |página )?(\d{1,4})(?: ?(?:of|/|von|de) ?\d{1,4})?\W*", re.IGNORECASE)
_BESIDE = re.compile(r"(\d{1,4})\s+[^\W\d].*|.*[^\W\d]\W*\s(\d{1,4})$")  # a number before or after words
_MAX_HEAD = 120  # code points
_DIGITS = re.compile(r"\d+")


class _EdgeRow(NamedTuple):
    page: int  # counts from 0
    edge: int  # 0 at the top, 1 at the bottom
    rank: int  # counts from the edge, from 0
    height: float  # of the page's
    pieces: tuple[PdfPiece, ...]

    @property
    def text(self) -> str:
        return joined(self.pieces).text

    @property
    def key(self) -> tuple[int, str]:
        return self.edge, " ".join(_DIGITS.sub("#", self.text).casefold().split())


def running_heads(pages: Sequence[Sequence[PdfPiece]], heights: Sequence[float]) -> list[list[tuple[PdfPiece, ...]]]:
    """Return the rows of each page that are running heads, feet or page numbers, from top to bottom.

    `heights` are those of the pages, in points. A row counts if it recurs, digits aside, at the same height on several
    pages, or holds only the number of its page, and if only such rows are further out.
    """
    rows = [row for n, pieces in enumerate(pages) for row in _edge_rows(n, pieces, heights[n])]
    again = _coming_again(rows, len(pages)) | _numbered(rows)
    if len(pages) == 1:
        again |= {n for n, row in enumerate(rows) if _is_lone_number(row, pages[0])}
    heads: list[list[tuple[PdfPiece, ...]]] = [[] for _ in pages]
    reached: dict[tuple[int, int], int] = defaultdict(int)
    for n, row in enumerate(rows):  # of each edge, from outside to inside
        if n in again and reached[row.page, row.edge] == row.rank:
            reached[row.page, row.edge] += 1
            heads[row.page].append(row.pieces)
    for page in heads:
        page.sort(key=lambda pieces: pieces[0].base)
    return heads


def _edge_rows(page: int, pieces: Sequence[PdfPiece], height: float) -> list[_EdgeRow]:
    upright = [piece for piece in pieces if piece.turn == 0]
    top = [piece for piece in upright if piece.base < _ZONE * height]
    bottom = [piece for piece in upright if piece.base > (1 - _ZONE) * height]
    rows = []
    for edge, near in enumerate((rows_of(top), rows_of(bottom)[::-1])):
        for rank, row in enumerate(near[:_ROWS]):
            ordered = tuple(sorted(row, key=lambda piece: piece.left))
            rows.append(_EdgeRow(page, edge, rank, row[0].base / height, ordered))
    return rows


def _coming_again(rows: Sequence[_EdgeRow], pages: int) -> set[int]:
    """Return the numbers of rows that are at the same height on enough pages."""
    needed = min(_MIN_PAGES, max(2, pages // 2))
    alike: dict[tuple[int, str], list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        if any(char.isalpha() for char in row.text):
            alike[row.key].append(n)
    again: set[int] = set()
    for numbers in alike.values():
        for n in numbers:
            near = {rows[m].page for m in numbers if abs(rows[m].height - rows[n].height) < _NEAR}
            if len(near) >= needed:
                again.add(n)
    return again


def _numbered(rows: Sequence[_EdgeRow]) -> set[int]:
    """Return the numbers of rows that count the pages: all at the same offset from the page's position in the file."""
    counts: dict[int, int] = {}
    for n, row in enumerate(rows):
        match = _NUMBER.fullmatch(row.text)
        if match is not None:
            counts[n] = int(match[1]) - row.page
    steps = Counter(counts.values())
    numbered = {n for n, step in counts.items() if steps[step] >= 2}
    return numbered | _numbered_heads(rows)


def _numbered_heads(rows: Sequence[_EdgeRow]) -> set[int]:
    """Return the numbers of outermost rows whose words change from page to page and whose number counts the pages."""
    steps: dict[int, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        match = _BESIDE.match(row.text) if row.rank == 0 and len(row.text) <= _MAX_HEAD else None
        if match is not None:
            steps[int(match[1] or match[2]) - row.page].append(n)
    return {n for numbers in steps.values() if len(numbers) >= _MIN_PAGES for n in numbers}


def _is_lone_number(row: _EdgeRow, pieces: Sequence[PdfPiece]) -> bool:
    match = _NUMBER.fullmatch(row.text)
    if match is None or int(match[1]) != 1 or row.rank > 0:
        return False
    own = row.pieces[0]
    gaps = [abs(piece.base - own.base) for piece in pieces if piece not in row.pieces]
    return min(gaps, default=0.0) > _ALONE * own.size
