"""PDF files, by PDFium: paragraphs in reading order, with the page of each, and document properties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from index.errors import FormatError
from index.formats.apart import run_apart
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.formats.pdf_columns import PageRegion, regions_of
from index.formats.pdf_engine import open_page, open_pdf, properties
from index.formats.pdf_heads import running_heads
from index.formats.pdf_lines import PdfPiece, pieces_of
from index.formats.pdf_paragraphs import Paragraph, paragraphs_of
from index.formats.pdf_text import PdfText, text_of
from index.types import Extracted

SUFFIXES: tuple[str, ...] = (".pdf",)

_VERSION = 2
_MAX_NAMED = 5  # pages without text that a note names
_JUNK = re.compile(
    r"microsoft (?:word|powerpoint|excel) - .*|untitled.*|(?:document|dokument|presentation|book|layout|slide) ?\d*"
    r"|powerpoint[- ]pr.*|[^ ]+\.(?:docx?|pdf|indd|qxd|qxp|rtf|odt|txt|pptx?|xlsx?|pages|tex|dvi|html?|ps|tmp)|[\W\d_]*"
    r"|https?:.*|about:blank|null|none",
    re.IGNORECASE,
)
_JUNK_AUTHOR = re.compile(
    r"(?:administrator|admin|user|owner|root|unknown|anonymous|author|microsoft office user|office|pc|[\W\d_]*)",
    re.IGNORECASE,
)
_CREATED = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the one article of a PDF file, read by OCR if no page of it has text and OCR is installed.

    A page without text among others with text is not read; a note names it. A scan's own date is the day of the scan,
    and not the article's.

    Raises:
        FormatError: it is broken, encrypted or too long, or needs OCR that is not installed.

    """
    articles = run_apart(read, data, name, limits)
    if articles[0].text.strip():
        return articles
    from index.formats import ocr

    return tuple(
        replace(article, title=articles[0].title, author=articles[0].author)
        for article in ocr.extract_pdf(data, name, limits)
    )


def read(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Do the same as `extract`, in this process and without OCR: the text is empty if all pages are pictures.

    Raises:
        FormatError: as `extract`; or there are no pictures either.

    """
    document, fields, blank = parse(data, limits)
    if not document.text.strip() and not blank:
        raise FormatError("it holds no text and no pictures: leave it out.")
    return (
        Extracted(
            text=document.text,
            extractor=extractor_name("pdf", _VERSION, "pypdfium2"),
            title=_title(fields, document.title, name),
            author=_author(fields),
            created=_created(fields),
            blocks=tuple(document.blocks),
            places=tuple(document.places),
            notes=_notes(blank),
        ),
    )


def parse(data: bytes, limits: Limits) -> tuple[PdfText, dict[str, str], list[int]]:
    """Return a file's text, its properties, and the pages that hold pictures but no text, in order.

    Raises:
        FormatError: it is broken, encrypted, or too long.

    """
    pages: list[list[PdfPiece]] = []
    heights: list[float] = []
    blank: list[int] = []
    letters = 0
    with open_pdf(data) as document:
        limits.check_pages(len(document))
        for number in range(1, len(document) + 1):
            with open_page(document, number) as page:
                pages.append(pieces_of(page))
                heights.append(page.height)
                if not pages[-1] and page.has_picture():
                    blank.append(number)
            letters += sum(len(piece.text) for piece in pages[-1])
            limits.check_characters(letters)
        fields = properties(document)
    return text_of(_paragraphs(pages, heights)), fields, blank


def _paragraphs(pages: Sequence[Sequence[PdfPiece]], heights: Sequence[float]) -> list[Paragraph]:
    """Return the paragraphs of all pages, each page's running heads before its text."""
    heads = running_heads(pages, heights)
    paragraphs: list[Paragraph] = []
    regions = 0
    for number, pieces in enumerate(pages, start=1):
        taken = {id(piece) for row in heads[number - 1] for piece in row}
        for row in heads[number - 1]:
            for paragraph in paragraphs_of(PageRegion((row,)), number, -1):
                paragraph.is_boilerplate = True
                paragraphs.append(paragraph)
        for region in regions_of([piece for piece in pieces if id(piece) not in taken]):
            paragraphs.extend(paragraphs_of(region, number, regions))
            regions += 1
    return paragraphs


def _notes(blank: Sequence[int]) -> tuple[str, ...]:
    if not blank:
        return ()
    named = ", ".join(map(str, blank[:_MAX_NAMED])) + (" and more" if len(blank) > _MAX_NAMED else "")
    return (f"pages that hold pictures and no text are not read: {named}.",)


def _title(fields: dict[str, str], heading: str | None, name: str) -> str | None:
    """Return the title that the properties state, else the largest heading of the first page."""
    title = " ".join(fields.get("Title", "").split())
    is_file_name = title.casefold() == PurePosixPath(name).stem.casefold()
    return heading if _JUNK.fullmatch(title) or is_file_name else title


def _author(fields: dict[str, str]) -> str | None:
    author = " ".join(fields.get("Author", "").split()).strip("()[]<>")
    return None if _JUNK_AUTHOR.fullmatch(author) else author


def _created(fields: dict[str, str]) -> str | None:
    match = _CREATED.match(fields.get("CreationDate", ""))
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None
