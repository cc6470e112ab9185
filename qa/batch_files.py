"""Files of questions and answers: CSV, TSV, JSON lines and XLSX, by suffix; questions also as lines of text."""

from __future__ import annotations

import csv
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from index.errors import FormatError
from index.files import replacing
from index.formats.sheets import first_sheet, separated_rows
from qa.errors import BatchError

Row = Mapping[str, str]
KINDS = (".csv", ".tsv", ".jsonl", ".xlsx")
QUESTIONS = (*KINDS, ".txt")  # kinds of files of questions
_DELIMITERS = {".csv": ",", ".tsv": "\t"}  # of what is written
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

    Values other than text and numbers are written as JSON, and cells of CSV and TSV as by `harmless`. If a sheet cannot
    hold all of a row, a notice in the row says of which columns.
    """
    kind = kind_of(path)
    names = list(dict.fromkeys(name for row in rows for name in row))
    try:
        with replacing(path) as new:
            if kind == ".jsonl":
                new.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
            elif kind == ".xlsx":
                _write_sheet(new, rows)
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


def _table(path: Path, kind: str) -> Iterator[Sequence[str]]:
    """Yield the rows of a text file; a cell without a column is the rest of a text that was cut."""
    columns = 0
    for number, row in enumerate(separated_rows(path.read_bytes(), kind), 1):
        if number == 1:
            columns = max((at for at, name in enumerate(row, 1) if name.strip()), default=0)
        elif any(map(str.strip, row[columns:])):
            raise BatchError(
                f"{path}, row {number}: a cell has no column; put a text in quotation marks if it holds a separator"
            )
        yield row


def _named(cells: Iterable[Sequence[str]]) -> Iterator[Row]:
    head: list[str] | None = None
    for row in cells:
        texts = [cell.strip() for cell in row]
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
    return _named(first_sheet(path.read_bytes()) if kind == ".xlsx" else _table(path, kind))


def _write_table(path: Path, names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=_DELIMITERS[path.suffix.lower()])
        writer.writerow(names)
        for row in rows:
            writer.writerow(harmless(_cell(row.get(name))) for name in names)


def _write_sheet(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    from openpyxl import Workbook

    fitted = [_fitted(row) for row in rows]
    names = list(dict.fromkeys(name for row in fitted for name in row))
    book = Workbook()
    sheet = book.active
    sheet.append(names)
    for number, row in enumerate(fitted, 2):
        for column, name in enumerate(names, 1):
            cell = sheet.cell(number, column)
            cell.value = row.get(name)
            if isinstance(row.get(name), str):
                cell.data_type = "s"  # a quote that begins with "=" is not a formula
    book.save(path)


def _fitted(row: Mapping[str, Any]) -> dict[str, str | float | None]:
    """Return the cells of a row as a sheet can hold them, with a notice about those that it cannot hold in full."""
    cells = {name: _fitted_cell(value) for name, value in row.items()}
    less = [name for name, value in row.items() if cells[name] != _cell(value)]
    if less:
        notice = f"This sheet cannot hold all of {', '.join(less)}: .jsonl does."
        cells["notices"] = _fitted_cell([notice, *row.get("notices", ())])
    return cells


def _fitted_cell(value: object) -> str | float | None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = _cell(value)
    if not isinstance(cell, str):
        return cell
    if isinstance(value, str):
        plain: str = ILLEGAL_CHARACTERS_RE.sub(" ", cell)
        return plain[:_MOST_CELL]
    return cell if len(cell) <= _MOST_CELL else _shortened(value)


def _shortened(value: Any) -> str:
    """Return a list as JSON without the last items, or an object without those of its longest list, to fit into a cell.

    "" if nothing of it fits.
    """
    lists = {name: each for name, each in value.items() if isinstance(each, list)} if isinstance(value, dict) else {}
    longest = max(lists, key=lambda name: len(_json(lists[name])), default=None)
    items = value if longest is None else lists[longest]
    if not isinstance(items, list):
        return ""

    def first(count: int) -> str:
        return _json(items[:count] if longest is None else {**value, longest: items[:count]})

    count = bisect_right(range(len(items) + 1), _MOST_CELL, key=lambda count: len(first(count))) - 1
    return "" if count < 0 else first(count)


def _cell(value: object) -> str | float | None:
    if value is None or isinstance(value, str | int | float) and not isinstance(value, bool):
        return value
    return _json(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
