"""Which column of a table holds what: by its name if that tells, else by its content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from index.errors import FormatError

_SAMPLE = 200  # rows that are examined
_MIN_LETTERS = 40  # code points of a text cell, as a median
_MIN_WORDS = 6
_MAX_NAME = 60  # code points of a column's name
_NUMBER = re.compile(r"[-+(]?[$€£]?\s?\d[\d.,\s'’]*%?\)?")
_DAY = re.compile(r"\s*(\d{4})-(\d\d?)-(\d\d?)(?!\d)|\s*(\d{4})(\d\d)(\d\d)(?!\d)|\s*(\d{4})/(\d\d?)/(\d\d?)(?!\d)")

_NAMES = {  # the names of these columns in archives, scrapers and data sets; of several, the first listed wins
    "text": "text body article_text article article_body content full_text fulltext maintext transcript description"
    " abstract story message comment review passage context summary",
    "title": "title headline heading subject article_title header",
    "published": "published date published_at publish_date publication_date date_published pub_date pubdate"
    " datepublished published_date created_at timestamp datetime day",
    "author": "author authors byline creator by writer authors_name",
    "site": "site source publication publisher outlet website domain newspaper",
    "url": "url link permalink href article_url source_url web_url",
    "language": "language lang",
    "id": "id article_id doc_id document_id uuid guid",
}
_FIELDS = tuple(_NAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The numbers of a table's columns: text, fields by name, and other columns worth reading."""

    text: tuple[int, ...]
    fields: dict[str, int]
    others: tuple[int, ...] = ()


def names_columns(first: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table's first row names its columns.

    It does if its cells are filled, short and distinct, none is a number, and it has a known name or the rows below
    have numbers or longer cells.
    """
    cells = [" ".join(cell.split()) for cell in first]
    while cells and not cells[-1]:
        cells.pop()
    if not cells or not rows or any(not cell or len(cell) > _MAX_NAME or _NUMBER.fullmatch(cell) for cell in cells):
        return False
    if len(set(cells)) < len(cells):
        return False
    known = {name for names in _NAMES.values() for name in names.split()}
    if any(_plain(cell) in known for cell in cells):
        return True
    below = [[row[n] for row in rows[:_SAMPLE] if n < len(row) and row[n].strip()] for n in range(len(cells))]
    return any(values and (_are_numbers(values) or _is_longer(values, cells[n])) for n, values in enumerate(below))


def guessed_columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns | None:
    """Return the columns of text and fields; None if no column holds text, so that the table is one article."""
    by_name = {name: _named(name, header) for name in _FIELDS}
    text = by_name.pop("text")
    if text is None or not _holds_text(rows, text):
        fields = {number for number in by_name.values() if number is not None}
        texts = [n for n in range(len(header)) if n not in fields and _holds_text(rows, n)]
        text = max(texts, key=lambda n: (_middle(rows, n), -n), default=None)
    if text is None:
        return None
    chosen = {name: number for name, number in by_name.items() if number is not None and number != text}
    used = {text, *chosen.values()}
    others = tuple(n for n, name in enumerate(header) if name and n not in used and _says_something(rows, n))
    return Columns(text=(text,), fields=chosen, others=others)


def named_columns(columns: str, header: Sequence[str]) -> Columns:
    """Return the columns that a person gave, such as "text=body+lead,title=headline".

    Raises:
        FormatError: it is malformed, or names a column the table does not have.

    """
    numbers = {field: tuple(_number_of(name, header) for name in names) for field, names in names_of(columns).items()}
    fields = {name: columns_of[0] for name, columns_of in numbers.items() if name != "text"}
    return Columns(text=numbers["text"], fields=fields)


def names_of(columns: str) -> dict[str, tuple[str, ...]]:
    """Return the names of the columns that a person gave for each field.

    Raises:
        FormatError: it is malformed.

    """
    names: dict[str, tuple[str, ...]] = {}
    for given in filter(None, map(str.strip, columns.split(","))):
        field, sign, called = given.partition("=")
        if not sign or field.strip() not in _FIELDS:
            raise FormatError(
                f"{given!r} names no column: expected FIELD=COLUMN as in text=body, one of {', '.join(_FIELDS)}."
            )
        names[field.strip()] = tuple(name.strip() for name in called.split("+"))
    if "text" not in names:
        raise FormatError("the columns name no text: expected one such as text=body.")
    return names


def day_in_cell(value: str | None) -> str | None:
    """Return the date a cell begins with, year first, as ISO 8601; None for other orders, which are ambiguous."""
    match = _DAY.match(value or "")
    if match is None:
        return None
    try:
        return date(*(int(number) for number in match.groups() if number is not None)).isoformat()
    except ValueError:
        return None


def _number_of(name: str, header: Sequence[str]) -> int:
    for number, own in enumerate(header):
        if own.casefold() == name.casefold():
            return number
    names = ", ".join(filter(None, header)) or "no names"
    raise FormatError(f"it has no column {name!r}: expected one of {names}.")


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)).strip("_").lower()


def _named(field: str, header: Sequence[str]) -> int | None:
    names = [_plain(name) for name in header]
    return next((names.index(name) for name in _NAMES[field].split() if name in names), None)


def _values(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    return [row[column] for row in rows[:_SAMPLE] if column < len(row) and row[column].strip()]


def _middle(rows: Sequence[Sequence[str]], column: int) -> float:
    return median([len(value) for value in _values(rows, column)] or [0])


def _holds_text(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a column's cells are sentences rather than names, numbers, codes or addresses."""
    values = _values(rows, column)
    if not values or median(len(value) for value in values) < _MIN_LETTERS:
        return False
    return median(len(value.split()) for value in values) >= _MIN_WORDS or _is_unspaced(values)


def _is_unspaced(values: Sequence[str]) -> bool:
    """Whether most letters are of scripts without blanks between words."""
    letters = "".join(values[:20])
    return sum("\u3040" <= letter <= "\u9fff" for letter in letters) * 2 > len(letters)


def _says_something(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a column's cells are worth reading: names and numbers are, addresses and codes are not."""
    values = _values(rows, column)
    return bool(values) and not any(re.match(r"\w+://|[0-9a-fA-F-]{20,}$|[{\[]", value) for value in values[:20])


def _are_numbers(values: Sequence[str]) -> bool:
    return all(_NUMBER.fullmatch(value.strip()) for value in values)


def _is_longer(values: Sequence[str], name: str) -> bool:
    return median(len(value) for value in values) > 2 * len(name) + 10
