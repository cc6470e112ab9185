"""Names after a label: "Whitley: Sorensen 3, Dube 64; Sollbury: Frost 30." has two items for Whitley."""

from __future__ import annotations

import re

from index.types import Range

# A name in one line, of at most five words, with initials and one particle at a time: "J. van Dam".
_NAME = r"[A-Z][\w’'.-]*(?:[ ](?:(?:de|van|von|al|of|the|&)[ ])?[A-Z][\w’'.-]*){0,4}"
_DETAIL = r"(?:\s*\([^()\n]{1,40}\)|\s+\d[\d+’':]*(?:\s*\([^()\n]{1,12}\))?|\s+[-–—]\s+\d[\d.,]*(?:\s+\w+)?)*"
_PIECE = re.compile(rf"\s*(?P<name>{_NAME}){_DETAIL}\s*")
_ONLY_DETAIL = re.compile(r"\s*\d[\d+’':]*(?:\s*\([^()\n]{1,12}\))?\s*")  # another minute of the name before it
_JOIN = re.compile(r",\s*(?:and\s+)?|\s+(?:and|&)\s+")
_LABEL = re.compile(r"(?:^|(?<=[\s*_]))(?P<label>[^\W\d_][\w’'. ()-]{0,40}?)[*_]{0,2}:[*_]{0,2}[ \t]+", re.MULTILINE)
_ENDS = re.compile(r";|\.(?=\s|$)|\n")


def labelled_items(text: str, span: Range) -> tuple[Range, ...]:
    """Return the two or more names after the same label as a span; () if the span is not one of them.

    Minutes, points and words in brackets after a name are not part of it.
    """
    part = _listed_part(text, span)
    if part is None:
        return ()
    items: list[Range] = []
    at = part.start
    joins = list(_JOIN.finditer(text, part.start, part.end))
    joins = [join for join in joins if "&" not in join.group() or join is joins[-1]]  # another one is of a firm's name
    for join in [*joins, None]:
        end = part.end if join is None else join.start()
        piece = _PIECE.fullmatch(text, at, end)
        if piece is not None:
            items.append(Range(*piece.span("name")))
        elif not items or _ONLY_DETAIL.fullmatch(text, at, end) is None:
            return ()
        at = end if join is None else join.end()
    return tuple(items) if len(items) > 1 and any(span.overlaps(item) for item in items) else ()


def _listed_part(text: str, span: Range) -> Range | None:
    """Return the text between the label before a span and the next semicolon, full stop or line end."""
    begin = text.rfind("\n", 0, span.start) + 1
    labels = list(_LABEL.finditer(text, begin, span.start))
    if not labels:
        return None
    start = labels[-1].end()
    end = _ENDS.search(text, start)
    stop = len(text) if end is None else end.start()
    return Range(start, stop) if span.end <= stop else None


def bare_name(text: str, item: Range) -> Range:
    """Return the name at the start of an item if only details follow: "Moran" of "Moran (Brindle) - 14"."""
    piece = _PIECE.fullmatch(text, item.start, item.end)
    return item if piece is None else Range(*piece.span("name"))
