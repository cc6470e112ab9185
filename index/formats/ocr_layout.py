"""Recognised lines to regions in reading order, as those of a PDF page, with what holds only for recognised lines.

A recogniser boxes whole lines, so a gap between two boxes of a row is never one between two words, as it may be in a
PDF file. And a box reaches only as far up and down as its letters, so the size of a line is that of its neighbours.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean, median
from typing import NamedTuple

from index.formats.ocr_lines import OcrLine
from index.formats.pdf_columns import PageRegion, regions_of
from index.formats.pdf_heads import running_heads
from index.formats.pdf_lines import PdfPiece

_LETTERS = 0.75  # of a box's height: letters with their margin reach as far as a line with its leading
_MARGIN = 0.15  # of a box's height, at its left and at its right
_NEAR = 2.5  # heights: lines this far above and below a line are its neighbours, if they are in its column
_LIKE = 1.5  # times as high: a heading and a line of text, not two lines of text
_SAME = 1.15  # times as high: two lines of one size, once each has the middle height of its neighbours
_WIDE = 1.0  # of a letter's height: boxes of a row farther apart belong to different columns or cells
_CELL = 12  # letters: cells have fewer on average, lines of a column more
_BELOW = 4.0  # of a letter's height: the next line of a column is no farther below


class PageLayout(NamedTuple):
    """The rows of a page that are running heads and page numbers, and its regions in reading order."""

    heads: list[tuple[PdfPiece, ...]]
    regions: list[PageRegion]


def layouts_of(pages: Sequence[Sequence[OcrLine]]) -> list[PageLayout]:
    """Return the layout of each page of a file, in pixels; each letter's number is that of its line on its page."""
    pieces = [_pieces(lines) for lines in pages]
    edges = [edge for lines in pages for line in lines for edge in (line.top, line.bottom)]
    height = max(edges, default=0.0) + max(0.0, min(edges, default=0.0))  # with a margin below as wide as that above
    heads = running_heads(pieces, [max(height, 1.0)] * len(pages))
    layouts = []
    for page, rows in zip(pieces, heads, strict=True):
        taken = {id(piece) for row in rows for piece in row}
        regions: list[PageRegion] = []
        for region in regions_of([piece for piece in page if id(piece) not in taken]):
            regions.extend([region] if region.is_table else _parted(region))
        layouts.append(PageLayout(rows, regions))
    return layouts


def _pieces(lines: Sequence[OcrLine]) -> list[PdfPiece]:
    sizes = _sizes(lines)
    return [_piece(number, line, size) for number, (line, size) in enumerate(zip(lines, sizes, strict=True))]


def _piece(number: int, line: OcrLine, height: float) -> PdfPiece:
    """Return a line without the margin of its box."""
    margin = min(_MARGIN * (line.bottom - line.top), (line.right - line.left) / 3)
    size = _LETTERS * height
    return PdfPiece(
        text=line.text,
        indices=array("i", [number] * len(line.text)),
        left=line.left + margin,
        right=line.right - margin,
        base=(line.top + line.bottom) / 2 + 0.3 * size,
        size=size,
    )


def _sizes(lines: Sequence[OcrLine]) -> list[float]:
    """Return the heights of lines, those that are in one column and are nearly as high made equal."""
    heights = [max(1.0, line.bottom - line.top) for line in lines]
    near = _near(lines, heights)
    smooth = [median([heights[n], *(heights[m] for m in near[n])]) for n in range(len(lines))]
    sizes = [0.0] * len(lines)
    for first in range(len(lines)):
        if sizes[first]:
            continue
        column, reached = [first], {first}
        for n in column:
            alike = [m for m in near[n] if m not in reached and smooth[n] / _SAME < smooth[m] < smooth[n] * _SAME]
            column.extend(alike)
            reached.update(alike)
        usual = median(heights[n] for n in column)
        for n in column:
            sizes[n] = usual
    return sizes


def _near(lines: Sequence[OcrLine], heights: Sequence[float]) -> list[list[int]]:
    """Return the numbers of the lines close above and below each line, in its column and of like height."""
    near: list[list[int]] = [[] for _ in lines]
    middles = [(line.top + line.bottom) / 2 for line in lines]
    order = sorted(range(len(lines)), key=lambda n: (middles[n], n))
    for place, n in enumerate(order):
        for m in order[place + 1 :]:
            if middles[m] - middles[n] > _NEAR * heights[n]:
                break
            if heights[n] / _LIKE < heights[m] < heights[n] * _LIKE and _overlap(lines[n], lines[m]) > 0.5:
                near[n].append(m)
                near[m].append(n)
    return near


def _overlap(one: OcrLine | PdfPiece, other: OcrLine | PdfPiece) -> float:
    """Return how much of the narrower of two lines is above or below the other, in [0, 1]."""
    narrower = min(one.right - one.left, other.right - other.left)
    return (min(one.right, other.right) - max(one.left, other.left)) / narrower if narrower > 0 else 0.0


def _parted(region: PageRegion) -> Iterator[PageRegion]:
    """Yield a region of text, divided if boxes are beside each other in it: into its columns, and rows of cells."""
    rows = [tuple(_groups(row)) for row in region.rows]
    if all(len(groups) == 1 for groups in rows):
        yield region
        return
    plain: list[tuple[PdfPiece, ...]] = []
    table: list[tuple[PdfPiece, ...]] = []
    for row, groups in zip(region.rows, rows, strict=True):
        is_cells = len(groups) > 1 and mean(len(piece.text) for piece in row) < _CELL
        if plain and is_cells:
            yield from _threads(plain)
            plain = []
        if table and not is_cells:
            yield PageRegion(tuple(table), is_table=True)
            table = []
        if is_cells:
            table.append(row)
        else:
            plain.extend(groups)
    if table:
        yield PageRegion(tuple(table), is_table=True)
    yield from _threads(plain)


def _groups(row: Sequence[PdfPiece]) -> Iterator[tuple[PdfPiece, ...]]:
    """Yield the pieces of a row, those together that are parts of one line."""
    group = [row[0]]
    for before, piece in pairwise(row):
        if piece.left - before.right > _WIDE * min(before.size, piece.size):
            yield tuple(group)
            group = []
        group.append(piece)
    yield tuple(group)


def _threads(groups: Sequence[tuple[PdfPiece, ...]]) -> list[PageRegion]:
    """Return parts of lines as regions: each continues the part right above it if their sizes are alike."""
    threads: list[list[tuple[PdfPiece, ...]]] = []
    for group in groups:
        threads_above = [thread for thread in threads if _goes_on(thread[-1], group)]
        if threads_above:
            max(threads_above, key=lambda thread: thread[-1][0].base).append(group)
        else:
            threads.append([group])
    return [PageRegion(tuple(thread)) for thread in threads]


def _goes_on(above: Sequence[PdfPiece], below: Sequence[PdfPiece]) -> bool:
    one, other = above[0], below[0]
    step = other.base - one.base
    is_below = 0.5 * one.size < step < _BELOW * one.size
    return (
        is_below
        and one.size / _LIKE < other.size < one.size * _LIKE
        and max(_overlap(upper, lower) for upper in above for lower in below) > 0.5
    )
