"""Which articles are copies of one report, and which are versions of one story.

Articles are added and removed one at a time, at a cost that depends on the article's own size. The result depends on
the articles only, not on the order in which they came. Texts are not needed, only signatures.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.distinctive import TellingWord, all_pairs, bridged_pairs, telling_pairs, words_of
from index.signature import Relation, Signature, relation, shingles
from index.types import Chunk

_BUCKETS = 1 << 16  # of the map from a shingle to its articles: at 100,000 articles about 300 entries each
_ENTRIES = 20_000  # of that map, looked through for one article: the rarest shingles first, formulas last
_SHARED = 0.15  # share of an article's (or the candidate's) looked-up shingles from which it is a candidate
_CANDIDATES = 200  # articles compared with one
_WHOLE = 0.5  # of the longest copy's length, from which a copy is more than a part of it
_REPEATED = 0.85  # share of a chunk's shingles that were read already, from which it says nothing new


class CopyIndex:
    """The signatures of a collection's articles, and the relations between them.

    Not safe to change while another thread reads it. Ids are in ascending order wherever several are returned.
    """

    def __init__(self, *, relate: Callable[[Signature, Signature], Relation | None] = relation) -> None:
        """Make an empty index; `relate` compares two signatures."""
        self._relate = relate
        self._buckets: dict[int, array[int]] = {}  # of shingle << 32 | the article's number
        self._signatures: dict[int, Signature] = {}
        self._ids: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._next = 0
        self._related: dict[str, dict[str, Relation]] = {}
        self._groups: dict[str, tuple[str, ...]] = {}

    @classmethod
    def restored(
        cls, signatures: Iterable[tuple[str, bytes]], related: Mapping[str, Mapping[str, Relation]]
    ) -> CopyIndex:
        """Return the index of articles whose signatures and relations were kept: nothing is compared again.

        `related` is what `all_related` returned. Raise `ValueError` if a signature is of another format.
        """
        index = cls()
        for article_id, saved in signatures:
            index._put(article_id, Signature.from_bytes(saved))
        index._related = {article_id: dict(related.get(article_id, {})) for article_id in index._numbers}
        return index

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, article_id: str, signature: Signature) -> None:
        """Add an article, replacing one with the same id; it is compared with similar ones."""
        self.remove(article_id)
        related = self.related(signature)
        self._put(article_id, signature)
        self._related[article_id] = related
        for other, kind in related.items():
            self._related[other] = dict(sorted((self._related[other] | {article_id: kind}).items()))
        self._groups.clear()

    def _put(self, article_id: str, signature: Signature) -> None:
        number, self._next = self._next, self._next + 1
        self._signatures[number], self._ids[number], self._numbers[article_id] = signature, article_id, number
        for shingle in signature.shingles.tolist():
            self._buckets.setdefault(shingle % _BUCKETS, array("Q")).append(shingle << 32 | number)

    def remove(self, article_id: str) -> None:
        """Remove an article; an unknown id is ignored."""
        number = self._numbers.pop(article_id, None)
        if number is None:
            return
        del self._ids[number]
        for shingle in self._signatures.pop(number).shingles.tolist():
            self._buckets[shingle % _BUCKETS].remove(shingle << 32 | number)
        for other in self._related.pop(article_id):
            del self._related[other][article_id]
        self._groups.clear()

    def related(self, signature: Signature) -> dict[str, Relation]:
        """Return each article's relation to a given one, which need not be indexed, by id; unrelated ones are left out.

        At most the 200 articles that share most with it are looked at.
        """
        related = {}
        for number in self._candidates(signature):
            article_id = self._ids[number]
            kind = self._relate(signature, self._signatures[number])
            if kind is not None:
                related[article_id] = kind
        return dict(sorted(related.items()))

    def copies_of(self, article_id: str) -> tuple[str, ...]:
        """Return the other articles of this one's group; () if it has no copies, or is not in the index."""
        return tuple(other for other in self._group(article_id) if other != article_id)

    def versions_of(self, article_id: str) -> tuple[str, ...]:
        """Return the articles that tell the same story with another number, name or outcome."""
        return tuple(other for other, kind in self._relations(article_id).items() if kind == "version")

    def series_of(self, article_id: str) -> tuple[str, ...]:
        """Return the articles of the same names and words with other numbers: of a series, or of one story."""
        return tuple(other for other, kind in self._relations(article_id).items() if kind == "series")

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups of two or more copies, in the order of their first ids; no article is in two."""
        groups = {self._group(article_id) for article_id in self._numbers}
        return tuple(sorted(group for group in groups if len(group) > 1))

    def all_related(self) -> dict[str, dict[str, Relation]]:
        """Return the relations of every related article, by the ids of the others."""
        return {article_id: dict(others) for article_id, others in sorted(self._related.items()) if others}

    def _candidates(self, signature: Signature) -> list[int]:
        """Return the numbers of the articles that share most with a signature, best first.

        Shingles are looked up rarest first, until the budget of entries for one article is spent; so a
        formula that thousands of articles hold costs nothing, and a report that hundreds carry is still found.
        """
        holders = sorted(
            ((len(numbers), shingle, numbers) for shingle, numbers in map(self._holders, signature.shingles.tolist())),
            key=lambda entry: entry[:2],
        )
        shared: Counter[int] = Counter()
        entries = looked_up = 0
        for count, _, numbers in holders:
            if entries + count > _ENTRIES and entries:
                break
            entries += count
            looked_up += 1
            shared.update(numbers)
        enough = [n for n, count in shared.items() if count >= _SHARED * self._comparable(n, signature, looked_up)]
        return sorted(enough, key=lambda number: (-shared[number], self._ids[number]))[:_CANDIDATES]

    def _comparable(self, number: int, signature: Signature, looked_up: int) -> float:
        """Estimate how many shingles the samples of two articles could share; the same whichever is looked up."""
        other = self._signatures[number]
        higher = max(signature.level, other.level)  # the sparser of the two samples is what both hold
        own = looked_up / 2.0 ** (higher - signature.level)
        return min(own, len(other.shingles) / 2.0 ** (higher - other.level))

    def _holders(self, shingle: int) -> tuple[int, list[int]]:
        bucket = self._buckets.get(shingle % _BUCKETS)
        if not bucket:
            return shingle, []
        entries: NDArray[np.uint64] = np.frombuffer(bucket, dtype=np.uint64)
        numbers = entries[entries >> np.uint64(32) == shingle] & np.uint64(0xFFFFFFFF)
        return shingle, numbers.tolist()

    def _relations(self, article_id: str) -> dict[str, Relation]:
        return self._related.get(article_id, {})

    def _group(self, article_id: str) -> tuple[str, ...]:
        if article_id not in self._groups:
            for group in self._partition(self._connected(article_id)):
                for member in group:
                    self._groups[member] = tuple(sorted(group))
        return self._groups[article_id]

    def _connected(self, article_id: str) -> list[str]:
        """Return the articles reachable through copies of copies, the longest first."""
        reached = {article_id}
        waiting = [article_id]
        while waiting:
            relations = self._relations(waiting.pop())
            copies = [other for other, kind in relations.items() if kind == "copy" and other not in reached]
            reached.update(copies)
            waiting += copies
        return sorted(reached, key=lambda one: (-self._length(one), one))

    def _partition(self, articles: Sequence[str]) -> list[list[str]]:
        """Split connected articles into groups: each joins the first group it fits, led by the longest article."""
        groups: list[list[str]] = []
        for article_id in articles:
            group = next((group for group in groups if self._joins(article_id, group)), None)
            if group is None:
                groups.append([article_id])
            else:
                group.append(article_id)
        return groups

    def _joins(self, article_id: str, group: Sequence[str]) -> bool:
        """Whether an article is a copy of a group's leader, a version of no member, and no other part of a digest."""
        relations = self._relations(article_id)
        leader, *others = group
        if relations.get(leader) != "copy":
            return False
        whole = _WHOLE * self._length(leader)
        for other in others:
            both_whole = min(self._length(article_id), self._length(other)) >= whole
            if relations.get(other) == "version" or (relations.get(other) != "copy" and not both_whole):
                return False
        return True

    def _length(self, article_id: str) -> int:
        number = self._numbers.get(article_id)
        return 0 if number is None else self._signatures[number].total


def groups_of(copies: CopyIndex) -> dict[str, tuple[str, ...]]:
    """Return the articles that have copies, with the ids of the copies."""
    return {one: tuple(other for other in group if other != one) for group in copies.groups() for one in group}


def versions_among(related: Mapping[str, Mapping[str, Relation]]) -> dict[str, tuple[tuple[str, Relation], ...]]:
    """Return what `all_related` returned without the copies: the versions, and the articles of a series."""
    found: dict[str, tuple[tuple[str, Relation], ...]] = {}
    for article_id, others in related.items():
        versions = tuple((other, kind) for other, kind in others.items() if kind != "copy")
        if versions:
            found[article_id] = versions
    return found


def without_repeats(chunks: Iterable[Chunk], copies: Mapping[str, Sequence[str]]) -> Iterator[int]:
    """Yield the positions of chunks that add something to what a copy of their article already said.

    `copies` gives the ids of an article's copies, as `CopyIndex.copies_of` does. A chunk is skipped if nearly all of
    its words are in earlier chunks of copies, and each of its numbers, names, negations and outcomes between the same
    neighbours: "four of the injured" is not said by "four miles" and "two of the injured".
    """
    read: dict[str, _WordsSeen] = {}
    for position, chunk in enumerate(chunks):
        others = copies.get(chunk.article_id, ())
        if not others:
            yield position
            continue
        words = words_of(chunk.text, every_capital=True)
        if not _WordsSeen.together(read[other] for other in others if other in read).holds(words):
            read.setdefault(chunk.article_id, _WordsSeen()).add(words)
            yield position


@dataclass(slots=True)
class _WordsSeen:
    """What the chunks seen so far said: digests of their shingles, pairs, and pairs separated by a negation."""

    shingles: set[int] = field(default_factory=set)
    pairs: set[int] = field(default_factory=set)
    bridged: set[int] = field(default_factory=set)

    @classmethod
    def together(cls, several: Iterable[_WordsSeen]) -> _WordsSeen:
        """Return the union of what several articles said."""
        whole = cls()
        for one in several:
            whole.shingles |= one.shingles
            whole.pairs |= one.pairs
            whole.bridged |= one.bridged
        return whole

    def add(self, words: Sequence[TellingWord]) -> None:
        """Add a chunk that is read."""
        self.shingles |= shingles(words)
        self.pairs |= all_pairs(words)
        self.bridged |= bridged_pairs(words)

    def holds(self, words: Sequence[TellingWord]) -> bool:
        """Whether a chunk adds nothing new."""
        own = shingles(words)
        denied = all_pairs(words) & self.bridged - self.pairs
        return len(own & self.shingles) >= _REPEATED * len(own) and telling_pairs(words) <= self.pairs and not denied
