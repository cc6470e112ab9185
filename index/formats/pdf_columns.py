"""The reading order of a page: columns of text one after the other, each from top to bottom, tables row by row.

A recursive cut of the page by its blank space (the XY-cut of Nagy and Seth, 1984), from the top down: as many rows as
share a blank strip with lines of text on both sides are columns; what spans the strip ends them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean, median
from typing import NamedTuple

from index.formats.pdf_lines import PdfPiece, joined

_STRIP = 0.6  # of a letter's height: the narrowest blank between two columns
_MIN_LINES = 4  # lines of a column; of two columns far apart, 2
_WIDE = 2.0  # of a letter's height: a strip this wide is not a gap between words of a justified line
_MIN_LETTERS = 12  # words of a column's line, on average: cells of a table have fewer
_FULL = 0.6  # of a column's width: a line of text fills as much
_SHARE_FULL = 0.5  # of a column's lines are full; cells of a table seldom are
_FAR = 3.0  # of a letter's height: text this far below the columns does not belong to them
_BAND = 1.8  # of a letter's height: a blank this high across all columns separates two sections
_FIRST = 8  # rows in which columns show
_MAX_PIECES = 3_000  # pieces of a page; with more it is a drawing, and its pieces stay in file order
_FLUSH = 0.5  # points by which the edges of justified lines differ at most
_FILLED = 0.6  # of a justified line's width is words
_MAX_DEPTH = 8  # columns in columns
_MIN_TABLE = 3  # rows of a table
_MARK = re.compile(r"[•▪➢✓‣◦●○■□–—*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]")


class PageRegion(NamedTuple):
    """Rows of pieces from top to bottom, each from left to right; of a table, each piece is a cell."""

    rows: tuple[tuple[PdfPiece, ...], ...]
    is_table: bool = False


class _Strip(NamedTuple):
    """A vertical blank strip; a piece lies left of it if it begins left of its middle."""

    left: float
    right: float

    def is_right_of(self, piece: PdfPiece) -> bool:
        return piece.left < (self.left + self.right) / 2


def regions_of(pieces: Sequence[PdfPiece]) -> list[PageRegion]:
    """Return the regions of a page in reading order: first upright text, then text of each other direction."""
    directions: dict[int | None, list[PdfPiece]] = {}
    for piece in pieces:
        directions.setdefault(piece.turn, []).append(piece)
    order = sorted(directions, key=lambda turn: (turn is None, -_letters(directions[turn]), turn or 0))
    regions = []
    for turn in order:
        if turn is None or len(directions[turn]) > _MAX_PIECES:
            regions.append(PageRegion(tuple((piece,) for piece in directions[turn])))
        else:
            regions.extend(_regions(directions[turn], depth=0))
    return regions


def _regions(pieces: list[PdfPiece], depth: int) -> list[PageRegion]:
    rows = rows_of(pieces)
    regions: list[PageRegion] = []
    plain: list[list[PdfPiece]] = []
    start = 0
    while start < len(rows):
        end, strip = _columns(rows, start) if depth < _MAX_DEPTH else (len(rows), None)
        if strip is None:
            plain.extend(rows[start:end])
            start = end
            continue
        regions.extend(_tables(plain))
        plain = []
        group = [piece for row in rows[start:end] for piece in row]
        regions.extend(_regions([p for p in group if strip.is_right_of(p)], depth + 1))
        regions.extend(_regions([p for p in group if not strip.is_right_of(p)], depth + 1))
        start = end
    return regions + _tables(plain)


def rows_of(pieces: Sequence[PdfPiece]) -> list[list[PdfPiece]]:
    """Return pieces that overlap in height as one row, rows from top to bottom."""
    rows: list[list[PdfPiece]] = []
    bottom = 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.top, piece.left)):
        if rows and piece.top < bottom:
            rows[-1].append(piece)
            bottom = max(bottom, piece.base)
        else:
            rows.append([piece])
            bottom = piece.base
    return rows


def _columns(rows: Sequence[Sequence[PdfPiece]], start: int) -> tuple[int, _Strip | None]:
    """Return where the run of rows with columns that begins at `start` ends, and a strip between two of them.

    Without a strip, that row begins no columns. The first few rows decide, so a table above or below that happens to
    share the strip is not taken in.
    """
    size = median(piece.size for piece in rows[start])
    strip = None
    for first in _first_rows(rows, start, _STRIP * size):
        strip = strip or _between_columns(first, _Profile(_STRIP * size, first).strips(), _WIDE * size)
    if strip is None:
        return start + 1, None
    end = start
    while end < len(rows) and not (end > start and _begins_section(rows, end, strip)):
        narrower = _narrowed(strip, rows[end])
        if narrower.right - narrower.left < _STRIP * size:
            break
        strip = narrower
        end += 1
    return end, strip


def _first_rows(rows: Sequence[Sequence[PdfPiece]], start: int, narrowest: float) -> Iterator[list[PdfPiece]]:
    """Yield the pieces of the first few rows of a section, and those of them down to where no strip is left."""
    end = start + 1
    while end < min(start + _FIRST, len(rows)) and _gap(rows, end) <= _BAND * rows[start][0].size:
        end += 1
    yield [piece for row in rows[start:end] for piece in row]
    profile, shared = _Profile(narrowest), list[PdfPiece]()
    for row in rows[start:end]:
        profile.add(row)
        if not profile.strips():
            break
        shared.extend(row)
    if shared:
        yield shared


def _gap(rows: Sequence[Sequence[PdfPiece]], n: int) -> float:
    """Return the height of the blank above a row."""
    return min(piece.top for piece in rows[n]) - max(piece.base for piece in rows[n - 1])


def _narrowed(strip: _Strip, row: Sequence[PdfPiece]) -> _Strip:
    """Return the part of a strip that a row leaves blank, by the sides on which its pieces begin."""
    left = max([strip.left, *(piece.right for piece in row if strip.is_right_of(piece))])
    right = min([strip.right, *(piece.left for piece in row if not strip.is_right_of(piece))])
    return _Strip(left, right)


def _begins_section(rows: Sequence[Sequence[PdfPiece]], n: int, strip: _Strip) -> bool:
    """Whether a row is so far below the columns above that a new section begins.

    A heading inside the longer column also has space above it, but nothing is beside it.
    """
    gap, size = _gap(rows, n), max(piece.size for piece in rows[n - 1])
    if gap <= _BAND * size:
        return False
    below = [piece for each in rows[n : n + _FIRST] for piece in each]
    is_beside = [strip.is_right_of(piece) and piece.right <= strip.right for piece in below]
    return gap > _FAR * size or not (all(is_beside) or not any(is_beside))


class _Profile:
    """The horizontal extents of pieces; those less than `narrowest` apart are merged."""

    def __init__(self, narrowest: float, pieces: Sequence[PdfPiece] = ()) -> None:
        self._narrowest = narrowest
        self._taken: list[tuple[float, float]] = []
        self.add(pieces)

    def add(self, pieces: Sequence[PdfPiece]) -> None:
        """Add the extents of more pieces."""
        taken: list[tuple[float, float]] = []
        for left, right in sorted([*self._taken, *((piece.left, piece.right) for piece in pieces)]):
            if taken and left - taken[-1][1] < self._narrowest:
                taken[-1] = taken[-1][0], max(taken[-1][1], right)
            else:
                taken.append((left, right))
        self._taken = taken

    def strips(self) -> list[_Strip]:
        """Return the blank strips between them, from left to right."""
        return [_Strip(before[1], after[0]) for before, after in pairwise(self._taken)]


def _width(pieces: Sequence[PdfPiece]) -> float:
    return max(piece.right for piece in pieces) - min(piece.left for piece in pieces)


def _between_columns(pieces: Sequence[PdfPiece], strips: Sequence[_Strip], wide: float) -> _Strip | None:
    """Return the widest strip with a column on either side, the leftmost of equals; None if there is none."""
    edges = [float("-inf"), *(strip.right for strip in strips), float("inf")]
    columns = [[piece for piece in pieces if low <= piece.left < high] for low, high in pairwise(edges)]
    lines = [_lines_of_column(column) for column in columns]
    parting = [
        strip
        for n, strip in enumerate(strips)
        if min(lines[n], lines[n + 1]) >= (2 if strip.right - strip.left > wide else _MIN_LINES)
    ]
    return max(parting, key=lambda strip: (strip.right - strip.left, -strip.left), default=None)


def _lines_of_column(pieces: Sequence[PdfPiece]) -> int:
    """Return how many lines of text these are; 0 if they are cells."""
    rows = rows_of(pieces)
    if _letters(pieces) < _MIN_LETTERS * len(rows):
        return 0
    width = _width(pieces)
    return len(rows) if sum(_width(row) >= _FULL * width for row in rows) >= _SHARE_FULL * len(rows) else 0


def _letters(pieces: Sequence[PdfPiece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _tables(rows: Sequence[Sequence[PdfPiece]]) -> list[PageRegion]:
    """Return rows of one column as regions: tables apart from text."""
    lines = [line for row in rows for line in _lines(row)]
    regions: list[PageRegion] = []
    text: list[tuple[PdfPiece, ...]] = []
    start = 0
    while start < len(lines):
        end = _table_end(lines, start)
        if end - start < _MIN_TABLE:
            end = start + 1
        if end == start + 1 or _is_justified(lines[start:end]):
            text.extend(lines[start:end])
            start = end
            continue
        if text:
            regions.append(PageRegion(tuple(text)))
            text = []
        regions.append(_table(lines[start:end]))
        start = end
    return [*regions, PageRegion(tuple(text))] if text else regions


def _is_justified(lines: Sequence[Sequence[PdfPiece]]) -> bool:
    """Whether lines are text whose blanks were stretched: they share both edges, and words fill most of them."""
    lefts, rights = [line[0].left for line in lines], [line[-1].right for line in lines]
    is_flush = max(lefts) - min(lefts) < _FLUSH and max(rights) - min(rights) < _FLUSH
    return is_flush and all(sum(p.right - p.left for p in line) > _FILLED * _width(line) for line in lines)


def _lines(row: Sequence[PdfPiece]) -> list[tuple[PdfPiece, ...]]:
    """Split a row into lines with a common baseline, top to bottom; a raised or lowered piece joins the nearest."""
    lines: list[list[PdfPiece]] = []
    for piece in sorted(row, key=lambda piece: (piece.base, piece.left)):
        if lines and abs(piece.base - mean(p.base for p in lines[-1])) < 0.5 * max(piece.size, lines[-1][0].size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    backwards = [sum(p.is_right_to_left() for p in line) * 2 > len(line) for line in lines]
    return [
        tuple(sorted(line, key=lambda p: -p.right if back else p.left))
        for line, back in zip(lines, backwards, strict=True)
    ]


def _table_end(lines: Sequence[Sequence[PdfPiece]], start: int) -> int:
    """Return where the run from `start` of lines with two or more cells in common columns ends."""
    profile = _Profile(_STRIP * median(piece.size for piece in lines[start]))
    for end in range(start, len(lines)):
        if len(lines[end]) - is_mark(lines[end][0].text) < 2:
            return end
        size = median(piece.size for piece in lines[end])
        if end > start and lines[end][0].base - lines[end - 1][0].base > _FAR * size:
            return end
        profile.add(lines[end])
        if not profile.strips():
            return end
    return len(lines)


def is_mark(text: str) -> bool:
    """Whether a piece is only a list marker, such as a bullet or "3."."""
    return _MARK.fullmatch(text) is not None


def _table(lines: Sequence[Sequence[PdfPiece]]) -> PageRegion:
    """Return lines as a table; the pieces within one column become one cell, which the caller joins with spaces."""
    pieces = [piece for line in lines for piece in line]
    strips = _Profile(_STRIP * median(piece.size for piece in pieces), pieces).strips()
    edges = [float("-inf"), *(strip.right for strip in strips), float("inf")]
    rows = []
    for line in lines:
        cells = [[p for p in line if low <= p.left < high] for low, high in pairwise(edges)]
        rows.append(tuple(joined(cell) for cell in cells if cell))
    return PageRegion(tuple(rows), is_table=True)
