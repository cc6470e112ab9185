"""Digests of short lines, to find those that many articles of one site repeat.

A line is repeated if articles with different bodies contain it. Copies of one report share all their lines, so articles
with the same body count once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b

from index.structure.words import plain

_MAX_LINE = 420  # code points; longer lines are text
_MASK = (1 << 63) - 1  # a digest fits a signed 64-bit integer, as databases hold them
LEAST_ARTICLES = 3  # bodies from which a line counts as repeated


def line_digest(line: str) -> int:
    """Return the digest of a line, 63 bits, of its letters and digits in lower case."""
    letters = "".join(filter(str.isalnum, plain(line).casefold()))
    return int.from_bytes(blake2b(letters.encode("utf-8", "replace"), digest_size=8).digest(), "big") & _MASK


def line_digests(text: str) -> frozenset[int]:
    """Return the digests of a text's lines of at most 420 code points with a letter or digit."""
    return frozenset(line_digest(line) for line in _short_lines(text))


def body_digest(text: str) -> int:
    """Return the digest of a text's longest line, the first on a tie: the same in all copies of a report."""
    return line_digest(max(text.splitlines(), key=len, default=""))


def _short_lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        stripped = line.strip()
        if stripped and len(stripped) <= _MAX_LINE and any(map(str.isalnum, stripped)):
            yield stripped


def repeated_lines(articles: Iterable[tuple[int, Collection[int]]], *, least: int = LEAST_ARTICLES) -> frozenset[int]:
    """Return the digests of the lines in articles with at least `least` different bodies.

    `articles` are pairs of a body's digest and the digests of the lines, all of one site or folder, in any order.
    """
    bodies: dict[int, set[int]] = defaultdict(set)
    for body, lines in articles:
        for line in lines:
            bodies[line].add(body)
    return frozenset(line for line, holding in bodies.items() if len(holding) >= least)
