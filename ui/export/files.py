"""Sections as a file to keep, in one of the forms that the menu offers."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.types import Article
from ui.export.document import to_docx
from ui.export.plain import to_markdown, to_text
from ui.export.records import Section
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
        """Return what the page's script saves it from."""
        return {"name": self.name, "type": self.media_type, "data": base64.b64encode(self.data).decode("ascii")}


_Writer = Callable[[Sequence[Section], str], str | bytes]

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMS: dict[str, tuple[str, str, _Writer]] = {
    "text": ("txt", "text/plain", to_text),
    "markdown": ("md", "text/markdown", to_markdown),
    "csv": ("csv", "text/csv", to_csv),
    "docx": ("docx", _DOCX, to_docx),
}
FORMS = ("text", "markdown", "html", "docx", "csv", *STYLES)  # in the order that they are offered in


def to_file(form: object, sections: Sequence[Section], articles: Mapping[str, Article], written: date) -> File | None:
    """Write sections in a form; None for one that is not known, and where there is nothing to write.

    `articles` are the collection by id, `written` is the day.
    """
    if not sections or not isinstance(form, str):
        return None
    records = [record for section in sections for record in section.records]
    about = f"{count(len(records), 'quote')}, {day(written.isoformat())}"
    text: str | bytes
    if form == "html":
        suffix, media_type, text = "html", "text/html", to_html(sections, about, articles)
    elif form in STYLES:
        suffix, media_type = STYLES[form]
        text = to_references(form, records, written)
    elif form in _FORMS:
        suffix, media_type, write = _FORMS[form]
        text = write(sections, about)
    else:
        return None
    data = text.encode("utf-8") if isinstance(text, str) else text
    return File(name=f"pullquote-{written.isoformat()}.{suffix}", media_type=media_type, data=data)
