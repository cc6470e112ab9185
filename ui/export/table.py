"""Quotes as a table: comma-separated values, one quote per row, with its source."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from qa.batch_files import harmless
from ui.export.records import ExportSection

_COLUMNS = (
    *("question", "label", "quote", "sentence", "title", "author", "site", "published", "page", "url", "file"),
    *("start", "end", "note", "part", "dates"),
)


def to_csv(sections: Sequence[ExportSection]) -> str:
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
            rows.writerow(map(harmless, cells))
    return "\ufeff" + out.getvalue()
