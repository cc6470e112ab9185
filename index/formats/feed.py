"""RSS and Atom: one article per entry, identified by its address or id."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from index.errors import FormatError
from index.formats.building import TextBuilder
from index.formats.encodings import decode
from index.formats.languages import language_of
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.formats.reading_processes import if_large
from index.types import Extracted

if TYPE_CHECKING:
    from index.formats.web_pieces import WebPiece

SUFFIXES = (".rss", ".atom", ".xml")

_MOST = 2**20  # bytes read in this process
_HEAD = 4096  # bytes in which a file declares its encoding and its kind
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([\w.:-]+)""")
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_MAX_PART = 200  # code points of an entry's name


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the entries of a feed in its order, each with its title as a heading.

    Raises:
        FormatError: it is not a feed, declares entities of its own, or holds more than `limits.articles`.

    """
    return if_large(_extract, data, name, limits, most=_MOST)


def _extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    import feedparser

    declared = _ENCODING.search(data[:_HEAD])
    decoded = decode(data, declared.group(1).decode("ascii") if declared else None)
    if _FEED.search(decoded.text[:_HEAD]) is None:
        raise FormatError("it is XML but neither RSS nor Atom: save it as another format.")
    if "<!ENTITY" in decoded.text:
        raise FormatError("it declares its own entities, which may grow without limit: save it again.")
    feed = feedparser.parse(
        io.BytesIO(decoded.text.encode("utf-8")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    limits.check_articles(len(feed.entries))
    articles: dict[str, Extracted] = {}
    for number, entry in enumerate(feed.entries, start=1):
        article = decoded.with_note(_article(entry, number, feed.feed, limits))
        part = article.part if article.part and article.part not in articles else f"entry {number}"
        articles[part] = replace(article, part=part)
    return tuple(articles.values())


def _article(entry: Mapping[str, Any], number: int, feed: Mapping[str, Any], limits: Limits) -> Extracted:
    text = TextBuilder()
    label = f"entry {number}"
    title = _plain(str(entry.get("title") or ""), limits)
    text.add(title, "heading", label=label)
    for piece in _pieces(_longest(entry), limits):
        text.add(piece.text, piece.kind, label=label)
    link = str(entry.get("link") or "")
    return Extracted(
        text=text.text,
        extractor=extractor_name("feed", 3, "feedparser", "lxml"),
        part=_part(str(entry.get("id") or link)),
        title=title or None,
        published=_day(entry.get("published_parsed") or entry.get("updated_parsed")),
        author=_line(entry.get("author")) or _line(feed.get("author")),
        site=_line(feed.get("title")),
        language=language_of(_line(feed.get("language"))),
        url=link if link.startswith(("http://", "https://")) else None,
        blocks=text.blocks,
        places=text.places,
    )


def _longest(entry: Mapping[str, Any]) -> str:
    """Return the longest text of an entry: some feeds put the whole into the summary, and a blurb beside it."""
    texts = [str(each.get("value") or "") for each in entry.get("content") or ()]
    return max([*texts, str(entry.get("summary") or "")], key=len)


def _pieces(source: str, limits: Limits) -> list[WebPiece]:
    from index.formats.html import parse_page
    from index.formats.web_pieces import pieces_of

    return pieces_of(parse_page(source, limits)) if source.strip() else []


def _plain(source: str, limits: Limits) -> str:
    return " ".join(" ".join(piece.text for piece in _pieces(source, limits)).split())


def _part(name: str) -> str | None:
    part = "".join(name.split())
    return part if part and len(part) <= _MAX_PART else None


def _day(moment: Any) -> str | None:
    try:
        return date(*moment[:3]).isoformat() if moment else None
    except (TypeError, ValueError):
        return None


def _line(value: Any) -> str | None:
    return " ".join(str(value or "").split()) or None
