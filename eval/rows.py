"""A JSON object of a gold file, read field by field; errors say where and what to do."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from eval.errors import GoldError

_GZIP = b"\x1f\x8b"
_Value = TypeVar("_Value")


class Row:
    """A JSON object and where it stands (a file and a line, or a place in a document)."""

    def __init__(self, data: object, where: str) -> None:
        if not isinstance(data, Mapping):
            raise GoldError(f"{where}: expected a JSON object, saw {_short(data)}. Write {{...}} there.")
        self._data: Mapping[str, object] = data
        self.where = where

    def fail(self, what: str) -> GoldError:
        """Build the error that says `what` is wrong here."""
        return GoldError(f"{self.where}: {what}")

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self._data.get(name) is not None

    def only(self, names: Sequence[str]) -> None:
        """Raise `GoldError` if the object has a field not in `names`."""
        other = next((name for name in self._data if name not in names), None)
        if other is not None:
            near = get_close_matches(other, names, n=1)
            hint = f'Is "{near[0]}" meant?' if near else f"Known are {', '.join(names)}."
            raise self.fail(f'the field "{other}" is not known. {hint}')

    def holds(self, name: str) -> bool:
        """Whether the field is there, even if null."""
        return name in self._data

    def text(self, name: str) -> str:
        """Return a field that holds a string."""
        return self._typed(name, str, "a string")

    def optional_text(self, name: str) -> str | None:
        """Return a field that holds a string, or None if it is missing or null."""
        return self.text(name) if self.has(name) else None

    def number(self, name: str) -> int:
        """Return a field that holds a whole number."""
        if isinstance(self._data.get(name), bool):
            raise self.fail(f'"{name}" is {_short(self._data[name])}, expected a whole number.')
        return self._typed(name, int, "a whole number")

    def fraction(self, name: str) -> float:
        """Return a field that holds a number in [0, 1]."""
        value = self._data.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.fail(f'"{name}" is {_short(value)}, expected a number from 0 to 1.')
        return float(value)

    def flag(self, name: str) -> bool:
        """Return a field that holds true or false; false if it is missing."""
        return self._typed(name, bool, "true or false") if self.has(name) else False

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field that holds a list of strings; empty if it is missing."""
        items: list[object] = self._typed(name, list, "a list of strings") if self.has(name) else []
        strings = tuple(item for item in items if isinstance(item, str))
        if len(strings) != len(items):
            raise self.fail(f'"{name}" holds something that is not a string. Write a list of strings.')
        return strings

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a field that holds a list of whole numbers."""
        items: list[object] = self._typed(name, list, "a list of whole numbers")
        numbers = tuple(item for item in items if isinstance(item, int) and not isinstance(item, bool))
        if len(numbers) != len(items):
            raise self.fail(f'"{name}" holds something that is not a whole number. Write a list of whole numbers.')
        return numbers

    def row(self, name: str) -> Row:
        """Return a field that holds a JSON object."""
        if name not in self._data:
            raise self.fail(f'the field "{name}" is missing. Add it: a JSON object.')
        return Row(self._data[name], f"{self.where}, {name}")

    def rows(self, name: str) -> tuple[Row, ...]:
        """Return a field that holds a list of JSON objects."""
        items: list[object] = self._typed(name, list, "a list")
        return tuple(Row(item, f"{self.where}, {name}[{place}]") for place, item in enumerate(items))

    def _typed(self, name: str, kind: type[_Value], words: str) -> _Value:
        if name not in self._data:
            raise self.fail(f'the field "{name}" is missing. Add it: {words}.')
        value = self._data[name]
        if not isinstance(value, kind):
            raise self.fail(f'"{name}" is {_short(value)}, expected {words}.')
        return value


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
        raise GoldError(f"{path}: cannot be read ({error}). Give a file, plain or gzip.") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 (byte {error.start}). Save it as UTF-8.") from error


def parse(text: str, where: str) -> Row:
    """Parse one JSON object."""
    try:
        return Row(json.loads(text), where)
    except json.JSONDecodeError as error:
        raise GoldError(f"{where}: not JSON ({error.msg}, column {error.colno}). Write one JSON object.") from error


def lines(text: str, path: Path) -> Iterator[Row]:
    """Parse JSON lines, skipping blank ones; lines count from 1."""
    for number, line in enumerate(text.split("\n"), start=1):  # not splitlines: U+2028 may stand inside a string
        if line.strip():
            yield parse(line, f"{path}, line {number}")


def _short(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
