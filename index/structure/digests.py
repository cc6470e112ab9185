"""Digests of short lines, to find those that many articles of one site repeat.

A line is repeated if articles with different bodies contain it. Copies of one report share all their lines, so articles
with the same body count once.
"""

from __future__ import annotations

from collections import Counter
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


class LineCounts:
    """Counts the bodies that contain each line, whatever the order in which articles are added and removed."""

    def __init__(self) -> None:
        self._articles: Counter[tuple[int, int]] = Counter()  # articles by line and body
        self._bodies: Counter[int] = Counter()  # bodies by line

    def add(self, body: int, lines: Iterable[int]) -> None:
        """Count an article: the digest of its body, and those of its lines."""
        for line in set(lines):
            self._articles[line, body] += 1
            self._bodies[line] += self._articles[line, body] == 1

    def remove(self, body: int, lines: Iterable[int]) -> None:
        """Remove an article that was counted. Raise `KeyError` if it was not."""
        for line in set(lines):
            if not self._articles[line, body]:
                raise KeyError(line)
            self._articles[line, body] -= 1
            if not self._articles[line, body]:
                del self._articles[line, body]
                self._bodies[line] -= 1
                if not self._bodies[line]:
                    del self._bodies[line]

    def repeated(self, least: int = LEAST_ARTICLES) -> frozenset[int]:
        """Return the digests of the lines in at least `least` bodies."""
        return frozenset(line for line, count in self._bodies.items() if count >= least)


def repeated_lines(articles: Iterable[tuple[int, Collection[int]]], *, least: int = LEAST_ARTICLES) -> frozenset[int]:
    """Return the digests of the lines in articles with at least `least` different bodies.

    `articles` are pairs of a body's digest and the digests of the lines, all of one site or folder, in any order.
    """
    counts = LineCounts()
    for body, lines in articles:
        counts.add(body, lines)
    return counts.repeated(least)
