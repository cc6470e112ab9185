"""Where words of an article are on the pages of its file: as rectangles around a PDF's letters or a scan's lines."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from index.errors import ArticlesError, FormatError
from index.formats.ocr import SUFFIXES as PICTURES
from index.formats.pdf_engine import open_page, open_pdf
from index.formats.pdf_page import Mark, page_image, rectangles
from index.types import Article, Entry, Extracted

if TYPE_CHECKING:
    from PIL.Image import Image

_PDF = ".pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """A rectangle on a page, in points (1/72 inch) from the top left corner of the page as it is shown, y downwards."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPage:
    """A page that counts from 1, its size as it is shown, in points, and the rectangles of some words, one per line.

    In a picture, which has no size in points, a point is a pixel.
    """

    page: int
    width: float
    height: float
    rectangles: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A picture of a page as PNG, its size in points (pixels for a picture), and how many pages its file has."""

    png: bytes
    width: float
    height: float
    pages: int


def has_pages(article: Article) -> bool:
    """Whether an article's file has pages on which its words can be found."""
    return article.source.lower().endswith((_PDF, *PICTURES)) and any(place.page for place in article.places)


def picture_of(article: Entry, data: bytes, page: int, width: int) -> PagePicture:
    """Return a picture of a page of an article's file, at most `width` pixels wide.

    Raise `FormatError` if there is no such page, or the file cannot be read.
    """
    if page < 1:
        raise FormatError(f"there is no page {page}.")
    if article.source.lower().endswith(_PDF):
        with open_pdf(data) as document, open_page(document, page) as opened:
            size, pages = (opened.width, opened.height), len(document)
        return PagePicture(png=page_image(data, page, width), width=size[0], height=size[1], pages=pages)
    frame, pages = _frame(data, page)
    shown, stream = frame.convert("RGB"), io.BytesIO()
    shown.thumbnail((width, frame.height))
    shown.save(stream, "PNG")
    return PagePicture(png=stream.getvalue(), width=float(frame.width), height=float(frame.height), pages=pages)


def marks_of(article: Article, data: bytes, start: int, end: int) -> tuple[Mark, ...]:
    """Return where `article.text[start:end]` is in its file, one rectangle a line, in the text's order.

    For text recognised in a picture, they are the whole lines. Raise `FormatError`
    if the file is not the one that was read, or was read by other versions.
    """
    if article.trusted:
        extracted = Extracted(text=article.text, extractor=article.extractor)
        return rectangles(data, extracted, start, end)
    touched = (place for place in article.places if place.start < end and start < place.end)
    return tuple(Mark(place.page, *place.box) for place in touched if place.page is not None and place.box is not None)


def marked_pages(article: Article, data: bytes, start: int, end: int) -> tuple[MarkedPage, ...]:
    """Return the pages on which `article.text[start:end]` is, in order, each with its rectangles.

    They are the union of PDFium's boxes of the letters' ink, or on a scanned page the recognised lines. Raise
    `ArticlesError` if `data` is not the file that the article was read from.
    """
    if hashlib.sha256(data).hexdigest() != article.sha256:
        raise ArticlesError(f"{article.source} has changed since it was read: read it again.")
    marks = marks_of(article, data, start, end)
    return tuple(_page(article, data, page, tuple(each)) for page, each in groupby(marks, key=lambda mark: mark.page))


def _page(article: Article, data: bytes, page: int, marks: Sequence[Mark]) -> MarkedPage:
    width, height = _size(article, data, page)
    boxes = (Rectangle(left=mark.left, top=mark.top, right=mark.right, bottom=mark.bottom) for mark in marks)
    return MarkedPage(page=page, width=width, height=height, rectangles=tuple(boxes))


def _size(article: Article, data: bytes, page: int) -> tuple[float, float]:
    if article.source.lower().endswith(_PDF):
        with open_pdf(data) as document, open_page(document, page) as opened:
            return opened.width, opened.height
    frame, _ = _frame(data, page)
    return float(frame.width), float(frame.height)


def _frame(data: bytes, page: int) -> tuple[Image, int]:
    """Return a picture of a file the right way up, and how many there are."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.seek(page - 1)
            return ImageOps.exif_transpose(picture), getattr(picture, "n_frames", 1)
    except (OSError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise FormatError(f"it is not a picture, or a damaged one ({error}): save it again.") from error
