"""A page's letters to pieces of lines: runs of letters on one line without a wide gap."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from index.formats.pdf_engine import Letter, PdfPage
from index.formats.raised import raised

_GAP = 1.0  # of a letter's height: a gap as wide may be that between columns
_BACK = 0.6  # of a letter's height: going back this far begins another piece
_JUMP = 0.45  # of a letter's height: a superscript is raised by less than this
_RAISED, _SMALLER = 0.2, 0.85  # of the line's height: a footnote's mark or an exponent, at least and at most
_SOFT = "\u00ad"


@dataclass(slots=True, kw_only=True)
class PdfPiece:
    """A run of letters on one line, measured in points on the page turned upright.

    `text` has as many letters as `indices` has numbers; -1 stands for a blank that the file does not have.
    """

    text: str = ""
    indices: array[int] = field(default_factory=lambda: array("i"))
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    bold: bool = False
    turn: int | None = 0

    @property
    def top(self) -> float:
        """Where its small letters begin, about: pieces of two lines never overlap by this."""
        return self.base - 0.6 * self.size

    def is_right_to_left(self) -> bool:
        """Whether most of its letters are of a script that runs from right to left."""
        return sum(unicodedata.bidirectional(c) in ("R", "AL") for c in self.text) * 2 > len(self.text)


def pieces_of(page: PdfPage) -> list[PdfPiece]:
    """Return the pieces of a page in the order of the file; none is blank."""
    pieces: list[PdfPiece] = []
    run: list[Letter] = []
    for letter in page.letters():
        if run and _parts(run[-1], letter):
            pieces.extend(_piece(run, page))
            run = []
        run.append(letter)
    pieces.extend(_piece(run, page))
    return pieces


def joined(pieces: Sequence[PdfPiece], gap: str = " ") -> PdfPiece:
    """Return the pieces of one line joined into one, with `gap` between them."""
    text, indices = "", array("i")
    for piece in pieces:
        between = gap if text else ""
        text += between + piece.text
        indices.extend([-1] * len(between))
        indices.extend(piece.indices)
    longest = max(pieces, key=lambda piece: len(piece.text))
    return PdfPiece(
        text=text,
        indices=indices,
        left=min(piece.left for piece in pieces),
        right=max(piece.right for piece in pieces),
        base=longest.base,
        size=longest.size,
        bold=all(piece.bold for piece in pieces),
        turn=longest.turn,
    )


def _parts(before: Letter, letter: Letter) -> bool:
    """Whether a letter begins a new piece."""
    size = max(before.size, letter.size, 1.0)
    if letter.turn != before.turn or abs(letter.base - before.base) > _JUMP * size:
        return True
    if letter.left - before.right > _GAP * size:
        return True
    goes_back = before.left - letter.left > _BACK * size and not _is_right_to_left(before.char + letter.char)
    return goes_back or (letter.breaks and letter.left - before.right > 0.5 * size)


def _is_right_to_left(chars: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL", "NSM") for char in chars)


def _piece(run: Iterable[Letter], page: PdfPage) -> list[PdfPiece]:
    """Return a run as a piece, blanks squeezed and soft hyphens left out but at its end; nothing if it is blank.

    Digits in superscript become raised characters.
    """
    text: list[str] = []
    indices = array("i")
    inked: list[Letter] = []
    for letter in run:
        if letter.char == "" or (letter.char == " " and (not text or text[-1] == " ")):
            continue
        text.append(letter.char)
        indices.append(letter.number)
        if letter.char != " ":
            inked.append(letter)
    if not inked:
        return []
    if text[-1] == " ":
        text.pop()
        indices.pop()
    base, size = median(letter.base for letter in inked), median(letter.size for letter in inked)
    small = {each.number for each in inked if each.size < _SMALLER * size and base - each.base > _RAISED * size}
    text = [raised(char) if number in small else char for char, number in zip(text, indices, strict=True)]
    soft = [n for n, char in enumerate(text[:-1]) if char == _SOFT]
    for n in reversed(soft):
        del text[n], indices[n]
    middle = inked[len(inked) // 2]
    return [
        PdfPiece(
            text="".join(text),
            indices=indices,
            left=min(letter.left for letter in inked),
            right=max(letter.right for letter in inked),
            base=base,
            size=size,
            bold=page.weight(middle.number) and page.weight(inked[0].number),
            turn=middle.turn,
        )
    ]
