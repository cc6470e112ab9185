"""Standard input read as articles; the first bytes tell the format."""

from __future__ import annotations

import io
import zipfile
from typing import BinaryIO

from index.articles import articles_of_file
from index.errors import NoArticles
from index.formats import LIMITS, NO_HINTS, Hints
from index.types import Article

_NAME = "standard input"
_HEAD = 1024  # bytes in which a page says that it is one
_SIGNATURES = ((b"%PDF-", ".pdf"), (b"{\\rtf", ".rtf"), (b"Rar!", ".rar"), (b"\xd0\xcf\x11\xe0", ".doc"))
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body")
_FEEDS = (b"<rss", b"<feed", b"<rdf:rdf")
_PACKED = (("word/document.xml", ".docx"), ("xl/workbook.xml", ".xlsx"), ("xl/workbook.bin", ".xlsb"))


def read_piped(stream: BinaryIO, *, hints: Hints = NO_HINTS) -> tuple[Article, ...]:
    """Read a stream into memory and return its articles.

    With columns in `hints`, it is a table. Raise `NoArticles` if it is empty, and `FormatError` if it cannot be read.
    """
    data = stream.read(LIMITS.file_bytes + 1)
    if not data.strip():
        raise NoArticles("standard input is empty: pipe an article into it, such as `cat article.txt | pullquote ...`.")
    suffix = _table_suffix(data) if hints.columns else suffix_of(data)
    return articles_of_file(_NAME + suffix, data, source=_NAME, hints=hints)


def suffix_of(data: bytes) -> str:
    """Return the suffix of the format that the bytes suggest; ".txt" by default."""
    for signature, suffix in _SIGNATURES:
        if data.startswith(signature):
            return suffix
    if data.startswith(b"PK\x03\x04"):
        return _packed_suffix(data)
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:_HEAD].lower()
    if head.startswith(_PAGES) or (head.startswith((b"<?xml", b"<!--")) and any(tag in head for tag in _PAGES)):
        return ".html"
    if head.startswith((b"<?xml", *_FEEDS)) and any(tag in head for tag in _FEEDS):
        return ".xml"
    return ".txt"


def _packed_suffix(data: bytes) -> str:
    """Return the suffix of a zip by its content."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            kind = packed.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
        return ".zip"
    if kind.startswith(b"application/epub"):
        return ".epub"
    if kind.startswith(b"application/vnd.oasis.opendocument"):
        return ".ods" if b"spreadsheet" in kind else ".odt"
    return next((suffix for name, suffix in _PACKED if name in names), ".zip")


def _table_suffix(data: bytes) -> str:
    suffix = suffix_of(data)
    if suffix != ".txt":
        return suffix
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    return ".jsonl" if first.startswith(b"{") else ".tsv" if b"\t" in first else ".csv"
