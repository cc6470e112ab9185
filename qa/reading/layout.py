"""The text to read for a passage, the places of its pieces in the article, and the limits no span may cross."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.types import Chunk

_NARROW, _WIDE = 40, 100  # columns; text is wrapped at a width between: index.sentences
_BLANK = re.compile(r"(?>\r\n|[\n\r\v\f\x85\u2028\u2029])\s*[\n\r\v\f\x85\u2028\u2029]|\u2029")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028]")
_OWN_LINE = re.compile(
    r"\s*(?:#{1,6}\s|[-*+•‣◦▪–—]\s|(?:\d{1,3}|[a-zA-Z])[.)]\s|\||[-=*_]{3})"
)  # as does a heading, an item, a row or a rule
_HEADING = re.compile(r"\s*#{1,6}\s|[-=*_|:\s]+$")
_COLUMN = re.compile(r"(?<=\S)(?:\t+| {3,})[\t ]*(?=\S)")  # separators of cells in a typed table


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """The text to read for a chunk: its leads, then its own words, one line each.

    Arrays over the characters of `text`: `places` are offsets of the article, and `parts` ascending numbers of the
    parts that no span may leave: a lead, a paragraph, a heading, a list's item, a table's cell.
    """

    text: str
    places: NDArray[np.int64]
    parts: NDArray[np.int64]


def lay_out(chunk: Chunk) -> Layout:
    """Return the text to read for a chunk; a line break between two pieces has the place where the first one ends."""
    pieces = [*((lead.start, lead.text) for lead in chunk.lead), (chunk.start, chunk.text)]
    text = "\n".join(piece for _, piece in pieces)
    places = np.concatenate([start + np.arange(len(piece) + 1) for start, piece in pieces])[:-1]
    walls = np.zeros(len(text) + 1, dtype=np.int64)
    at = 0
    for _, piece in pieces:
        walls[at] += 1
        for wall in _walls(piece):
            walls[at + wall] += 1
        at += len(piece) + 1
    return Layout(text=text, places=places.astype(np.int64), parts=np.cumsum(walls)[: len(text)])


def _walls(text: str) -> set[int]:
    """Return the offsets at which a new paragraph, item, heading or cell begins."""
    walls = {match.end() for match in _BLANK.finditer(text)}
    breaks = list(_BREAK.finditer(text))
    starts = [0, *(match.end() for match in breaks)]
    ends = [*(match.start() for match in breaks), len(text)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        line = text[start:end]
        if number and _parts(text[starts[number - 1] : ends[number - 1]], line, first=number == 1):
            walls.add(start)
        walls.update(start + match.end() for match in _COLUMN.finditer(line))
        walls.update(start + match.start() + side for match in re.finditer(r"\|", line) for side in (0, 1))
    return walls


def _parts(line: str, below: str, *, first: bool) -> bool:
    """Whether a paragraph ends with a line; the first line may have begun before the text, so its width says little."""
    if _OWN_LINE.match(below) or _HEADING.match(line):
        return True
    if below.lstrip()[:1].islower() or first:
        return len(line) > _WIDE
    return not _NARROW <= len(line) <= _WIDE
