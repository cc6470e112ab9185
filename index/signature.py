"""The signature of an article, by which copies and versions of it are recognised: some hundreds of numbers.

Copies are recognised by their shingles (runs of four words): most of the shorter one's are in the longer one (the
containment of Broder 1997, "On the resemblance and containment of documents"). A sample estimates that; it is chosen by
the digests' values, so that any two samples of one text hold the same shingles. Versions are told from copies by their
frames: the same words around another number or name.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.distinctive import TellingKind, TellingWord, digest, framed, words_of
from index.types import Article, Range

Relation = Literal["copy", "version", "series"]
Digests = NDArray[np.uint32]

CONTAINED = 0.4  # share of the shorter one's shingles that relates two articles: docs/decisions/018-versions.md
_TEMPLATE = 0.4  # share of differing common frames from which two articles follow one template
_WORDS = 4  # of a shingle
_NAMES = 3  # common frames with the same names that make a series
_LEAST = 8  # shingles; shorter articles are related only if all their words are the same
_SAMPLE = 256  # shingles stored per article at most, about
_KINDS: tuple[TellingKind, ...] = ("number", "name", "outcome", "negation")
_FACTS = 2  # the first kinds: those that a template leaves blank
_HEAD = struct.Struct("<BBIII")  # format, level, shingles of the article, shingles kept, fillings
_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Signature:
    """The signature of an article.

    `shingles` are the digests below `2**(32 - level)` of all its shingles, of which there are `total`; ascending.
    `frames` (ascending) and `fillings` are parallel: a frame of the text, and the kind and the digest of a word in it.
    """

    level: int
    total: int
    shingles: Digests
    frames: Digests
    fillings: Digests

    def to_bytes(self) -> bytes:
        """Return the signature as bytes, the same on every machine."""
        head = _HEAD.pack(_FORMAT, self.level, self.total, len(self.shingles), len(self.frames))
        return head + b"".join(part.astype("<u4").tobytes() for part in (self.shingles, self.frames, self.fillings))

    @classmethod
    def from_bytes(cls, saved: bytes) -> Signature:
        """Return the signature that `to_bytes` saved; raise `ValueError` for another format or length."""
        if len(saved) < _HEAD.size:
            raise ValueError(f"{len(saved)} bytes are not a signature: sign the article again")
        form, level, total, size, fillings = _HEAD.unpack_from(saved)
        if form != _FORMAT or len(saved) != _HEAD.size + 4 * (size + 2 * fillings):
            raise ValueError(f"a signature of format {form} and {len(saved)} bytes: sign the article again")
        numbers = np.frombuffer(saved, "<u4", offset=_HEAD.size).astype(np.uint32)
        parts = (numbers[:size], numbers[size : size + fillings], numbers[size + fillings :])
        return cls(level=level, total=total, shingles=parts[0], frames=parts[1], fillings=parts[2])


def sign(article: Article) -> Signature:
    """Return the signature of an article, boilerplate left out; an article without words has an empty one."""
    words = words_of(_body(article))
    every = shingles(words)
    level = max(len(every) - 1, 0) // _SAMPLE
    level = level.bit_length()
    values = sorted(value for value in every if value < 2 ** (32 - level))
    fillings = sorted(_fillings(words))
    return Signature(
        level=level,
        total=len(every),
        shingles=np.array(values, dtype=np.uint32),
        frames=np.array([frame for frame, _ in fillings], dtype=np.uint32),
        fillings=np.array([filling for _, filling in fillings], dtype=np.uint32),
    )


def shingles(words: Sequence[TellingWord]) -> set[int]:
    """Return digests of the runs of four words; fewer words are one run."""
    texts = [word.text for word in words]
    runs = (texts[at : at + _WORDS] for at in range(max(len(texts) - _WORDS, 0) + 1))
    return {digest(" ".join(run)) for run in runs if run}


def relation(one: Signature, other: Signature) -> Relation | None:
    """Return what two articles are to each other; the order does not matter.

    Versions tell one story, but somewhere fill the same frame with different numbers, names or outcomes. Articles that
    fill most frames differently follow one template: they are a series if the names are the same and only numbers and
    outcomes differ (a story whose figures all changed within a day, or a weekly report), otherwise unrelated.
    """
    shorter = min(one.total, other.total)
    if shorter < _LEAST:
        return "copy" if shorter and np.array_equal(one.shingles, other.shingles) else None
    left, right = _at_one_level(one, other)
    fewer = min(len(left), len(right))
    common = len(np.intersect1d(left, right, assume_unique=True))
    if fewer < _LEAST or common < CONTAINED * fewer:
        return None
    if not _may_differ(one, other):
        return "copy"
    alike, different = _compare_frames(one, other)
    if not any(different):
        return "copy"
    facts_alike, facts_different = sum(alike[:_FACTS]), sum(different[:_FACTS])
    of_one_mould = facts_different > 0 and facts_different >= _TEMPLATE * (facts_alike + facts_different)
    if not of_one_mould:
        return "version"
    names = _KINDS.index("name")
    return "series" if alike[names] >= _NAMES and not different[names] else None


def _at_one_level(one: Signature, other: Signature) -> tuple[Digests, Digests]:
    limit = np.uint64(2 ** (32 - max(one.level, other.level)))
    return one.shingles[one.shingles < limit], other.shingles[other.shingles < limit]


def _may_differ(one: Signature, other: Signature) -> bool:
    """Whether some frame has different fillings in the two texts; a quick check."""
    left, right = (sig.frames.astype(np.uint64) << np.uint64(32) | sig.fillings for sig in (one, other))
    only_left, only_right = np.setdiff1d(left, right), np.setdiff1d(right, left)
    return len(np.intersect1d(only_left >> np.uint64(32), only_right >> np.uint64(32))) > 0


def _compare_frames(one: Signature, other: Signature) -> tuple[list[int], list[int]]:
    """Return for each of `_KINDS` the numbers of common frames filled alike and filled differently.

    A frame is filled differently if each text has a word of one kind in it that the other lacks.
    """
    alike, different = [0] * len(_KINDS), [0] * len(_KINDS)
    for frame in np.intersect1d(one.frames, other.frames).tolist():
        for kind, (left, right) in enumerate(zip(_filled(one, frame), _filled(other, frame), strict=True)):
            if left and right:
                apart = not (left <= right or right <= left)
                different[kind] += apart
                alike[kind] += not apart
    return alike, different


def _filled(signature: Signature, frame: int) -> tuple[set[int], ...]:
    """Return the words of each kind in a frame, in the order of `_KINDS`."""
    start, end = np.searchsorted(signature.frames, [frame, frame + 1])
    values = signature.fillings[start:end].tolist()
    return tuple({value for value in values if value % len(_KINDS) == kind} for kind in range(len(_KINDS)))


def _fillings(words: Sequence[TellingWord]) -> set[tuple[int, int]]:
    """Return the frames with the words in them; the remainder of a word's digest by four is its kind."""
    count = len(_KINDS)
    return {
        (frame, digest(word) // count * count + _KINDS.index(kind))
        for frame, kind, filling in framed(words)
        for word in filling
    }


def _body(article: Article) -> str:
    """Return the sentences that are not boilerplate, one per line."""
    boilerplate = iter((*article.boilerplate, Range(len(article.text), len(article.text) + 1)))
    mark = next(boilerplate)
    body = []
    for sentence in article.sentences:
        while mark.end <= sentence.start:
            mark = next(boilerplate)
        if not mark.overlaps(sentence):
            body.append(article.text[sentence.start : sentence.end])
    return "\n".join(body)
