"""The rows of a workbook's first sheet, or of a CSV or TSV file, for those who want them and no articles."""

from __future__ import annotations

import csv
import io
import json

from index.errors import FormatError
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


def separated_rows(data: bytes, suffix: str, limits: Limits = LIMITS) -> list[list[str]]:
    """Return the rows of a CSV or TSV file, of which the first names the columns.

    What separates the cells of a CSV file is found as for articles; it is a comma if the names are not separated by it.

    Raises:
        FormatError: it is damaged, has more rows than the limits allow, or its encoding could only be guessed.

    """
    limits.check_bytes(len(data))
    (sheet,) = sheets(data, suffix, limits)
    if sheet.decoded is None or sheet.decoded.is_guess:
        raise FormatError("its encoding is not known: save it as UTF-8.")
    text = sheet.decoded.text.removeprefix("\ufeff")
    names_separator = suffix != ".csv" or text[:4].lower() == "sep="
    if names_separator or not sheet.rows or len(sheet.rows[0]) > 1:
        return sheet.rows
    return list(csv.reader(io.StringIO(text, newline="")))


def _as_text(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    rows = [row[:_MOST_COLUMNS] for sheet in sheets(data, ".xlsx", limits)[:1] for row in sheet.rows]
    return (Extracted(text=json.dumps(rows), extractor=""),)
