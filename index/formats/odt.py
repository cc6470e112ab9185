"""OpenDocument texts (.odt), read from their XML: headings, lists, tables, notes; what was deleted is not read."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from index.errors import FormatError
from index.formats.building import TextBuilder
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.formats.packed import open_zip, read_member
from index.formats.raised import raised
from index.formats.xml import parse_xml
from index.types import BlockKind, Extracted

SUFFIXES: tuple[str, ...] = (".odt", ".fodt", ".ott")

_VERSION = 2
_OFFICE, _TEXT, _TABLE, _META, _STYLE = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "text", "table", "meta", "style")
)
_DC = "{http://purl.org/dc/elements/1.1/}"
_MANIFEST = "META-INF/manifest.xml"
_PASSED = frozenset(
    {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}sequence-decls", f"{_OFFICE}forms"}
)
_GROUPS: dict[str, BlockKind] = {
    f"{_TEXT}list-item": "list item",
    f"{_TEXT}table-of-content": "boilerplate",  # copies of headings
    f"{_TEXT}alphabetical-index": "boilerplate",
    f"{_TEXT}illustration-index": "boilerplate",
    f"{_TEXT}table-index": "boilerplate",
}
_MOST_BLANKS = 1_000  # that one element may represent
_MOST_CELLS = 1_000  # that one element may represent
_MOST_REPEATED = 10_000  # code points that one element may represent


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the one article of an OpenDocument text, packed or as one XML file.

    Raises:
        FormatError: it is damaged, encrypted, or too large.

    """
    if data[:2] == b"PK":
        with open_zip(data, limits) as archive:
            _refuse_encrypted(archive, limits)
            content = parse_xml(read_member(archive, "content.xml", limits), limits)
            has_meta = "meta.xml" in archive.namelist()
            meta = parse_xml(read_member(archive, "meta.xml", limits), limits) if has_meta else content
    else:
        content = meta = parse_xml(data, limits)
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise FormatError("it holds no text document: save it again as .odt.")
    _raise_digits(content)
    builder = TextBuilder(limits)
    notes: list[Any] = []
    for element in body:
        _add(element, builder, notes)
    for number, note in enumerate(notes, start=1):
        builder.add(" ".join(map(_words, note.iter(f"{_TEXT}p"))), label=f"note {number}")
    return (
        Extracted(
            text=builder.text,
            extractor=extractor_name("odt", _VERSION, "lxml"),
            title=_fact(meta, f"{_DC}title"),
            author=_fact(meta, f"{_META}initial-creator") or _fact(meta, f"{_DC}creator"),
            created=(_fact(meta, f"{_META}creation-date") or _fact(meta, f"{_DC}date") or "")[:10] or None,
            language=(_fact(meta, f"{_DC}language") or "")[:2].lower() or None,
            blocks=builder.blocks,
            places=builder.places,
        ),
    )


def _raise_digits(content: Any) -> None:
    """Make digits raised characters where the style of the text is superscript."""
    styles = {
        style.get(f"{_STYLE}name")
        for style in content.iter(f"{_STYLE}style")
        for properties in style.iter(f"{_STYLE}text-properties")
        if properties.get(f"{_STYLE}text-position", "").startswith("super")
    }
    for span in content.iter(f"{_TEXT}span"):
        if span.get(f"{_TEXT}style-name") in styles:
            span.text = raised(span.text or "")


def _refuse_encrypted(archive: zipfile.ZipFile, limits: Limits) -> None:
    if _MANIFEST in archive.namelist() and b"encryption-data" in read_member(archive, _MANIFEST, limits):
        raise FormatError("it is protected by a password: save it without one.")


def _fact(meta: Any, tag: str) -> str | None:
    element = next(meta.iter(tag), None)
    return " ".join((element.text or "").split()) or None if element is not None else None


def _add(element: Any, builder: TextBuilder, notes: list[Any], kind: BlockKind | None = None) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _PASSED or not tag:
        return
    if tag == f"{_TEXT}h":
        builder.add(_words(element), "heading")
    elif tag == f"{_TEXT}p":
        builder.add(_words(element), kind or _kind(element))
    elif tag == f"{_TABLE}table":
        _add_table(element, builder)
    elif tag.startswith((_TEXT, _OFFICE)):
        for child in element:
            _add(child, builder, notes, kind or _GROUPS.get(tag))
        return
    notes.extend(element.iter(f"{_TEXT}note-body"))


def _kind(paragraph: Any) -> BlockKind | None:
    style = str(paragraph.get(f"{_TEXT}style-name", "")).lower()
    if style in ("title", "subtitle"):
        return "heading"
    return "quotation" if style.startswith("quot") else "caption" if style == "caption" else None


def _add_table(table: Any, builder: TextBuilder) -> None:
    gap = "\n\n"
    for row in table.iter(f"{_TABLE}table-row"):
        if next(row.iterancestors(f"{_TABLE}table")) is not table:
            continue
        is_header = row.getparent().tag == f"{_TABLE}table-header-rows"
        if builder.row(list(_cells(row)), "header row" if is_header else "table row", gap=gap):
            gap = "\n"


def _cells(row: Any) -> Iterator[str]:
    for cell in row.iterchildren(f"{_TABLE}table-cell"):
        words = " ".join(map(_words, cell.iter(f"{_TEXT}p", f"{_TEXT}h")))
        repeated = _number(cell.get(f"{_TABLE}number-columns-repeated"))
        yield from [words] * min(repeated, _MOST_CELLS, max(_MOST_REPEATED // max(len(words), 1), 1) if words else 1)


def _number(value: str | None) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 6 else 1


def _words(element: Any) -> str:
    """Return the words of a paragraph, without those of notes and comments in it."""
    pieces = [element.text or ""]
    for child in element:
        tag = child.tag
        if tag == f"{_TEXT}s":
            pieces.append(" " * min(_number(child.get(f"{_TEXT}c")), _MOST_BLANKS))
        elif tag == f"{_TEXT}tab":
            pieces.append("\t")
        elif tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif isinstance(tag, str) and tag not in _PASSED:
            pieces.append(_words(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
