"""English sentences of the packages below, in the reader's language: notices, errors, stages, places."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache, lru_cache
from string import Formatter

from ui.texts import current, day, figure, say, table

_KEYS = "told."  # begins the keys of these sentences
_DAY = "%d %B %Y"  # as these sentences write one
_NESTED = ("what", "why", "remedy")  # values that are such texts themselves
_LONGEST = 2000  # characters of a sentence that is looked up: longer ones are not ours
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")


def retell(english: str) -> str:
    """Return a sentence in the current language; one that is not in the table stays as it is."""
    key = None if current() == "en" else sentence_key(english)
    if key is None:
        return english
    matched = _patterns()[key].fullmatch(english)
    values = {} if matched is None else {name: _value(name, words) for name, words in matched.groupdict().items()}
    return say(key, **values)


@lru_cache(maxsize=1000)  # of ten thousand articles most have the same notes
def sentence_key(english: str) -> str | None:
    """Return the table's key of a sentence, whatever names and numbers it contains; None if it has none."""
    if len(english) > _LONGEST:
        return None
    return next((key for key, pattern in _patterns().items() if pattern.fullmatch(english)), None)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {key: _pattern(text) for key, text in table()["en"].items() if key.startswith(_KEYS)}


def _pattern(template: str) -> re.Pattern[str]:
    """Return a pattern that matches a text of the table with any values."""
    parts = Formatter().parse(template)
    return re.compile(
        "".join(re.escape(text) + (f"(?P<{name}>.+?)" if name else "") for text, name, _, _ in parts), re.S
    )


def _value(name: str, words: str) -> str:
    """Return a value as the current language writes it: a day, a number, or the words themselves."""
    if name == "day":
        try:
            return day(datetime.strptime(words, _DAY).date().isoformat())
        except ValueError:
            return words
    if name in _NESTED:
        return retell(words)
    return figure(int(words.replace(",", ""))) if _THOUSANDS.fullmatch(words) else words
