"""The lines of a text, how each begins, and the width at which they were wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

BOM = "\ufeff"

_MIN_COLUMNS, _MAX_COLUMNS = 26, 100  # least length of a wrapped line
_MIN_LOWER = 1 / 3  # share of wrapped lines that begin in lower case; lists and paragraphs hardly ever do
_MIN_EVEN = 0.85  # share of breaks that wrapping at the widest line explains, in text without lower case
_MIN_BREAKS = 6  # breaks from which that share is meaningful

_QUOTING = re.compile(r"(?:>[ \t]?)+")  # mail that is quoted, and Markdown's quotations
_MARK = re.compile(r"#{1,6}[ \t]|[-*+•◦▪‣·►▶✓✔] |►|\d{1,3}[.)] |\([a-z\d]{1,3}\) |[a-z]\) |\||[\W_]+$")
_DASH = re.compile(r"[–—] ")
_NUMBER = re.compile(r"(?P<number>\d{1,3})[.)] ")
_FIELD = re.compile(r"[A-Z][\w'’-]*(?: [\w'’-]+){0,2}:[ \t]+\S")  # "Doors open: 7pm"
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line trimmed of white space: `[start, end)`, and the columns before it.

    `apart` is whether it always begins a paragraph: after a blank line, or at a cut that the format asked for.
    """

    start: int
    end: int
    indent: int
    apart: bool

    @property
    def columns(self) -> int:
        """The width of the line, without the white space around it."""
        return self.end - self.start


def lines_of(text: str, *, start: int = 0, cuts: Sequence[int] = ()) -> list[Line]:
    """Return the lines that are not blank from `start` on, in order.

    A line is cut at each of `cuts`, ascending. A byte order mark at the head of the text is in no line. All line
    ends of `str.splitlines` end a line.
    """
    lines: list[Line] = []
    apart = True
    waiting = list(reversed(cuts))
    for begin, end in _raw_lines(text, start):
        edges = [begin]
        while waiting and waiting[-1] < end:
            cut = waiting.pop()
            if cut > edges[-1]:
                edges.append(cut)
            elif cut == begin:
                apart = True
        edges.append(end)
        blank = True
        for left, right in pairwise(edges):
            piece = text[left:right]
            stripped = piece.strip()
            if stripped:
                indent = len(piece) - len(piece.lstrip())
                first = left + indent
                lines.append(Line(first, first + len(stripped), indent, apart or left != begin))
                apart = blank = False
        apart = apart or blank
    return lines


def _raw_lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    begin = start
    for line in (text[start:] if start else text).splitlines(keepends=True):
        end = begin + len(line)
        yield begin + (begin == 0 and line.startswith(BOM)), end
        begin = end


def unquoted(words: str) -> str:
    """Return a line without the `> ` before its words."""
    quoting = _QUOTING.match(words)
    return words if quoting is None else words[quoting.end() :]


def begins_own(words: str, above: str) -> bool:
    """Whether a line is a heading, list item, table row or rule by its first characters, below the line `above`."""
    if _MARK.match(words):
        return True
    return bool(_DASH.match(words)) and bool(_ENDED.search(above) or _DASH.match(above) or _MARK.match(above))


def wrap_width(text: str, lines: Sequence[Line]) -> float | None:
    """Return the width the text was wrapped at; None if it was not.

    A text is hard-wrapped if most of its line breaks join lines of at most 100 columns, and a third of the lines after
    lines of 26 columns or more begin in lower case; or, if nothing is in lower case, if wrapping at the widest line
    explains 85 % of at least 6 line breaks.
    """
    pairs = [(upper, lower) for upper, lower in pairwise(lines) if not lower.apart]
    narrow = [pair for pair in pairs if max(pair[0].columns, pair[1].columns) <= _MAX_COLUMNS]
    full = [pair for pair in narrow if pair[0].columns >= _MIN_COLUMNS]
    if not full or 2 * len(narrow) < len(pairs):
        return None
    words = [unquoted(text[below.start : below.end]) for _, below in full]
    lower = sum(line[:1].islower() for line in words)
    if lower >= _MIN_LOWER * len(full):
        return median(line.columns for line, _ in full)
    if lower or not any(line.isupper() for line in words):
        return None
    widest = max(line.columns for line, _ in narrow)
    even = sum(line.columns + 1 + len(first_word(below)) > widest for (line, _), below in zip(full, words, strict=True))
    is_wrapped = len(full) >= _MIN_BREAKS and even >= _MIN_EVEN * len(full)
    return median(line.columns for line, _ in full) if is_wrapped else None


def stray_numbers(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of lines whose first number counts nothing, as "on May / 19. It rained." does.

    A number counts points if it is 0 or 1, or if another line begins with a neighbouring one.
    """
    numbers = {
        line.start: int(match["number"])
        for line in lines
        if (match := _NUMBER.match(unquoted(text[line.start : line.end])))
    }
    counted = set(numbers.values())
    return frozenset(at for at, number in numbers.items() if number > 1 and not counted & {number - 1, number + 1})


def runs_on(text: str, line: Line, below: Line, width: float, *, is_stray: bool = False) -> bool:
    """Whether the line break between two lines was made by wrapping at `width`.

    It was if the first word of the line below would not have fitted on the line above. `is_stray` is whether the line
    below begins with a number that counts nothing.
    """
    if max(line.columns, below.columns) > _MAX_COLUMNS:
        return False
    upper, lower = text[line.start : line.end], text[below.start : below.end]
    over, under = unquoted(upper), unquoted(lower)
    if upper[:1] == ">" and lower[:1] != ">":
        return False
    if _is_headline_above(over, under) or (_FIELD.match(over) and _FIELD.match(under)):
        return False
    if (begins_own(under, over) and not is_stray) or over.startswith(("#", "|")) or not any(map(str.isalnum, over)):
        return False
    return len(upper) + 1 + len(first_word(under)) > width


def _is_headline_above(over: str, under: str) -> bool:
    """Whether a line is all in capitals, above one that is not."""
    return over.isupper() and len(over.split()) > 1 and any(map(str.islower, under))


def first_word(words: str) -> str:
    """Return the characters before the first white space; "" of a blank text."""
    pieces = words.split(maxsplit=1)
    return pieces[0] if pieces else ""
