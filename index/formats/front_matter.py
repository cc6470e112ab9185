"""The fields at the head of a Markdown file, between lines of `---` (YAML) or `+++` (TOML)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from index.formats.days import day_of

_END = r"[ \t]*(?:\r\n|\r|\n)"
_FENCED = re.compile(rf"(---|\+\+\+){_END}(.*?)(?:\r\n|\r|\n)(?:\1|\.\.\.)(?:{_END}|[ \t]*\Z)", re.DOTALL)
_LINE = re.compile(r"^([A-Za-z][\w -]*?)[ \t]*:[ \t]+(.*)$", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_MOST_NAMES = 100  # of a list
_MAX_HEAD = 20_000  # code points; anything longer is not front matter
_TITLES = ("title", "headline")
_AUTHORS = ("author", "authors", "byline", "by", "creator")
_DATES = ("published", "date", "pubdate", "publishdate", "date_published", "published_at", "created")
_SITES = ("site", "publication", "publisher", "outlet", "newspaper")
_URLS = ("url", "link", "canonical_url", "canonical", "source", "source_url")
_LANGUAGES = ("language", "lang", "locale")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The facts that front matter states; `published` is an ISO 8601 date, `language` an ISO 639-1 code."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None


def split_front_matter(text: str) -> tuple[Fields, str, int]:
    """Return the fields, the text below them, and how many lines they take; no fields and 0 if there are none.

    YAML that is broken, as by a title with a colon in it, is read line by line.
    """
    fenced = _FENCED.match(text, 0, _MAX_HEAD)
    if fenced is None:
        return Fields(), text, 0
    values = _toml(fenced.group(2)) if fenced.group(1) == "+++" else _yaml(fenced.group(2))
    if not values:
        return Fields(), text, 0  # a rule above a paragraph, and another one below it
    url = _value(values, _URLS)
    language = re.match(r"[A-Za-z]{2}(?![A-Za-z])", _value(values, _LANGUAGES) or "")
    fields = Fields(
        title=_value(values, _TITLES),
        author=_value(values, _AUTHORS),
        published=day_of(_value(values, _DATES)),
        site=_value(values, _SITES),
        url=url if url and url.startswith(("http://", "https://")) else None,
        language=language.group().lower() if language else None,
    )
    return fields, text[fenced.end() :], len(_LINE_END.findall(fenced.group()))


def _yaml(source: str) -> Mapping[str, object]:
    import yaml

    try:
        values = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: a day that the calendar does not have
        return {key.lower(): value.strip(" \t").strip("\"'") for key, value in _LINE.findall(source)}
    return {str(key).lower(): value for key, value in values.items()} if isinstance(values, dict) else {}


def _toml(source: str) -> Mapping[str, object]:
    try:
        return {key.lower(): value for key, value in tomllib.loads(source).items()}
    except (ValueError, RecursionError):  # not TOML, or a number of thousands of digits
        return {}


def _value(values: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    return next((said for name in names if (said := _said(values.get(name)))), None)


def _said(value: object) -> str | None:
    if isinstance(value, list):
        plain = (_said(each) for each in value if not isinstance(each, list))  # YAML can repeat lists without end
        return ", ".join(filter(None, islice(plain, _MOST_NAMES))) or None
    if isinstance(value, dict):
        name = value.get("name")
        return _said(name) if isinstance(name, str) else None
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    return " ".join(str(value).split()) or None if isinstance(value, str | int | float) else None
