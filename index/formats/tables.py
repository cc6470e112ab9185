"""Tables (.csv, .tsv, .jsonl, .xlsx): one article per row if a column holds text, else one article that is a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from index.errors import FormatError
from index.formats import table_files
from index.formats.apart import run_apart
from index.formats.building import TextBuilder
from index.formats.hints import Hints, hints, tagged
from index.formats.languages import language_of
from index.formats.libraries import extractor_name
from index.formats.limits import LIMITS, Limits
from index.formats.table_columns import Columns, day_in_cell, guessed_columns, named_columns, names_columns
from index.formats.table_files import Sheet
from index.structure.dates import day_in_field
from index.types import Extracted

SUFFIXES: tuple[str, ...] = (".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")

_VERSION = 1


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return a table's articles, by the columns a person gave (`hints`), which the extractor's name records.

    If none are given, columns are guessed from their names and contents.

    Raises:
        FormatError: as `read_columns`.

    """
    columns = hints().columns or None
    if name.lower().endswith((".csv", ".tsv", ".jsonl", ".ndjson")):
        articles = read_columns(data, name, limits, columns=columns)
    else:
        articles = run_apart(read_columns, data, name, limits, columns=columns)
    if columns is None:
        return articles
    return tuple(replace(each, extractor=tagged(each.extractor, Hints(columns=columns))) for each in articles)


def read_columns(
    data: bytes, name: str, limits: Limits = LIMITS, *, columns: str | None = None
) -> tuple[Extracted, ...]:
    """Return a table's articles by given columns, such as "text=body,title=headline", or by guessed ones.

    The fields are text, title, published, author, site, url, language and id; text may name several columns with "+"
    between them. A row is called "row 2" and so on, as a spreadsheet counts, or by its id.

    Raises:
        FormatError: it is damaged, has no rows, or more than the limits allow; or a column that is given is not in
            the table.

    """
    suffix = PurePosixPath(name.lower()).suffix
    sheets = [sheet for sheet in table_files.sheets(data, suffix, limits) if sheet.rows]
    if not sheets:
        raise FormatError("it holds no rows: fill it, or leave it out.")
    articles: list[Extracted] = []
    for sheet in sheets:
        header, rows = _header(sheet, is_named=columns is not None)
        chosen = named_columns(columns, header) if columns else guessed_columns(header, [row for _, row in rows])
        prefix = f"{sheet.name}/" if len(sheets) > 1 and sheet.name else ""
        made = _whole(sheet, header, rows, prefix) if chosen is None else _by_row(sheet, header, rows, chosen, prefix)
        articles.extend(made if sheet.decoded is None else map(sheet.decoded.with_note, made))
        limits.check_articles(len(articles))
    return tuple(_told_apart(articles))


def _told_apart(articles: Iterable[Extracted]) -> Iterator[Extracted]:
    """Yield articles, adding a number to the name of a part that an earlier one has, such as "Sheet/row 2"."""
    taken: set[str | None] = set()
    counts: Counter[str | None] = Counter()
    for article in articles:
        part = article.part
        while part in taken:
            counts[article.part] += 1
            part = f"{article.part or 'table'} ({counts[article.part] + 1})"
        taken.add(part)
        yield article if part == article.part else replace(article, part=part)


def _extractor(sheet: Sheet) -> str:
    return extractor_name("tables", _VERSION, *sheet.libraries)


def _header(sheet: Sheet, *, is_named: bool) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the columns' names and the other rows, each with its number; names are "" if there is no header.

    With `is_named`, a person gave columns by name, so there is a header.
    """
    rows = [(number, row) for number, row in enumerate(sheet.rows, start=sheet.first) if any(map(str.strip, row))]
    if sheet.header is not None:
        return sheet.header, rows
    if rows and (is_named or names_columns(rows[0][1], [row for _, row in rows[1:]])):
        return [" ".join(cell.split()) for cell in rows[0][1]], rows[1:]
    return [""] * max((len(row) for _, row in rows), default=0), rows


def _by_row(
    sheet: Sheet, header: Sequence[str], rows: Iterable[tuple[int, list[str]]], columns: Columns, prefix: str
) -> list[Extracted]:
    articles = []
    taken: set[str] = set()
    for number, row in rows:
        builder = TextBuilder()
        for column in columns.text:
            builder.add(_cell(row, column).replace("\r\n", "\n"), label=f"{prefix}row {number}")
        for column in columns.others:  # a fact of the row that no field of an article has
            if value := " ".join(_cell(row, column).split()):
                builder.add(f"{header[column]}: {value}", label=f"{prefix}row {number}")
        if not any(_cell(row, column).strip() for column in columns.text):
            continue
        day = _value(row, columns.fields, "published")
        part = prefix + (_value(row, columns.fields, "id") or f"row {number}")
        while part in taken:
            part += f" (row {number})"
        taken.add(part)
        articles.append(
            Extracted(
                text=builder.text,
                extractor=_extractor(sheet),
                part=part,
                title=_value(row, columns.fields, "title"),
                published=day_in_cell(day) or day_in_field(day),
                author=_value(row, columns.fields, "author"),
                site=_value(row, columns.fields, "site"),
                language=language_of(_value(row, columns.fields, "language")),
                url=_value(row, columns.fields, "url"),
                places=builder.places,
            )
        )
    return articles


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _value(row: Sequence[str], fields: Mapping[str, int], name: str) -> str | None:
    column = fields.get(name)
    return " ".join(_cell(row, column).split()) or None if column is not None else None


def _whole(sheet: Sheet, header: Sequence[str], rows: Iterable[tuple[int, list[str]]], prefix: str) -> list[Extracted]:
    """Return the table as one article, one line per row."""
    builder = TextBuilder()
    builder.row(header, "header row")
    for number, row in rows:
        builder.row(row, label=f"{prefix}row {number}", gap="\n")
    return [
        Extracted(
            text=builder.text,
            extractor=_extractor(sheet),
            part=prefix.rstrip("/") or None,
            title=sheet.name,
            blocks=builder.blocks,
            places=builder.places,
        )
    ]
