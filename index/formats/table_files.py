"""Files of rows to rows of strings: CSV and JSON lines by the standard library, spreadsheets by python-calamine."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from index.errors import FormatError
from index.formats.encodings import Decoded, decode
from index.formats.limits import Limits
from index.formats.packed import open_zip

_DELIMITERS = ",;\t|"
_SAMPLE = 50  # lines examined to find the delimiter
_MAX_NAMES = 1_000  # columns of a table
_MAX_CELLS = 20_000_000  # of rows that are filled up to all the columns
_OPENS = (b"PK", b"\xd0\xcf\x11\xe0")  # a zip, or an OLE file


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table: its rows, the number of the first as a spreadsheet counts, and the names of its columns, if any.

    `decoded` is the file's text, if it is a text file.
    """

    name: str | None
    rows: list[list[str]]
    header: list[str] | None = None
    first: int = 1
    libraries: tuple[str, ...] = ()
    decoded: Decoded | None = None


def sheets(data: bytes, suffix: str, limits: Limits) -> list[Sheet]:
    """Return the tables of a file, in order; `suffix` is in lower case.

    Raises:
        FormatError: it is damaged, or has more rows than the limits allow.

    """
    if suffix in (".csv", ".tsv"):
        return [_separated(data, limits, delimiter="\t" if suffix == ".tsv" else None)]
    if suffix in (".jsonl", ".ndjson"):
        return [_json_lines(data, limits)]
    return _workbook(data, limits)


def _separated(data: bytes, limits: Limits, delimiter: str | None) -> Sheet:
    decoded = decode(data)
    text = decoded.text.removeprefix("\ufeff")
    if text[:4].lower() == "sep=":  # Excel's own line, which names the delimiter
        line, _, text = text.partition("\n")
        delimiter = line[4:5] or delimiter
    csv.field_size_limit(limits.characters)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text)):
            rows.append(row)
            limits.check_rows(len(rows))
    except csv.Error as error:
        raise FormatError(f"it is not a table from row {len(rows) + 1} on ({error}): save it again as CSV.") from error
    return Sheet(name=None, rows=rows, decoded=decoded)


def _delimiter(text: str) -> str:
    """Return the delimiter that splits most rows into equally many cells; on a tie, the one with more cells."""
    best, choice = (0.0, 0), ","
    for delimiter in _DELIMITERS:
        counts = []
        try:
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
                counts.append(len(row))
                if len(counts) >= _SAMPLE:
                    break
        except csv.Error:
            continue
        usual = max(set(counts), key=lambda count: (counts.count(count), count), default=0)
        if usual > 1 and (counts.count(usual) / len(counts), usual) > best:
            best, choice = (counts.count(usual) / len(counts), usual), delimiter
    return choice


def _json_lines(data: bytes, limits: Limits) -> Sheet:
    decoded = decode(data)
    records: list[dict[str, Any]] = []
    names: dict[str, int] = {}
    for number, line in enumerate(decoded.text.removeprefix("\ufeff").split("\n"), start=1):
        try:
            record = json.loads(line) if line.strip() else {}
        except (ValueError, RecursionError) as error:
            raise FormatError(f"its line {number} is not JSON ({error}): expected one object a line.") from error
        if not isinstance(record, dict):
            raise FormatError(f"its line {number} is not a JSON object: expected one object a line.")
        records.append(record)
        limits.check_rows(len(records))
        for name in record:
            names.setdefault(name, len(names))
        if len(names) > _MAX_NAMES:
            raise FormatError(f"it has more than {_MAX_NAMES:,} names of fields: expected the same ones in each line.")
    if len(names) * len(records) > _MAX_CELLS:
        raise FormatError(f"its lines and their fields make more than {_MAX_CELLS:,} cells: split it.")
    rows = [[_shown(record.get(name)) for name in names] if record else [] for record in records]
    return Sheet(name=None, rows=rows, header=list(names), decoded=decoded)


def _workbook(data: bytes, limits: Limits) -> list[Sheet]:
    import python_calamine

    if not data.startswith(_OPENS):
        raise FormatError("it is not a spreadsheet: save it again as .xlsx.")
    if data.startswith(b"PK"):
        open_zip(data, limits).close()
    found: list[Sheet] = []
    count = 0
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = Counter(book.sheet_names)
        for name, many in names.items():
            if many > 1:  # the library would read the first of them again
                raise FormatError(f"{many} of its sheets are named {name!r}: give each its own name.")
            sheet = book.get_sheet_by_name(name)
            count += sheet.total_height
            limits.check_rows(count)
            rows = [list(map(_shown, row)) for row in sheet.to_python(skip_empty_area=False)]
            found.append(Sheet(name=name, rows=list(_trimmed(rows)), libraries=("python-calamine",)))
    except python_calamine.PasswordError as error:
        raise FormatError("it is protected by a password: save it without one.") from error
    except python_calamine.CalamineError as error:
        raise FormatError(f"it is damaged, or not a spreadsheet ({error}): save it again as .xlsx.") from error
    return found


def _trimmed(rows: list[list[str]]) -> Iterator[list[str]]:
    """Yield rows without the empty columns at their left, all alike."""
    left = min((next((n for n, cell in enumerate(row) if cell), len(row)) for row in rows if any(row)), default=0)
    for row in rows:
        yield row[left:]


def _shown(value: object) -> str:
    """Return a cell as a spreadsheet shows it."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}"
        case datetime():
            is_day = value.time() == time()
            return value.date().isoformat() if is_day else value.isoformat(sep=" ", timespec="minutes")
        case date() | time():
            return value.isoformat()
        case list() if all(isinstance(each, str | int | float) for each in value):
            return ", ".join(map(_shown, value))
        case list() | dict():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
