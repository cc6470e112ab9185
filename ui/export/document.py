"""Quotes as a Word document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Word

from ui.export.plain import source
from ui.export.records import ExportSection, Record

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_docx(sections: Sequence[ExportSection], about: str) -> bytes:
    """Write headings, remarks and quotes; each quote in its sentence, bold, with its source and address below."""
    document = Document()
    document.core_properties.title = "Pullquote"
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.add_heading("Pullquote", 0)
    document.add_paragraph(about)
    for section in sections:
        if section.heading:
            document.add_heading(_xml(section.heading), 1)
        for remark in section.remarks:
            document.add_paragraph(_xml(remark))
        for record in section.records:
            _add(document, record)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: Word, record: Record) -> None:
    if record.label:
        document.add_paragraph(_xml(record.label)).runs[0].bold = True
    quote = document.add_paragraph(style="Quote")
    for text, is_quote in zip(record.sentence, (False, True, False), strict=True):
        if text:
            quote.add_run(_xml(text)).bold = is_quote
    document.add_paragraph(_xml("\n".join(filter(None, [f"— {source(record)}", *record.remarks, record.link]))))
    if record.note:
        document.add_paragraph(_xml(record.note))


def _xml(text: str) -> str:
    """Leave out the few characters that no XML can hold."""
    return _NOT_XML.sub("", text)
