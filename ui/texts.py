"""The words of the interface, in each language of the table `texts.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from io import StringIO

from ui.resources import read_text

_FALLBACK = "en"
_language: ContextVar[str] = ContextVar("language", default=_FALLBACK)


@cache
def table() -> dict[str, dict[str, str]]:
    """Return the texts by language and key; every language has every key."""
    rows = list(csv.reader(StringIO(read_text("texts.csv"))))
    return {language: {row[0]: row[at] for row in rows[1:]} for at, language in enumerate(rows[0][1:], 1)}


def languages() -> tuple[str, ...]:
    """Return the codes of the languages, English first."""
    return tuple(table())


def say(key: str, **values: object) -> str:
    """Return a text in the language that is used, with values in the places of their names."""
    return table()[_language.get()][key].format(**values)


def figure(number: int) -> str:
    """Return a number with the sign between its thousands."""
    return f"{number:,}".replace(",", say("thousands"))


def day(published: str) -> str:
    """Write out an ISO 8601 date, such as "20 June 2024"; what is no whole date stays as it is."""
    try:
        read = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return say("date", day=read.day, month=say("months").split()[read.month - 1], year=read.year)


def current() -> str:
    """Return the code of the language that is used."""
    return _language.get()


@contextmanager
def using(code: object) -> Iterator[None]:
    """Use a language, known by its code or a longer one such as "de-AT"; any other is English."""
    base = code.partition("-")[0].lower() if isinstance(code, str) else _FALLBACK
    token = _language.set(base if base in table() else _FALLBACK)
    try:
        yield
    finally:
        _language.reset(token)
