"""Units that a chunk may not split: a heading with the text below it, a table row, a short table or list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from index.types import Range, Structure


def bind(text: str, sentences: Sequence[Range], structure: Structure, *, size: int) -> list[Range]:
    """Join neighbouring sentences into units that belong in one chunk; in order, together all of the sentences.

    A row of a table is one unit. A heading is joined to what follows it, a header row to the first row, and a list's
    lead to the first item; a whole table or list is joined if it has at most `size` words. If the result would be
    longer than `size`, tables and lists are split at rows and items; if it would still be longer than twice `size`,
    headings are split off too, except from what they have at most `size` words together with. Sentences outside
    headings, tables and lists stay as they are.
    """
    rows = _bonds(sentences, [row for table in structure.tables for row in table.rows])
    items = [item for listing in structure.lists for item in listing.items]
    close = rows | _bonds(sentences, items) | _openings(sentences, structure)
    whole = close | _bonds(sentences, _blocks(structure))
    headings = frozenset(structure.headings)
    units = []
    for first, last in _runs(range(len(sentences)), whole):
        parted = [Range(sentences[first].start, sentences[last].end)]
        for bonds, limit in ((close, size), (rows, 2 * size)):
            if any(_length(text, part) > limit for part in parted):
                runs = list(_runs(range(first, last + 1), bonds))
                inner = [Range(sentences[begin].start, sentences[end].end) for begin, end in runs]
                parted = _under_headings(text, inner, headings, size=size) if len(inner) > 1 else parted
        units += parted
    return units


def _under_headings(text: str, parts: Sequence[Range], headings: frozenset[Range], *, size: int) -> list[Range]:
    """Join the headings among consecutive parts to the next part, up to `size` words; the last heading first."""
    joined: list[Range] = []  # last part first
    for part in reversed(parts):
        whole = Range(part.start, joined[-1].end) if joined else part
        if joined and part in headings and _length(text, whole) <= size:
            joined[-1] = whole
        else:
            joined.append(part)
    return joined[::-1]


def _runs(positions: range, bonds: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of neighbouring positions, joining each that is in `bonds` to the next one."""
    first = positions.start
    for position in positions:
        if position not in bonds or position == positions.stop - 1:
            yield first, position
            first = position + 1


def _bonds(sentences: Sequence[Range], blocks: Iterable[Range]) -> frozenset[int]:
    """Return the positions of sentences in the same block as the next one."""
    bonds: set[int] = set()
    for block in blocks:
        first, last = _touched(sentences, block)
        bonds.update(range(first, last - 1))
    return frozenset(bonds)


def _openings(sentences: Sequence[Range], structure: Structure) -> frozenset[int]:
    """Return the positions of headings, header rows and leads of lists, except at the end of the sentences.

    A rule between a header and the first row, such as Markdown's, counts as part of the header.
    """
    openings = list(structure.headings)
    pairs = [(table.header, table.rows) for table in structure.tables]
    pairs += [(listing.lead, listing.items) for listing in structure.lists]
    for opening, parts in pairs:
        if opening is not None:
            below = next((part.start for part in parts if part.start >= opening.end), opening.end)
            openings.append(Range(opening.start, below))
    bonds: set[int] = set()
    for opening in openings:
        first, last = _touched(sentences, opening)
        bonds.update(range(first, last))
    return frozenset(bonds - {len(sentences) - 1})


def _blocks(structure: Structure) -> list[Range]:
    """Return the tables and lists, a list with its lead if that is right before it."""
    tables = [_around((table.header, *table.rows)) for table in structure.tables]
    lists = [_around((listing.lead, *listing.items)) for listing in structure.lists]
    return [block for block in (*tables, *lists) if block is not None]


def _around(parts: Iterable[Range | None]) -> Range | None:
    there = [part for part in parts if part is not None]
    return Range(min(part.start for part in there), max(part.end for part in there)) if there else None


def _touched(sentences: Sequence[Range], block: Range) -> tuple[int, int]:
    """Return the positions `[first, last)` of the sentences that a range overlaps."""
    first = bisect_right(sentences, block.start, key=lambda sentence: sentence.end)
    return first, max(first, bisect_left(sentences, block.end, key=lambda sentence: sentence.start))


def _length(text: str, part: Range) -> int:
    return len(text[part.start : part.end].split())
