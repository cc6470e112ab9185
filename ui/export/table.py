"""Quotes as a table: comma-separated values, one quote per row, with its source."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from ui.export.records import Section

_COLUMNS = (
    *("question", "label", "quote", "sentence", "title", "author", "site", "published", "page", "url", "file"),
    *("start", "end", "note", "part", "dates"),
)
_FORMULA = "=+-@\t\r"  # formulas, which a spreadsheet would run, begin with one of these


def to_csv(sections: Sequence[Section]) -> str:
    """Write a row for each quote; a byte order mark tells spreadsheets the encoding."""
    out = StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for section in sections:
        for record in section.records:
            _, start, end = record.place
            cells: list[str | int] = [
                *(section.heading, record.label, record.quote, "".join(record.sentence), record.title, record.author),
                *(record.site, record.published, record.page, record.link, record.source, start, end, record.note),
                *(record.part, " ".join(record.dates)),
            ]
            rows.writerow([_harmless(cell) for cell in cells])
    return "\ufeff" + out.getvalue()


def _harmless(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(tuple(_FORMULA)) else cell
