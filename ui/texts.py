"""The words of the interface, in each language of the table `texts.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from io import StringIO

from ui.resources import read_text

_FALLBACK = "en"
_BETWEEN = re.compile(r"(>?)\s*\n\s*(<?)")
_NAMED = re.compile(r'data-(say|hint|tip|label)="([\w.]+)"( title(?=[\s>]))?([^>]*>)')
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
    """Return a text in the current language, with its values filled in."""
    return table()[_language.get()][key].format(**values)


def figure(number: int) -> str:
    """Return a number with its thousands separated."""
    return f"{number:,}".replace(",", say("thousands"))


def day(published: str) -> str:
    """Write out an ISO 8601 date, such as "20 June 2024"; an incomplete date stays as it is."""
    try:
        read = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return say("date", day=read.day, month=say("months").split()[read.month - 1], year=read.year)


def markup(html: str) -> str:
    """Return HTML that is written over several lines as one, its elements labelled in the current language.

    An element names its key in the table by `data-say` (what is in it), `data-hint` (its placeholder), `data-tip` (its
    title), or `data-label` (its name, and its title where it has one): the page's scripts name it by the same.
    """
    line = _BETWEEN.sub(lambda gap: gap[1] + gap[2] if gap[1] and gap[2] else f"{gap[1]} {gap[2]}", html.strip())
    return _NAMED.sub(_name, line)


def _name(part: re.Match[str]) -> str:
    kind, key, title, rest = part.groups()
    words, tag = say(key), f'data-{kind}="{key}"'
    if kind == "say":
        return f"{tag}{rest}{words}"
    named = {"hint": "placeholder", "tip": "title", "label": "aria-label"}[kind]
    return f'{tag} {named}="{words}"' + (f' title="{words}"' if title else "") + _NAMED.sub(_name, rest)


def current() -> str:
    """Return the code of the current language."""
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
