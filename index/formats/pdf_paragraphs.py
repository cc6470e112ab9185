"""Lines of a region to paragraphs: which line ends are inside a paragraph, and which between two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.formats.pdf_columns import PageRegion
from index.formats.pdf_lines import PdfPiece, joined

_INDENT = 0.7  # of a letter's height: the indent of a first line
_WIDER = 1.35  # times the usual line spacing: a wider gap separates paragraphs
_OTHER_SIZE = 0.07  # share by which the letter sizes of two paragraphs differ
_FLUSH = 0.5  # points from the right edge
_MIN_FLUSH = 3  # lines that reach the right edge exactly in a justified region
_STOPS = ".?!:;\"'”’»…)]。！？"
_LEADER = re.compile(r"(?:\. ?){4,}\s*\w{1,5}$")  # of a table of contents
_HYPHENS = "-\u2010\u00ad"
_DASHES = "–—-"  # they begin a line of text as well
_BULLETS = f"•▪➢✓‣◦●○■□*{_DASHES}"
_ITEM = re.compile(rf"(?:[{_BULLETS}]|\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,5}})[.)]|\(?[A-Z]\))\s")


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """Lines that belong together, on one page; of a table, its rows with ` | ` between the cells."""

    lines: list[PdfPiece]
    page: int
    is_table: bool = False
    is_boilerplate: bool = False
    is_slanted: bool = False
    is_first: bool = False  # of its region
    is_full: bool = False  # its last line reaches to the right edge of its region
    is_flush: bool = False  # it reaches there exactly, as lines of a justified paragraph do but the last
    is_indented: bool = False
    region: int = 0

    @property
    def size(self) -> float:
        """The height of its letters."""
        return median(line.size for line in self.lines)

    @property
    def text(self) -> str:
        """Its words, lines joined by spaces: for inspection, not for quoting."""
        return " ".join(line.text for line in self.lines)


def paragraphs_of(region: PageRegion, page: int, number: int) -> list[Paragraph]:
    """Return a region's paragraphs, from top to bottom."""
    if region.is_table:
        rows = [joined(row, gap=" | ") for row in region.rows]
        return [Paragraph(lines=rows, page=page, is_table=True, region=number)]
    lines = [joined(row) for row in region.rows]
    left = _left(lines)
    rights = {size: max(line.right for line in lines if _is_of(line, size)) for size in {line.size for line in lines}}
    step = _step(lines)
    is_justified = sum(rights[line.size] - line.right < _FLUSH for line in lines) >= _MIN_FLUSH
    groups: list[list[PdfPiece]] = []
    for line in lines:
        if groups and not _parts(groups[-1], line, rights[line.size], step):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Paragraph(
            lines=group,
            page=page,
            is_first=n == 0,
            is_full=len(lines) >= _MIN_FLUSH and rights[group[-1].size] - group[-1].right < 2 * group[-1].size,
            is_flush=is_justified and rights[group[-1].size] - group[-1].right < _FLUSH,
            is_indented=group[0].left - left > _INDENT * group[0].size,
            is_slanted=group[0].turn is None,
            region=number,
        )
        for n, group in enumerate(groups)
    ]


def is_item(text: str) -> bool:
    """Whether a line begins with the mark of a list's item."""
    return _ITEM.match(text) is not None


def _left(lines: Sequence[PdfPiece]) -> float:
    """Return the left edge that most lines share, in whole points."""
    lefts = Counter(round(line.left) for line in lines)
    most = max(lefts.values())
    return min(left for left, count in lefts.items() if count == most)


def _step(lines: Sequence[PdfPiece]) -> float | None:
    """Return the usual step from one line to the next, in heights of a letter; None of a single line."""
    steps = Counter(
        round((below.base - above.base) / above.size, 1)
        for above, below in pairwise(lines)
        if below.base > above.base and _same_size(above, below)
    )
    tight = {step: count for step, count in steps.items() if step < 2.5}
    if not tight:
        return None
    most = max(tight.values())
    return min(step for step, count in tight.items() if count * 2 >= most)


def _same_size(one: PdfPiece, other: PdfPiece) -> bool:
    return _is_of(one, other.size)


def _is_of(line: PdfPiece, size: float) -> bool:
    return abs(line.size - size) <= _OTHER_SIZE * max(line.size, size)


def _parts(group: Sequence[PdfPiece], line: PdfPiece, right: float, step: float | None) -> bool:
    """Whether a line begins a new paragraph."""
    above = group[-1]
    if not _same_size(above, line) or above.turn is None or line.turn != above.turn:
        return True
    gap = (line.base - above.base) / above.size
    if gap <= 0 or gap > (step or 1.3) * _WIDER or (above.bold != line.bold and len(group) == 1):
        return True
    if _LEADER.search(above.text):
        return True
    if above.text[-1] in _HYPHENS and above.text[-2:-1].isalnum() and line.text[0].isalnum():
        return False
    if is_item(line.text) and line.text[0] not in _DASHES and not _is_wrapped(group, line, right):
        return True
    indent = _INDENT * line.size
    if abs(line.left - above.left) > indent and _is_centred(above, line):
        return False
    if line.left > above.left + indent and not (is_item(group[0].text) and len(group) == 1):
        return True
    if line.left < above.left - indent and len(group) > 1:
        return True
    return _had_room(above, line, right)


def _is_centred(above: PdfPiece, line: PdfPiece) -> bool:
    """Whether two lines are centred on each other, as in a headline."""
    return abs((above.left + above.right) - (line.left + line.right)) < line.size


def _is_wrapped(group: Sequence[PdfPiece], line: PdfPiece, right: float) -> bool:
    """Whether a line begins with a number by chance: the line above is full and does not end a sentence."""
    above = group[-1]
    if line.text[0] in _BULLETS or above.text[-1] in _STOPS or abs(line.left - above.left) >= 1:
        return False
    return not (len(group) == 1 and is_item(above.text)) and not _had_room(above, line, right)


def _had_room(above: PdfPiece, line: PdfPiece, right: float) -> bool:
    """Whether the first word of a line would have fitted on the line above, which therefore ended on purpose."""
    first = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * (len(first) + 1) / max(len(line.text), 1)
    room = right - above.right
    if above.text[-1] in _STOPS:
        return room > 1.15 * width
    return room > 1.6 * width + line.size and room > 0.25 * (right - above.left)
