"""Files of questions and answers: CSV, TSV, JSON lines and XLSX, by suffix; questions also as lines of text."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from index.errors import FormatError
from index.files import replacing
from index.formats.sheets import first_sheet
from qa.errors import BatchError

Row = Mapping[str, str]
KINDS = (".csv", ".tsv", ".jsonl", ".xlsx")
QUESTIONS = (*KINDS, ".txt")  # kinds of files of questions
_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_MOST_CELL = 32_767  # characters that a cell can hold
_FORMULA = (*"=+-@\t\r\n", *"＝＋－＠")  # what spreadsheets run begins with one of these, some also in full width


def read_rows(path: Path, *, most: int | None = None) -> list[Row]:
    """Return the rows of a file in order, keyed by lower-case column names, without empty rows.

    A table's first row names the columns; a line of a text is a question. Raise `BatchError` if the file cannot be
    read, or holds more than `most` rows.
    """
    kind = kind_of(path, QUESTIONS)
    rows: list[Row] = []
    try:
        for row in _rows(path, kind):
            if any(row.values()):
                rows.append(row)
            if most is not None and len(rows) > most:
                raise BatchError(f"{path} holds more than {most:,} questions: split it")
    except (OSError, csv.Error, FormatError, ValueError) as error:
        raise BatchError(f"{path} cannot be read as {kind[1:].upper()}: {error}") from error
    return rows


def write_rows(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows to a file atomically; the columns are the names in all rows.

    Values other than text and numbers are written as JSON, and cells of CSV and TSV as by `harmless`.
    """
    kind = kind_of(path)
    names = list(dict.fromkeys(name for row in rows for name in row))
    try:
        with replacing(path) as new:
            if kind == ".jsonl":
                new.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
            elif kind == ".xlsx":
                _write_sheet(new, names, rows)
            else:
                _write_table(new, names, rows)
    except OSError as error:
        raise BatchError(f"{path} cannot be written: {error}") from error


def harmless(cell: str | float | None) -> str | float | None:
    """Return a cell of a table with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def kind_of(path: Path, kinds: Sequence[str] = KINDS) -> str:
    """Return the kind of a file by its suffix. Raise `BatchError` for an unknown one, or if a package is missing."""
    kind = path.suffix.lower()
    if kind not in kinds:
        raise BatchError(f"{path} ends in {kind or 'nothing'}: expected one of {', '.join(kinds)}")
    if kind == ".xlsx" and find_spec("openpyxl") is None:
        raise BatchError("XLSX needs a package that is not installed: pip install openpyxl, or use .csv")
    return kind


def _table(path: Path) -> Iterable[Sequence[object]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file, delimiter=_DELIMITERS[path.suffix.lower()])


def _named(cells: Iterable[Sequence[object]]) -> Iterator[Row]:
    head: list[str] | None = None
    for row in cells:
        texts = ["" if cell is None else str(cell).strip() for cell in row]
        if head is None:
            head = [name.casefold() for name in texts]
        else:
            yield dict(zip(head, texts, strict=False))


def _lines(path: Path) -> Iterator[Row]:
    """Yield the objects of JSON lines; a string is a question."""
    for number, line in enumerate(path.read_text("utf-8-sig").split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BatchError(f"{path}, line {number}, is not JSON: {error}") from error
        if not isinstance(value, dict | str):
            raise BatchError(f"{path}, line {number}: expected an object or a text")
        value = {"question": value} if isinstance(value, str) else value
        yield {str(k).casefold(): "" if v is None else str(v).strip() for k, v in value.items()}


def _rows(path: Path, kind: str) -> Iterator[Row]:
    if kind == ".jsonl":
        return _lines(path)
    if kind == ".txt":
        return ({"question": line.strip()} for line in path.read_text("utf-8-sig").splitlines())
    return _named(first_sheet(path.read_bytes()) if kind == ".xlsx" else _table(path))


def _write_table(path: Path, names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=_DELIMITERS[path.suffix.lower()])
        writer.writerow(names)
        for row in rows:
            writer.writerow(harmless(_cell(row.get(name))) for name in names)


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
                cell.data_type = "s"  # a quote that begins with "=" is not a formula
            else:
                cell.value = value
    book.save(path)


def _cell(value: object) -> str | float | None:
    if value is None or isinstance(value, str | int | float) and not isinstance(value, bool):
        return value
    return json.dumps(value, ensure_ascii=False)
