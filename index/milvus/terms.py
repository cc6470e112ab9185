"""The counts for BM25: how many rows hold each term, and how many rows and words there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256

from index.milvus.engine import Engine, Field

_PLAIN = re.compile(r"(?!0x)[a-z0-9]{1,40}")
_ROWS, _WORDS = "#rows", "#words"  # not a possible term


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCounts:
    """`of` counts the rows that hold each term that was asked for; `rows` and `words` count all."""

    of: Mapping[str, int]
    rows: int
    words: int


class Terms:
    """A table of counts, each term `coded`."""

    def __init__(self, engine: Engine, table: str) -> None:
        """Open a table that was created before."""
        self._engine = engine
        self._table = table

    def create(self) -> None:
        """Create the table unless it exists."""
        self._engine.create(self._table, [Field("count", "number")])

    def counts(self, terms: Collection[str]) -> TermCounts:
        """Return the counts of some terms, 0 for those that no row holds."""
        records = self._engine.get(self._table, "id", [*terms, _ROWS, _WORDS], ["id", "count"])
        known = {record["id"]: int(record["count"]) for record in records}
        return TermCounts(
            of={term: known.get(term, 0) for term in terms}, rows=known.get(_ROWS, 0), words=known.get(_WORDS, 0)
        )

    def change(self, changes: Mapping[str, int], rows: int, words: int) -> None:
        """Add to the counts, or subtract where a number is negative."""
        if not rows:
            return
        known = self.counts(changes.keys())
        now = Counter(known.of)
        now.update(changes)
        self._put({**now, _ROWS: known.rows + rows, _WORDS: known.words + words})

    def set(self, counts: Mapping[str, int], rows: int, words: int) -> None:
        """Set the counts of all terms; only differences are written."""
        wanted = {**counts, _ROWS: rows, _WORDS: words}
        there = {record["id"]: int(record["count"]) for record in self._engine.each(self._table, ["id", "count"])}
        gone = there.keys() - wanted.keys()
        self._put({term: count for term, count in wanted.items() if there.get(term) != count})
        self._engine.remove(self._table, "id", sorted(gone))

    def _put(self, counts: Mapping[str, int]) -> None:
        self._engine.put(self._table, [{"id": term, "count": count} for term, count in counts.items()])


def coded(token: str) -> str:
    """Return a token in a form no analyzer changes: lower-case ASCII letters and digits, 42 at most."""
    if _PLAIN.fullmatch(token):
        return token
    return f"0x{sha256(token.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}"


def count_coded(frequencies: Mapping[str, int]) -> Counter[str]:
    """Return the counts of terms, coded."""
    counts: Counter[str] = Counter()
    for token, count in frequencies.items():
        counts[coded(token)] += count
    return counts
