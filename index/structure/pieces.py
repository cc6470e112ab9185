"""The paragraphs of a text, each with its plain words, for the other files of this package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from index.structure.lines import Line, lines_of, runs_on, stray_numbers, unquoted, wrap_width
from index.structure.tables import Rows, find_tables
from index.structure.words import has_end_mark, plain
from index.types import Range

MAX_WORDS = 500  # code points; a longer paragraph is always text, and has no plain words
_BODY = 60  # code points of a paragraph that is certainly text

PieceKind = Literal[
    "text", "heading", "item", "header", "row", "rule", "caption", "credit", "boilerplate", "byline", "dateline"
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph: its range, the lines `[first, last)` it holds, and its words on one line, "" if it is long.

    `apart` is whether a blank line, or the beginning of the text, is above it.
    """

    start: int
    end: int
    first: int
    last: int
    words: str
    apart: bool

    @property
    def range(self) -> Range:
        """Where the paragraph is."""
        return Range(self.start, self.end)

    @property
    def is_body(self) -> bool:
        """Whether the paragraph is certainly text: long, or a sentence of some length."""
        return not self.words or (len(self.words) >= _BODY and has_end_mark(self.words))


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out: its lines, the tables among them, and its paragraphs, each in order."""

    lines: list[Line]
    tables: list[Rows]
    pieces: list[Piece]


def lay_out(text: str, *, start: int = 0, cuts: Sequence[int] = ()) -> Laid:
    """Lay out a text from `start` on; a line is cut at each of `cuts`, ascending.

    A blank line ends a paragraph, and so does every other line break, except inside hard-wrapped text (see
    `wrap_width`) where the first word of the next line would not have fitted on the line. Headings, list items, rules
    and the rows of tables are paragraphs of their own. Paragraphs are trimmed of white space; a blank text has none,
    and a byte order mark at the head of the text is in none.
    """
    lines = lines_of(text, start=start, cuts=cuts)
    tables = find_tables(text, lines)
    rows = {i for table in tables for i in range(table.first, table.last)}
    width = wrap_width(text, lines)
    strays = frozenset[int]() if width is None else stray_numbers(text, lines)
    pieces: list[Piece] = []
    first = 0
    for at, (line, below) in enumerate(pairwise(lines)):
        is_stray = below.start in strays
        is_cut = below.apart or at in rows or at + 1 in rows
        if is_cut or width is None or not runs_on(text, line, below, width, is_stray=is_stray):
            pieces.append(_piece(text, lines, first, at + 1))
            first = at + 1
    if lines:
        pieces.append(_piece(text, lines, first, len(lines)))
    return Laid(lines, tables, pieces)


def _piece(text: str, lines: list[Line], first: int, last: int) -> Piece:
    start, end = lines[first].start, lines[last - 1].end
    if end - start > MAX_WORDS:
        words = ""
    elif last - first == 1:
        words = plain(unquoted(text[start:end]))
    else:
        words = plain(" ".join(unquoted(text[line.start : line.end]) for line in lines[first:last]))
    return Piece(start, end, first, last, words, lines[first].apart)
