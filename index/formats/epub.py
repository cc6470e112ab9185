"""EPUB: one article per document of the book's spine, which is a chapter in most books."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from index.errors import FormatError
from index.formats.building import TextBuilder
from index.formats.days import day_of
from index.formats.encodings import decode
from index.formats.html import ElementPaths, declared_encoding, parse_page
from index.formats.languages import language_of
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.formats.packed import open_zip, read_member
from index.formats.reading_processes import if_large
from index.formats.web_pieces import pieces_of
from index.formats.xml import parse_xml
from index.types import Extracted

SUFFIXES = (".epub",)

_MOST = 2**23  # bytes that are not read in a fresh process; most of them are pictures
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """The head of a book, and the paths of its documents in the order in which they are read."""

    title: str | None
    author: str | None
    published: str | None
    publisher: str | None
    language: str | None
    documents: tuple[str, ...]


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the chapters of a book in their order; `part` is the path of a chapter in it.

    Raises:
        FormatError: it is damaged, encrypted, or unpacks to more than the limits allow.

    """
    return if_large(_extract, data, name, limits, most=_MOST)


def _extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    with open_zip(data, limits) as archive:
        book = _book(archive, limits)
        limits.check_articles(len(book.documents))
        chapters = [_chapter(archive, path, book, limits) for path in book.documents]
    return tuple(chapter for chapter in chapters if chapter.text)


def _book(archive: zipfile.ZipFile, limits: Limits) -> _Book:
    container = parse_xml(read_member(archive, _CONTAINER, limits), limits)
    paths = [str(each.get("full-path")) for each in container.iter("{*}rootfile") if each.get("full-path")]
    if not paths:
        raise FormatError("it names no book, so it is damaged: save it again.")
    package = parse_xml(read_member(archive, paths[0], limits), limits)
    folder = posixpath.dirname(paths[0])
    items = {str(item.get("id")): item for item in package.iter("{*}item")}
    documents = []
    for reference in package.iter("{*}itemref"):
        item = items.get(str(reference.get("idref")))
        if item is None or item.get("media-type") not in _PAGES or "nav" in (item.get("properties") or "").split():
            continue
        documents.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))))
    _refuse_encrypted(archive, documents, limits)
    return _Book(
        title=_said(package, "title"),
        author=_said(package, "creator"),
        published=day_of(_said(package, "date")),
        publisher=_said(package, "publisher"),
        language=language_of(_said(package, "language")),
        documents=tuple(dict.fromkeys(documents)),
    )


def _chapter(archive: zipfile.ZipFile, path: str, book: _Book, limits: Limits) -> Extracted:
    data = read_member(archive, path, limits)
    decoded = decode(data, declared_encoding(data))
    tree = parse_page(decoded.text, limits, is_xml=True)
    body = tree.find("body")
    labels = ElementPaths(tree)
    text = TextBuilder()
    heading = None
    for piece in pieces_of(body if body is not None else tree):
        text.add(piece.text, piece.kind, label=labels.of(piece.element))
        if heading is None and piece.kind == "heading":
            heading = " ".join(piece.text.split())
    chapter = Extracted(
        text=text.text,
        extractor=extractor_name("epub", 3, "lxml"),
        part=path,
        title=": ".join(filter(None, (book.title, heading))) or None,
        published=book.published,
        author=book.author,
        site=book.publisher,
        language=book.language,
        blocks=text.blocks,
        places=text.places,
    )
    return decoded.with_note(chapter)


def _refuse_encrypted(archive: zipfile.ZipFile, documents: list[str], limits: Limits) -> None:
    """Raise FormatError if a chapter is encrypted; encrypted fonts are common and do not matter."""
    if _ENCRYPTION not in archive.namelist():
        return
    root = parse_xml(read_member(archive, _ENCRYPTION, limits), limits)
    encrypted = {unquote(str(each.get("URI"))) for each in root.iter("{*}CipherReference")}
    if encrypted & set(documents):
        raise FormatError("it is encrypted: get it without copy protection.")


def _said(package: etree._Element, name: str) -> str | None:
    values = (" ".join("".join(map(str, each.itertext())).split()) for each in package.iter(f"{{*}}{name}"))
    found = list(dict.fromkeys(value for value in values if value))
    return ", ".join(found) if name == "creator" and found else next(iter(found), None)
