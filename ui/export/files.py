"""Sections as a file to save, in one of the forms that the menu offers."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.types import Article
from ui.export.document import to_docx
from ui.export.plain import to_markdown, to_text
from ui.export.records import ExportSection
from ui.export.references import STYLES, to_references
from ui.export.table import to_csv
from ui.export.web import to_html
from ui.texts import day
from ui.wording import count


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file: its name, its media type, and its bytes."""

    name: str
    media_type: str
    data: bytes

    def to_dict(self) -> dict[str, str | int]:
        """Return what the page's script needs to save it."""
        return {"name": self.name, "type": self.media_type, "data": base64.b64encode(self.data).decode("ascii")}


FORMS = {  # suffix and media type
    "docx": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": ("html", "text/html"),
    "text": ("txt", "text/plain"),
    "markdown": ("md", "text/markdown"),
    "csv": ("csv", "text/csv"),
    **STYLES,
}
GROUPS = {  # in the order that they are offered in, the usual ones first
    "document": ("docx", "html", "text", "markdown", "csv"),
    "references": ("apa", "chicago", "mla"),
    "manager": ("bibtex", "ris", "csl"),
}

_WITH_WORDS = ("text", "markdown", "html", "docx")  # forms that say more than the quotes


def to_file(
    form: object, sections: Sequence[ExportSection], articles: Mapping[str, Article], written: date
) -> File | None:
    """Write sections in a form; None if the form is unknown or there is nothing to write in it.

    `articles` are the collection by id, `written` is the day.
    """
    if not sections or not isinstance(form, str) or form not in FORMS:
        return None
    records = [record for section in sections for record in section.records]
    if not records and form not in _WITH_WORDS:
        return None
    about = f"{count(len(records), 'quote')}, {day(written.isoformat())}"
    data: str | bytes
    match form:
        case "text":
            data = to_text(sections, about)
        case "markdown":
            data = to_markdown(sections, about)
        case "html":
            data = to_html(sections, about, articles)
        case "docx":
            data = to_docx(sections, about)
        case "csv":
            data = to_csv(sections)
        case _:
            data = to_references(form, records, written)
    suffix, media_type = FORMS[form]
    name = f"pullquote-{written.isoformat()}.{suffix}"
    return File(name=name, media_type=media_type, data=data.encode("utf-8") if isinstance(data, str) else data)
