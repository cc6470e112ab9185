"""Which format reads a file, and the checks that apply to all formats."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Protocol, cast

from index.errors import FormatError
from index.formats.hints import Hints, hinted, tagged
from index.formats.libraries import reason_of
from index.formats.limits import LIMITS, Limits
from index.types import Block, Extracted, Place

_GROUP = "pullquote.formats"
_MODULES = (
    "archive",
    "docx",
    "epub",
    "feed",
    "html",
    "mail",
    "markdown",
    "mhtml",
    "ocr",
    "odt",
    "pdf",
    "rtf",
    "tables",
    "text",
    "transcripts",
)
_BOM = "\ufeff"


class Format(Protocol):
    """One format: a module of this package, or whatever an entry point of another package names."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # a constant of the module, and so in capitals
        """The suffixes that it reads, in lower case and with the dot."""
        ...

    def extract(self, data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
        """Return the articles of a file; `name` is used for its suffix and in messages; it is never opened.

        Raises:
            FormatError: the file cannot be read; the message gives the reason in one sentence.

        """
        ...


def suffixes() -> tuple[str, ...]:
    """Return the suffixes of all formats, in order."""
    return tuple(sorted(_formats()))


def format_of(name: str) -> Format | None:
    """Return the format that reads a file of this name, ignoring case; None if there is none.

    Of two suffixes that fit, the longer one decides.
    """
    known = _formats()
    last = name.rpartition("/")[2].lower()
    for at, character in enumerate(last):
        if character == "." and last[at:] in known:
            return known[last[at:]]
    return None


def extract(name: str, data: bytes, *, limits: Limits = LIMITS, hints: Hints | None = None) -> tuple[Extracted, ...]:
    """Read the articles of a file, by the suffix of its name; there is at least one, and none is empty.

    `hints` is how a person says it must be read; None inherits the hints of the enclosing file.

    Raises:
        FormatError: no format reads such a file, it is damaged, holds no text, or is larger than the limits allow.
        ValueError: a format gave ranges that are out of order, or one part twice.

    """
    if hints is not None:
        with hinted(hints):
            articles = extract(name, data, limits=limits)
        return tuple(_tagged(article, hints) for article in articles)
    reader = format_of(name)
    if reader is None:
        raise FormatError(f"it is of another format: expected {', '.join(suffixes())}.")
    limits.check_bytes(len(data))
    articles = tuple(_whole(article) for article in _read(reader, data, name, limits) if _has_text(article))
    if not articles:
        raise FormatError("it holds no text: fill it, or leave it out.")
    limits.check_articles(len(articles))
    for article in articles:
        limits.check_text(article.text)
        _check(article)
    limits.check_texts([article.text for article in articles])
    if len({article.part for article in articles}) < len(articles):
        raise ValueError(f"{articles[0].extractor} names a part of {name} twice")
    return articles


def _tagged(article: Extracted, given: Hints) -> Extracted:
    """Return the article with the encoding in its extractor's name, if a person gave it."""
    if not given.encoding or article.encoding is None:
        return article
    return replace(article, extractor=tagged(article.extractor, Hints(encoding=article.encoding)))


def _read(reader: Format, data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return what a format makes of a file; any exception of a library refuses this one file."""
    try:
        return reader.extract(data, name, limits)
    except FormatError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {reason_of(error)}"
        raise FormatError(f"it is damaged, or of another format ({reason}).") from error


def _whole(article: Extracted) -> Extracted:
    """Return the article with what an index cannot hold replaced: NUL in its text, halves of surrogate pairs elsewhere.

    JSON, for one, can have both. A text with half of a surrogate pair is refused instead (`_check`).
    """
    values = {each.name: getattr(article, each.name) for each in fields(article)}
    for name, value in values.items():
        if name == "text":
            values[name] = value.replace("\0", " ")
        elif isinstance(value, str):
            values[name] = value.encode("utf-8", "replace").decode("utf-8")
    return Extracted(**values)


def _has_text(article: Extracted) -> bool:
    return bool(article.text.strip().strip(_BOM).strip())


@cache
def _formats() -> Mapping[str, Format]:
    """Map each suffix to its format: those of this package first, so that no other package replaces them."""
    formats: dict[str, Format] = {}
    own = (f"{__package__}.{name}" for name in _MODULES)
    _add(formats, (cast(Format, importlib.import_module(name)) for name in own if importlib.util.find_spec(name)))
    found = sorted(entry_points(group=_GROUP), key=lambda point: (point.name, point.value))
    _add(formats, (cast(Format, point.load()) for point in found))
    return MappingProxyType(formats)


def _add(formats: dict[str, Format], more: Iterable[Format]) -> None:
    for each in more:
        for suffix in each.SUFFIXES:
            formats.setdefault(suffix, each)


def _check(article: Extracted) -> None:
    """Raise ValueError if blocks or places are out of order, overlap, or leave the text."""
    _check_order(article.places, article)
    for kind in {block.kind for block in article.blocks}:
        _check_order([block for block in article.blocks if block.kind == kind], article)
    starts = [block.start for block in article.blocks]
    if starts != sorted(starts):
        raise ValueError(f"{article.extractor} gives blocks out of order")
    try:
        article.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise FormatError(f"its text holds half of a surrogate pair at {error.start}: save it as UTF-8.") from error


def _check_order(ranges: Iterable[Block | Place], article: Extracted) -> None:
    end = 0
    for each in ranges:
        if not end <= each.start < each.end <= len(article.text):
            raise ValueError(f"{article.extractor} gives {each} after {end} in {len(article.text)} characters")
        end = each.end
