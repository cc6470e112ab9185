"""Questions of a file and answers into one: CSV, TSV, JSON lines and XLSX, by the name's ending."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from qa.errors import BatchError

Row = Mapping[str, str]
KINDS = (".csv", ".tsv", ".jsonl", ".xlsx")
_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_MOST_CELL = 32_767  # characters that a cell of a sheet holds


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a file in order, each by the names of its columns in lower case; empty rows are left out.

    A table's first row names the columns. Raise `BatchError` if the file cannot be read.
    """
    kind = kind_of(path)
    try:
        rows = _lines(path) if kind == ".jsonl" else _named(_sheet(path) if kind == ".xlsx" else _table(path))
    except (OSError, UnicodeDecodeError, csv.Error, BadZipFile, KeyError) as error:
        raise BatchError(f"{path} cannot be read as {kind[1:].upper()}: {error}") from error
    return [row for row in rows if any(row.values())]


def write_rows(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows into a file as a whole: a reader sees the old one or the new one. Columns are the names of all rows.

    What is no text or number stands in a cell as JSON.
    """
    kind = kind_of(path)
    new = path.with_name(f".{path.name}.new{path.suffix}")
    names = list(dict.fromkeys(name for row in rows for name in row))
    try:
        if kind == ".jsonl":
            new.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
        elif kind == ".xlsx":
            _write_sheet(new, names, rows)
        else:
            _write_table(new, names, rows)
        os.replace(new, path)
    except OSError as error:
        raise BatchError(f"{path} cannot be written: {error}") from error


def kind_of(path: Path) -> str:
    """Return what a file is by its name's ending. Raise `BatchError` for another, and where a package is missing."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise BatchError(f"{path} ends in {kind or 'nothing'}: expected one of {', '.join(KINDS)}")
    if kind == ".xlsx" and find_spec("openpyxl") is None:
        raise BatchError("XLSX needs a package that is not installed: pip install openpyxl, or use .csv")
    return kind


def _table(path: Path) -> Iterable[Sequence[object]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file, delimiter=_DELIMITERS[path.suffix.lower()])


def _sheet(path: Path) -> Iterable[Sequence[object]]:
    from openpyxl import load_workbook  # an extra, and slow to load

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        yield from book.worksheets[0].iter_rows(values_only=True)
    finally:
        book.close()


def _named(cells: Iterable[Sequence[object]]) -> list[Row]:
    rows = [["" if cell is None else str(cell).strip() for cell in row] for row in cells]
    head = [name.casefold() for name in rows[0]] if rows else []
    return [dict(zip(head, row, strict=False)) for row in rows[1:]]


def _lines(path: Path) -> list[Row]:
    """Return the objects of JSON lines; a line that is a text is a question."""
    rows: list[Row] = []
    for number, line in enumerate(path.read_text("utf-8-sig").split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            raise BatchError(f"{path}, line {number}, is no JSON: {error}") from error
        if not isinstance(value, dict | str):
            raise BatchError(f"{path}, line {number}: expected an object or a text")
        value = {"question": value} if isinstance(value, str) else value
        rows.append({str(k).casefold(): "" if v is None else str(v).strip() for k, v in value.items()})
    return rows


def _write_table(path: Path, names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=_DELIMITERS[path.suffix.lower()])
        writer.writerow(names)
        writer.writerows([_cell(row.get(name)) for name in names] for row in rows)


def _write_sheet(path: Path, names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook()
    sheet = book.active
    sheet.append(list(names))
    for number, row in enumerate(rows, 2):
        for column, name in enumerate(names, 1):
            value = _cell(row.get(name))
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value)[:_MOST_CELL]
                cell.data_type = "s"  # a quote that begins with "=" is no formula
            else:
                cell.value = value
    book.save(path)


def _cell(value: object) -> str | float | None:
    if value is None or isinstance(value, str | int | float) and not isinstance(value, bool):
        return value
    return json.dumps(value, ensure_ascii=False)
