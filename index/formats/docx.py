"""Word files (.docx), by python-docx: headings, lists, tables, notes; what was deleted is not read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from index.errors import FormatError
from index.formats.apart import run_apart
from index.formats.building import TextBuilder
from index.formats.languages import language_of
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.formats.packed import open_zip, read_member
from index.formats.raised import raised
from index.formats.xml import parse_xml
from index.types import BlockKind, Extracted

if TYPE_CHECKING:
    from docx.document import Document

SUFFIXES: tuple[str, ...] = (".docx", ".docm")

_VERSION = 2
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PASSED = frozenset(  # deleted or moved text, field codes, and the copy of a text box for old programs
    {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{_W}txbxContent"}
)
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
_OLD = b"\xd0\xcf\x11\xe0"  # an OLE file: .doc, or encrypted .docx


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the one article of a Word file.

    Raises:
        FormatError: it is damaged, encrypted, of the older format, or too large.

    """
    if data.startswith(_OLD):
        raise FormatError("it is protected by a password, or an old .doc file: save it as .docx without a password.")
    with open_zip(data, limits) as archive:
        if "[Content_Types].xml" not in archive.namelist():
            raise FormatError("it is not a Word file: save it again as .docx.")
    return run_apart(read, data, name, limits)


def read(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Do the same as `extract`, in this process."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, PackageNotFoundError) as error:
        raise FormatError(f"it is damaged, or not a Word file ({error}): save it again as .docx.") from error
    builder = TextBuilder()
    for element in document.element.body.iterchildren():
        _add(element, builder, document)
    _add_notes(data, builder, limits)
    facts = document.core_properties
    return (
        Extracted(
            text=builder.text,
            extractor=extractor_name("docx", _VERSION, "python-docx"),
            title=" ".join((facts.title or "").split()) or None,
            author=None if (facts.author or "") in ("", "python-docx") else facts.author,
            created=_day(facts),
            language=language_of(facts.language),
            blocks=builder.blocks,
            places=builder.places,
        ),
    )


def _add(element: Any, builder: TextBuilder, document: Document) -> None:
    if element.tag == f"{_W}p":
        _add_paragraph(element, builder, document)
    elif element.tag == f"{_W}tbl":
        _add_table(element, builder)
    elif element.tag == f"{_W}sdt":  # a content control, such as a table of contents or a form's field
        for content in element.iterchildren(f"{_W}sdtContent"):
            for child in content.iterchildren():
                _add(child, builder, document)


def _add_paragraph(element: Any, builder: TextBuilder, document: Document) -> None:
    from docx.text.paragraph import Paragraph

    style = Paragraph(element, document._body).style
    names = [each.name.lower() for each in _lineage(style)]
    kind: BlockKind | None = None
    if any(name.startswith(("heading", "title")) for name in names) and not names[0].startswith("toc"):
        kind = "heading"
    elif any(name.startswith("list") for name in names) or element.find(f"{_W}pPr/{_W}numPr") is not None:
        kind = "list item"
    elif any("quote" in name for name in names):
        kind = "quotation"
    elif "caption" in names:
        kind = "caption"
    elif any(name.startswith(("toc ", "header", "footer")) for name in names):
        kind = "boilerplate"
    builder.add(text_of(element), kind)
    for box in element.iter(f"{_W}txbxContent"):
        if not any(parent.tag in _PASSED - {f"{_W}txbxContent"} for parent in box.iterancestors()):
            for child in box.iterchildren():
                _add(child, builder, document)


def _lineage(style: Any) -> Iterator[Any]:
    seen = 0
    while style is not None and seen < 16:  # styles based on each other in a ring
        yield style
        style, seen = style.base_style, seen + 1


def _add_table(table: Any, builder: TextBuilder) -> None:
    gap = "\n\n"
    for number, row in enumerate(table.iter(f"{_W}tr")):
        if next(row.iterancestors(f"{_W}tbl")) is not table:
            continue  # a row of a table in a cell: its words are part of that cell
        cells = []
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is row and not _is_merged_away(cell):
                cells.append(" ".join(text_of(p) for p in cell.iter(f"{_W}p")))
        is_header = row.find(f"{_W}trPr/{_W}tblHeader") is not None or (number == 0 and _names_columns(cells))
        if builder.row(cells, "header row" if is_header else "table row", gap=gap):
            gap = "\n"


def _is_merged_away(cell: Any) -> bool:
    """Whether a cell is the lower part of one above it."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _names_columns(cells: list[str]) -> bool:
    """Whether a first row names the columns: each cell is filled, short, and without a digit."""
    return len(cells) > 1 and all(c and len(c) <= 60 and not any(map(str.isdigit, c)) for c in cells)


def text_of(element: Any) -> str:
    """Return the words of a paragraph's element with every tracked change accepted."""
    pieces: list[str] = []
    stack = [element]
    while stack:
        node = stack.pop()
        if node is not element and node.tag in _PASSED:
            continue
        if node.tag == f"{_W}t":
            align = node.getparent().find(f"{_W}rPr/{_W}vertAlign")
            is_raised = align is not None and align.get(f"{_W}val") == "superscript"
            pieces.append(raised(node.text or "") if is_raised else node.text or "")
        elif node.tag in _BREAKS:
            pieces.append(_BREAKS[node.tag])
        stack.extend(reversed(node))
    return "".join(pieces)


def _add_notes(data: bytes, builder: TextBuilder, limits: Limits) -> None:
    with open_zip(data, limits) as archive:
        for member, kind in _NOTES:
            if member not in archive.namelist():
                continue
            for note in parse_xml(read_member(archive, member, limits), limits).iter(f"{_W}{kind}"):
                if note.get(f"{_W}type") is None:  # the others are the lines between text and notes
                    number = note.get(f"{_W}id", "")
                    text = " ".join(text_of(p).strip() for p in note.iter(f"{_W}p"))
                    builder.add(text, label=f"{kind} {number}")


def _day(facts: Any) -> str | None:
    for day in (facts.created, facts.modified):
        if isinstance(day, datetime) and (day.year, day.month, day.day) != (2013, 12, 23):  # python-docx's template
            return day.date().isoformat()
    return None
