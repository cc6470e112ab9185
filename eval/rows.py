"""Rows of JSON files as dataclasses; errors say where, what was seen, and what was expected."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from eval.errors import GoldError

KNOWN_FIELDS = ConfigDict(extra="forbid")  # of a dataclass, as `__pydantic_config__`: another field is an error
_GZIP = b"\x1f\x8b"
_SHOWN = 60  # characters of a value that are shown
_Row = TypeVar("_Row")


def read_text(path: Path) -> str:
    """Read a UTF-8 file, unpacking gzip; raise `GoldError` if it cannot be read."""
    try:
        data = path.read_bytes()
        if data.startswith(_GZIP):
            data = gzip.decompress(data)
        return data.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise GoldError(f"{path}: there is no such file. Check the path.") from error
    except (OSError, EOFError) as error:
        raise GoldError(f"{path}: cannot be read ({error}). It has to be a file, plain or gzip.") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 (byte {error.start}). Save it as UTF-8.") from error


def read_rows(path: Path, kind: type[_Row]) -> Iterator[tuple[str, _Row]]:
    """Yield the place and the value of each JSON line of a file, plain or gzip; blank lines are skipped."""
    return rows_of(read_text(path), path, kind)


def rows_of(text: str, path: Path, kind: type[_Row]) -> Iterator[tuple[str, _Row]]:
    """Yield the place and the value of each JSON line; lines count from 1."""
    adapter = TypeAdapter(kind)
    for number, line in enumerate(text.split("\n"), start=1):  # not splitlines: U+2028 may be inside a string
        if line.strip():
            where = f"{path}, line {number}"
            yield where, _parse(line, where, adapter)


def parse(text: str, where: str, kind: type[_Row]) -> _Row:
    """Return the value of a JSON text, converting no types; raise `GoldError` if it does not fit."""
    return _parse(text, where, TypeAdapter(kind))


def convert(values: object, where: str, kind: type[_Row]) -> _Row:
    """Return the value of texts, such as a CSV row's, each converted to the expected type; raise `GoldError`."""
    try:
        return TypeAdapter(kind).validate_python(values)
    except ValidationError as error:
        raise GoldError(_message(where, error)) from error


def _parse(text: str, where: str, adapter: TypeAdapter[_Row]) -> _Row:
    try:
        return adapter.validate_json(text, strict=True)
    except ValidationError as error:
        raise GoldError(_message(where, error)) from error


def _message(where: str, error: ValidationError) -> str:
    first = error.errors()[0]
    what, place = first["msg"].removeprefix("Value error, "), _place(first["loc"])
    if first["type"] == "missing":
        return f'{where}: the field "{place}" is missing. Add it.'
    if first["type"] == "unexpected_keyword_argument":
        return f'{where}: the field "{place}" is not known. Correct its name, or remove it.'
    if first["type"] == "json_invalid":
        return f"{where}: not JSON ({what.removeprefix('Invalid JSON: ')}). Write one JSON object."
    if first["type"] == "value_error":
        return f"{where}{place and ', '}{place}: {what}"
    saw = repr(first["input"])
    shown = saw if len(saw) <= _SHOWN else f"{saw[: _SHOWN - 3]}..."
    expected = re.sub(r"a valid (?=[aeiou])", "an ", what.removeprefix("Input should be ")).replace("a valid", "a")
    return f"{where}: {place or 'it'} is {shown}, expected {expected}."


def _place(steps: tuple[int | str, ...]) -> str:
    """Return the way to a value: `answers[0].start`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
