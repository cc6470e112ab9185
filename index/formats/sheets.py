"""The rows of a workbook's first sheet, for those who want them and no articles."""

from __future__ import annotations

import json

from index.formats.apart import run_apart
from index.formats.limits import LIMITS, Limits
from index.formats.table_files import sheets
from index.types import Extracted

_MOST_COLUMNS = 256  # of a row


def first_sheet(data: bytes, limits: Limits = LIMITS) -> list[list[str]]:
    """Return the rows of the first sheet of an XLSX file, read in a process of its own.

    Raises:
        FormatError: it is damaged, or has more rows or takes longer than the limits allow.

    """
    limits.check_bytes(len(data))
    (read,) = run_apart(_as_text, data, "", limits)
    rows: list[list[str]] = json.loads(read.text)
    return rows


def _as_text(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    rows = [row[:_MOST_COLUMNS] for sheet in sheets(data, ".xlsx", limits)[:1] for row in sheet.rows]
    return (Extracted(text=json.dumps(rows), extractor=""),)
