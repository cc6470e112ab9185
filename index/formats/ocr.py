"""Text in pictures (.png, .jpg, .tif and scanned PDF pages), by RapidOCR, whose weights come in its wheel.

Recognised text is not trusted: letters may be wrong, so an article says that it was read from pictures.
"""

from __future__ import annotations

import io
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from index.errors import FormatError
from index.formats.apart import run_apart
from index.formats.building import TextBuilder
from index.formats.libraries import extractor_name, needs
from index.formats.limits import Limits
from index.formats.ocr_layout import layouts_of
from index.formats.ocr_lines import OcrLine, lines_of
from index.formats.pdf_engine import open_page, open_pdf
from index.formats.pdf_hyphens import Words
from index.formats.pdf_lines import joined
from index.formats.pdf_paragraphs import Paragraph, paragraphs_of
from index.types import BlockKind, Extracted, Place

if TYPE_CHECKING:
    from PIL.Image import Image

SUFFIXES: tuple[str, ...] = (".png", ".jpg", ".jpeg", ".tif", ".tiff")

_VERSION = 2
_WIDTH = 1_700  # pixels of a PDF page's picture: about 200 dots an inch of A4
_MOST_PAGES = 300  # of a scanned file
_PAGES = 3  # read within `Limits.seconds`, the limit of a file; a page took up to 18 seconds on a busy machine
_MOST_PIXELS = 50_000_000  # of a picture; a larger one is refused
_NOTE = "read from pictures by text recognition: letters may be wrong."

_Written = tuple[str, "array[int]", BlockKind | None, str]
"""A text, the number on its page of the line of each of its letters, its kind, and the gap before it."""


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the one article of a picture; of several pictures in a TIFF, each is a page.

    Raises:
        FormatError: RapidOCR is not installed, the picture is damaged or too large, or no text was found in it.

    """
    needs("rapidocr", extra="ocr")
    return run_apart(read, data, name, _patient(limits, _count(data)))


def read(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Do the same as `extract`, in this process."""
    return (article_of(recognised(_frames(data, limits))),)


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
    return run_apart(read_pdf, data, name, _patient(limits, pages))


def _patient(limits: Limits, pages: int) -> Limits:
    """Return the limits with the seconds that this number of pages takes."""
    return replace(limits, seconds=limits.seconds * (1 + pages / _PAGES))


def read_pdf(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Do the same as `extract_pdf`, in this process."""
    return (article_of(recognised(_pages(data))),)


def _pages(data: bytes) -> Iterator[tuple[Image, float]]:
    """Yield the picture of each page, with its pixels per point."""
    with open_pdf(data) as document:
        for number in range(1, len(document) + 1):
            with open_page(document, number) as page:
                picture = page.picture(_WIDTH)
                yield picture, picture.width / page.width


def _count(data: bytes) -> int:
    """Return how many pictures a file holds; 1 if it is not a picture, which its reader then reports."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            return min(getattr(picture, "n_frames", 1), _MOST_PAGES)
    except Exception:  # whatever a damaged file makes the library raise
        return 1


def _frames(data: bytes, limits: Limits) -> Iterator[tuple[Image, float]]:
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            replace(limits, pages=min(limits.pages, _MOST_PAGES)).check_pages(getattr(picture, "n_frames", 1))
            for frame in ImageSequence.Iterator(picture):
                if frame.width * frame.height > _MOST_PIXELS:
                    raise FormatError(f"it has {frame.width * frame.height:,} pixels: make it smaller.")
                yield ImageOps.exif_transpose(frame).convert("RGB"), 1.0
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise FormatError(f"it is not a picture, or a damaged one ({error}): save it again.") from error


def recognised(pictures: Iterable[tuple[Image, float]]) -> Iterator[tuple[list[OcrLine], float]]:
    """Yield the lines of each picture, with its pixels per point."""
    for picture, scale in pictures:
        yield lines_of(picture), scale


def article_of(pages: Iterable[tuple[Sequence[OcrLine], float]]) -> Extracted:
    """Return the article of the lines of pages, each with its pixels per point.

    Raises:
        FormatError: there are no lines.

    """
    builder = TextBuilder()
    read = list(pages)
    words = Words(line.text for lines, _ in read for line in lines)
    layouts = layouts_of([lines for lines, _ in read])
    for number, ((lines, scale), layout) in enumerate(zip(read, layouts, strict=True), start=1):
        boxes = [tuple(round(edge / scale, 2) for edge in line.box) for line in lines]
        written: list[_Written] = [(row.text, row.indices, "boilerplate", "\n\n") for row in map(joined, layout.heads)]
        for region_number, region in enumerate(layout.regions):
            for paragraph in paragraphs_of(region, number, region_number):
                written.extend(_written(paragraph, words))
        for text, numbers, kind, gap in written:
            added = builder.add(text, kind, gap=gap)
            start = len(builder) if added is None else added.start
            for place in _places(numbers, start, number, boxes):
                builder.place(place)
    if not builder.text:
        raise FormatError("no text was found in its pictures: leave it out, or scan it with 200 dots an inch or more.")
    return Extracted(
        text=builder.text,
        extractor=extractor_name("ocr", _VERSION, "rapidocr", "onnxruntime"),
        blocks=builder.blocks,
        places=builder.places,
        notes=(_NOTE,),
        trusted=False,
    )


def _written(paragraph: Paragraph, words: Words) -> Iterator[_Written]:
    """Yield the rows of a table, or a paragraph."""
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
