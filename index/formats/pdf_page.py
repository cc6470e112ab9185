"""Where a quote is on the pages of its PDF file, as exact rectangles, and the picture of a page."""

from __future__ import annotations

import hashlib
import io
from collections import OrderedDict
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from threading import Lock
from typing import NamedTuple

from index.errors import FormatError
from index.formats.limits import LIMITS
from index.formats.pdf import parse
from index.formats.pdf_engine import Box, open_page, open_pdf
from index.formats.pdf_text import PdfText
from index.types import Extracted

_KEPT = 4  # documents whose letters are kept in memory: about 10 bytes a letter
_WIDEST = 4_000  # pixels of a picture
_LOCK = Lock()
_letters_of: OrderedDict[bytes, PdfText] = OrderedDict()  # by the digests of their files


class Mark(NamedTuple):
    """A rectangle on a page that counts from 1, in points from the top left corner of the page as it is shown."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def rectangles(data: bytes, extracted: Extracted, start: int, end: int) -> tuple[Mark, ...]:
    """Return where `extracted.text[start:end]` is in the file, one rectangle a line, in the text's order.

    They are the union of PDFium's own boxes of the letters' ink, so the hyphens that the text leaves out are not in
    them. There are none for a text that was recognised in a picture.

    Raises:
        FormatError: the file is not the one that the text was read from, or was read by other versions.

    """
    if not extracted.trusted:
        return ()
    document = _letters(data)
    if document.text != extracted.text:
        raise FormatError("the file has changed since its text was read: read it again.")
    letters = [
        (page, index) for page, index in zip(document.pages[start:end], document.indices[start:end], strict=True)
    ]
    marks: list[Mark] = []
    with open_pdf(data) as opened:
        for number, on_page in groupby((each for each in letters if each[0] > 0), key=itemgetter(0)):
            with open_page(opened, number) as page:
                lines = _lines(page.boxes([index for _, index in on_page]))
            marks.extend(Mark(number, *line) for line in lines)
    return tuple(marks)


def page_image(data: bytes, page: int, width: int) -> bytes:
    """Return the picture of a page that counts from 1, at most `width` pixels wide, as PNG.

    Raises:
        FormatError: the file cannot be read, or has no such page.

    """
    with open_pdf(data) as opened, open_page(opened, page) as sheet:
        picture = sheet.picture(max(1, min(width, _WIDEST)))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _lines(boxes: Sequence[Box]) -> list[Box]:
    """Return the boxes of letters in order as one box for each line; a line ends where the next letter goes back."""
    lines: list[Box] = []
    for box in boxes:
        if lines and _is_on_line(lines[-1], box):
            last = lines[-1]
            lines[-1] = Box(
                min(last.left, box.left),
                min(last.top, box.top),
                max(last.right, box.right),
                max(last.bottom, box.bottom),
            )
        else:
            lines.append(box)
    return lines


def _is_on_line(line: Box, box: Box) -> bool:
    """Whether a letter continues a line, which may run in any of the four directions."""
    height, width = box.bottom - box.top, box.right - box.left
    reach = 3 * max(height, width, 4.0)
    beside = min(abs(box.left - line.right), abs(line.left - box.right)) < reach
    below = min(abs(box.top - line.bottom), abs(line.top - box.bottom)) < reach
    in_row = min(line.bottom, box.bottom) - max(line.top, box.top) > -0.3 * height
    in_column = min(line.right, box.right) - max(line.left, box.left) > 0.5 * width
    is_flat = line.right - line.left >= line.bottom - line.top
    return (in_row and beside) or (in_column and below and not is_flat)


def _letters(data: bytes) -> PdfText:
    digest = hashlib.sha256(data).digest()
    with _LOCK:
        if digest in _letters_of:
            _letters_of.move_to_end(digest)
            return _letters_of[digest]
    letters = parse(data, LIMITS)[0]
    with _LOCK:
        _letters_of[digest] = letters
        while len(_letters_of) > _KEPT:
            _letters_of.popitem(last=False)
    return letters
