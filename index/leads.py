"""The context a chunk needs and does not contain: heading, header row, list lead, time stamp, question."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from index.types import Article, Lead, Listing, Range, Table

_WORDS = 60  # words of all leads of a chunk: with its 100 words and a question they fit one reader window
_STACKED = _WORDS  # headings right above each other that are looked at
_RULES = "#=-*_ \t\r\n"  # what marks or underlines a heading
_SPEAKER = re.compile(r"[*_]{0,2}(?P<name>[A-Z][^\n:]{0,40}):[*_]{0,2}\s")
_WORD = re.compile(r"\S+")


def leads_of(article: Article, chunk: Range) -> tuple[Lead, ...]:
    """Return the leads of a chunk, in text order; each ends before the chunk.

    Together they hold at most 60 words. If room is short, the header row comes first, then the lead of the list, the
    time stamp of a live page's entry, the question that is answered, the heading, and the headings right above it. What
    does not fit is left out; only a header row is cut. The headline is not a lead: every chunk has the title.
    """
    room = _WORDS
    leads: list[Range] = []
    for lead in _candidates(article, chunk):
        if room == 0:
            break
        if lead.end > chunk.start or any(lead.overlaps(other) for other in leads):
            continue
        words = [word.span() for word in _WORD.finditer(article.text, lead.start, lead.end)]
        header = not leads and len(words) > room and _in_header(article, lead)
        if header:
            lead = Range(lead.start, words[room - 1][1])
            words = words[:room]
        if words and len(words) <= room:
            room -= len(words)
            leads.append(lead)
    return tuple(Lead(lead.start, lead.end, article.text[lead.start : lead.end]) for lead in sorted(leads))


def _candidates(article: Article, chunk: Range) -> Iterator[Range]:
    """Yield the possible leads of a chunk, the most needed first."""
    structure = article.structure
    yield from _openings(structure.tables, chunk)
    yield from _openings(structure.lists, chunk)
    entry = article.structure.entry_at(chunk.start)
    if entry is not None:
        yield entry.stamp
    yield from _asked(article, chunk)
    first = 0 if entry is None else entry.start
    yield from (heading for heading in _headings(article, chunk) if heading.start >= first)


def _openings(groups: Sequence[Table | Listing], chunk: Range) -> Iterator[Range]:
    """Yield the header rows, or the leads, of the tables or lists that a chunk touches; those are in order."""
    for group in groups[bisect_right(groups, chunk.start, key=_end) :]:
        opening, parts = _parts(group)
        if (parts[0].start if parts else _end(group)) >= chunk.end:
            return
        if opening is not None and _touches(parts, chunk):
            yield opening


def _parts(group: Table | Listing) -> tuple[Range | None, tuple[Range, ...]]:
    return (group.header, group.rows) if isinstance(group, Table) else (group.lead, group.items)


def _end(group: Table | Listing) -> int:
    opening, parts = _parts(group)
    return parts[-1].end if parts else opening.end if opening is not None else 0


def _touches(pieces: Sequence[Range], chunk: Range) -> bool:
    """Whether a chunk overlaps one of the pieces, which are in order."""
    at = bisect_right(pieces, chunk.start, key=lambda piece: piece.end)
    return at < len(pieces) and pieces[at].overlaps(chunk)


def _asked(article: Article, chunk: Range) -> Iterator[Range]:
    """Yield the question that a chunk begins to answer: what another speaker asks right above it."""
    paragraphs = article.structure.paragraphs
    at = bisect_right(paragraphs, chunk.start, key=lambda paragraph: paragraph.start) - 1
    if at < 1:
        return
    above, own = (_SPEAKER.match(article.text, *paragraphs[place]) for place in (at - 1, at))
    if above is None or own is None or above["name"] == own["name"]:
        return
    if article.text[paragraphs[at - 1].start : paragraphs[at - 1].end].rstrip("*_ ").endswith("?"):
        yield paragraphs[at - 1]


def _headings(article: Article, chunk: Range) -> Iterator[Range]:
    """Yield the heading at or above a chunk, and those right above it, up to the headline."""
    headings, headline = article.structure.headings, article.structure.headline
    below = chunk.start + 1
    last = bisect_right(headings, chunk.start, key=lambda heading: heading.start)
    for heading in reversed(headings[max(0, last - _STACKED) : last]):
        stacked = not article.text[heading.end : below].strip(_RULES)
        if (below <= chunk.start and not stacked) or (headline is not None and heading.overlaps(headline)):
            return
        yield heading
        below = heading.start


def _in_header(article: Article, lead: Range) -> bool:
    """Whether a lead is the header row of a table."""
    tables = article.structure.tables
    below = bisect_right(tables, lead.start, key=_end)  # ends behind the lead
    return any(table.header == lead for table in tables[below : below + 1])
