"""An article's title, date and author: from the file, else from the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

from index.front_matter import NO_FRONT_MATTER, FrontMatter, front_matter
from index.structure.dates import day_in_field
from index.structure.pieces import PieceKind, lay_out
from index.structure.reading_head import Head, read_head
from index.types import Extracted, Structure

_MAX_TITLE = 300  # code points; every chunk is indexed with it
_MAX_AUTHOR = 200  # code points
_MAX_LEDE = 90  # code points, with the ellipsis
_ELLIPSIS = " …"
_UNTITLED = "Untitled"
_HEAD = 8_000  # code points read again for the head

_MARKERS = re.compile(r"^[#>*+•\s-]+")  # Markdown before a paragraph's first word
_FULL_STOP = re.compile(r"(?<!\.)(?<!\.\w)\.$")  # not the end of "..." or "U.S."
_LEADING_BY = re.compile(r"^\W*by[: ]+", re.IGNORECASE)
_LABEL = re.compile(  # as forms write it, or a paper that is proud of it
    r"^(?:(?:headline|title|subject|exclusive):|headline [–—-])\s+(?=\S)", re.IGNORECASE
)
# A heading of a wiki, of AsciiDoc or HTML; and one between dashes.
_HEADING = re.compile(
    r"(?P<mark>={1,6}|-{2,})\s+(?P<words>\S.*?)\s+(?P=mark)|=\s+(?P<one>\S.*)|"
    r"<h[1-6]\b[^<>]*>(?P<tagged>[^<>]+)</h[1-6]>"
)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")  # not the joiners, which some scripts are spelled with
_UNNAMED = re.compile(r"(?:untitled|document|unbenannt|unknown)[ _-]?\d{0,3}|microsoft word - .*", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[\da-fA-F]{2,5}|[A-Za-z]{2,8});")


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """An article's title, never empty and on one line, and other facts: each None if not stated.

    `published` is an ISO 8601 date, `url` a web address, `language` an ISO 639-1 code. `is_dated_by_file` says that the
    date is only a property of the file.
    """

    title: str
    published: str | None = None
    author: str | None = None
    url: str | None = None
    site: str | None = None
    language: str | None = None
    is_dated_by_file: bool = False


def describe(text: str, structure: Structure, *, fallback: str, extracted: Extracted | None = None) -> Description:
    """Describe an article: by what its format says (`extracted`), then by front matter, then by the text itself.

    The title is the first of: the format's; that of front matter; a first-level heading; a first paragraph of at most
    140 code points that is one sentence, is set apart and has a longer one soon after; the first paragraph, cut at a
    word to at most 90 code points; `fallback`. A headline loses its full stop, and is cut at a word if it is longer
    than 300 code points. Bylines, dates, sources, boilerplate and words such as "EXCLUSIVE" are never a title, nor is a
    section's name if a headline follows.

    The day published is preferred to the day updated, and both to the day the file was created.
    """
    front = front_matter(text) or NO_FRONT_MATTER
    head = _head(text, structure, front.range.end)
    given = extracted
    title = _given_title(given) or front.title or _unmarked(head.title)
    stated = (None if given is None else day_in_field(given.published)) or _published(front, head)
    created = None if given is None else day_in_field(given.created)
    is_property = given is not None and given.encoding is None  # a file of text has no properties, it states its fields
    return Description(
        title=_title(title) or _lede(head) or " ".join(fallback.split()) or _UNTITLED,
        published=stated or created,
        author=_author((None if given is None else given.author) or front.author or head.author),
        url=_address(None if given is None else given.url) or front.url,
        site=(None if given is None else given.site) or front.site,
        language=(None if given is None else given.language) or front.language,
        is_dated_by_file=stated is None and created is not None and is_property,
    )


def _head(text: str, structure: Structure, start: int) -> Head:
    """Read the head again, now that boilerplate and captions are known."""
    pieces = lay_out(text[:_HEAD], start=start).pieces
    marked: dict[int, PieceKind] = {}
    kinds: tuple[tuple[PieceKind, tuple[int, ...]], ...] = (
        ("boilerplate", tuple(r.start for r in structure.boilerplate)),
        ("caption", tuple(r.start for r in structure.captions)),
        ("credit", tuple(r.start for r in structure.credits)),
        ("row", tuple(row.start for table in structure.tables for row in table.rows)),
        ("header", tuple(table.header.start for table in structure.tables if table.header is not None)),
    )
    for kind, starts in kinds:
        marked.update(dict.fromkeys(starts, kind))
    return read_head(text, pieces, [marked.get(piece.start, "text") for piece in pieces])


def _given_title(given: Extracted | None) -> str | None:
    """Return the title that a file's format has; None if a program made it up."""
    title = None if given is None else given.title
    return None if title is None or _UNNAMED.fullmatch(title) else title


def _published(front: FrontMatter, head: Head) -> str | None:
    stated = [*map(day_in_field, front.published), head.published, *map(day_in_field, front.updated), head.updated]
    return next((day for day in stated if day is not None), None)


def _author(words: str | None) -> str | None:
    name = _LEADING_BY.sub("", " ".join((words or "").split())).strip(" ,;")
    return name[:_MAX_AUTHOR] or None


def _address(words: str | None) -> str | None:
    return words if words is not None and words.startswith(("http://", "https://")) and " " not in words else None


def _unmarked(words: str) -> str:
    """Return a headline without the label of a form and without markup."""
    heading = _HEADING.fullmatch(words)
    words = words if heading is None else next(filter(None, heading.group("words", "one", "tagged")))
    return _LABEL.sub("", _ENTITY.sub(lambda entity: unescape(entity[0]), words))


def _title(words: str) -> str:
    return _cut(_FULL_STOP.sub("", " ".join(_UNSEEN.sub("", words).split())), _MAX_TITLE)


def _lede(head: Head) -> str:
    words = " ".join(head.candidates[0].words.split()) if head.candidates else ""
    return _cut(_MARKERS.sub("", _UNSEEN.sub("", words)), _MAX_LEDE)


def _cut(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    room = most - len(_ELLIPSIS)
    cut = words.rfind(" ", 0, room + 1)
    if cut < 0:  # one word without an end, or a script without spaces
        cut = room
        while cut > 1 and unicodedata.category(words[cut]).startswith("M"):
            cut -= 1
    return words[:cut].rstrip(" ,;:–—-") + _ELLIPSIS
