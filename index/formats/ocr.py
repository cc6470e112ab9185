"""Text in pictures (.png, .jpg, .tif and scanned PDF pages), by RapidOCR, whose weights come in its wheel.

Recognised text is not trusted: letters may be wrong, so an article says that it was read from pictures.
"""

from __future__ import annotations

import io
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from index.errors import FormatError
from index.formats.apart import run_apart
from index.formats.building import TextBuilder
from index.formats.libraries import extractor_name, needs
from index.formats.limits import Limits
from index.formats.pdf_columns import regions_of
from index.formats.pdf_engine import open_page, open_pdf
from index.formats.pdf_hyphens import Words
from index.formats.pdf_lines import Piece
from index.formats.pdf_paragraphs import Paragraph, paragraphs_of
from index.types import BlockKind, Extracted, Place

if TYPE_CHECKING:
    from PIL.Image import Image

SUFFIXES: tuple[str, ...] = (".png", ".jpg", ".jpeg", ".tif", ".tiff")

_VERSION = 1
_WIDTH = 1_700  # pixels of a PDF page's picture: about 200 dots an inch of A4
_MOST_PAGES = 300  # of a scanned PDF
_PAGES = 3  # read within `Limits.seconds`, the limit of a file; a page took up to 18 seconds on a busy machine
_MOST_PIXELS = 50_000_000  # of a picture; a larger one is refused
_SAME = 0.75  # of the usual height of a line
_LEAST_SURE = 0.5  # confidence of a line, in [0, 1]; anything below is noise
_NOTE = "read from pictures by text recognition: letters may be wrong."


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the one article of a picture; of several pictures in a TIFF, each is a page.

    Raises:
        FormatError: RapidOCR is not installed, the picture is damaged or too large, or no text was found in it.

    """
    needs("rapidocr", extra="ocr")
    return run_apart(read, data, name, limits)


def read(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Do the same as `extract`, in this process."""
    return (_article(_frames(data, limits)),)


def extract_pdf(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the one article of a PDF file by recognising the pictures of its pages.

    Raises:
        FormatError: RapidOCR is not installed, the file has too many pages, or no text was found.

    """
    try:
        needs("rapidocr", extra="ocr")
    except FormatError as error:
        raise FormatError(f"it holds pictures of pages and no text; to read them, {error}") from error
    with open_pdf(data) as document:
        pages = len(document)
    if pages > _MOST_PAGES:
        raise FormatError(f"it has {pages:,} pages that are pictures, and at most {_MOST_PAGES} are read: split it.")
    return run_apart(read_pdf, data, name, replace(limits, seconds=limits.seconds * (1 + pages / _PAGES)))


def read_pdf(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Do the same as `extract_pdf`, in this process."""
    return (_article(_pages(data)),)


def _pages(data: bytes) -> Iterator[tuple[Image, float]]:
    """Yield the picture of each page, with its pixels per point."""
    with open_pdf(data) as document:
        for number in range(1, len(document) + 1):
            with open_page(document, number) as page:
                picture = page.picture(_WIDTH)
                yield picture, picture.width / page.width


def _frames(data: bytes, limits: Limits) -> Iterator[tuple[Image, float]]:
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            limits.check_pages(getattr(picture, "n_frames", 1))
            if picture.width * picture.height > _MOST_PIXELS:
                raise FormatError(f"it has {picture.width * picture.height:,} pixels: make it smaller.")
            for frame in ImageSequence.Iterator(picture):
                yield ImageOps.exif_transpose(frame).convert("RGB"), 1.0
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise FormatError(f"it is not a picture, or a damaged one ({error}): save it again.") from error


def _article(pictures: Iterable[tuple[Image, float]]) -> Extracted:
    builder = TextBuilder()
    for number, (picture, scale) in enumerate(pictures, start=1):
        lines = _lines(picture)
        pieces = _pieces(lines)
        boxes = [tuple(round(edge / scale, 2) for edge in line.box) for line in lines]
        words = Words(piece.text for piece in pieces)
        for region_number, region in enumerate(regions_of(pieces)):
            for paragraph in paragraphs_of(region, number, region_number):
                for text, numbers, kind, gap in _written(paragraph, words):
                    written = builder.add(text, kind, gap=gap)
                    start = len(builder) if written is None else written.start
                    for place in _places(numbers, start, number, boxes):
                        builder.place(place)
    if not builder.text:
        raise FormatError("no text was found in its pictures: leave it out, or scan it with 200 dots an inch or more.")
    return Extracted(
        text=builder.text,
        extractor=extractor_name("ocr", _VERSION, "rapidocr", "onnxruntime"),
        places=builder.places,
        notes=(_NOTE,),
        trusted=False,
    )


def _written(paragraph: Paragraph, words: Words) -> Iterator[tuple[str, array[int], BlockKind | None, str]]:
    """Yield the rows of a table, or a paragraph: its text, the picture's line of each letter, and the gap before it."""
    if paragraph.is_table:
        for n, line in enumerate(paragraph.lines):
            yield line.text, line.indices, "table row", "\n" if n else "\n\n"
        return
    text, numbers = paragraph.lines[0].text, paragraph.lines[0].indices[:]
    for above, below in pairwise(paragraph.lines):
        join = words.join(above.text, below.text)
        if join == "undo":
            text, numbers = text[:-1], numbers[:-1]
        elif join == "blank":
            text += " "
            numbers.append(-1)
        text += below.text
        numbers.extend(below.indices)
    yield text, numbers, None, "\n\n"


def _places(numbers: array[int], start: int, page: int, boxes: Sequence[Any]) -> Iterator[Place]:
    """Yield the place of each run of letters of one line; letters on no line are left out."""
    for number, run in groupby(numbers):
        end = start + sum(1 for _ in run)
        if number >= 0:
            yield Place(start, end, f"page {page}", page, boxes[number])
        start = end


class _Line(NamedTuple):
    """A line that was recognised, and its box in pixels: left, top, right, bottom."""

    text: str
    box: tuple[float, float, float, float]


def _lines(picture: Image) -> list[_Line]:
    """Return the lines that are recognised in a picture."""
    import numpy as np

    result: Any = _engine()(np.asarray(picture)[:, :, ::-1])  # it wants blue first
    if result.txts is None:
        return []
    return [
        _Line(" ".join(text.split()), (*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist()))
        for text, corners, sure in zip(result.txts, result.boxes, result.scores, strict=True)
        if sure >= _LEAST_SURE and text.strip()
    ]


def _pieces(lines: Sequence[_Line]) -> list[Piece]:
    """Return lines as pieces of a page, in pixels; each letter's number is that of its line."""
    usual = median(line.box[3] - line.box[1] for line in lines) if lines else 0.0
    return [_piece(usual, number, *line) for number, line in enumerate(lines)]


def _piece(usual: float, number: int, text: str, box: tuple[float, float, float, float]) -> Piece:
    """Return a line; a box reaches only as far as its letters, so one of nearly the usual height gets that height."""
    left, top, right, bottom = box
    size = bottom - top
    if _SAME < size / usual < 1 / _SAME:
        size = usual
    return Piece(
        text=text,
        indices=array("i", [number] * len(text)),
        left=left,
        right=right,
        base=(top + bottom) / 2 + 0.3 * size,
        size=size,
    )


@cache
def _engine() -> Any:
    """Load RapidOCR once: its weights lie in its wheel, so nothing is downloaded."""
    import logging

    import rapidocr

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return rapidocr.RapidOCR(params={"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 2})
