"""The values that `index` hands on, and the protocols that its retriever consumes.

All offsets are half-open `[start, end)` ranges of code points into the unaltered `Article.text`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Range(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: Range) -> bool:
        """Say whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One file as it was read.

    `id` is the file's path relative to the folder, with `/` between parts; `source` is the same path
    as a person would open it. `sentences` covers every non-blank character of `text` but a byte order
    mark at its head, in order and without overlap. `furniture` marks page furniture (menus, captions,
    sign-up lines): never an answer. `sha256` is the digest of the file's bytes; `published` is an ISO 8601
    date where the file states one.
    """

    id: str
    title: str
    text: str
    source: str
    sha256: str
    sentences: tuple[Range, ...]
    furniture: tuple[Range, ...] = ()
    url: str | None = None
    published: str | None = None

    def sentence_at(self, start: int, end: int) -> Range:
        """Give the smallest run of whole sentences around `[start, end)`; the range itself where none touches it."""
        first = bisect_right(self.sentences, start, key=lambda sentence: sentence.end)
        last = bisect_left(self.sentences, end, key=lambda sentence: sentence.start) - 1
        if first > last:
            return Range(start, end)
        return Range(min(self.sentences[first].start, start), max(self.sentences[last].end, end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A run of whole sentences of one article; `text == article.text[start:end]`."""

    id: str
    article_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A chunk as the retriever ranked it for one question.

    `score` lies in [0, 1] and orders the passages of one question only; `rank` counts from 1.
    A rank (and score) of one side is None where that side did not propose the chunk.
    """

    chunk: Chunk
    score: float
    rank: int
    lexical_rank: int | None = None
    lexical_score: float | None = None
    dense_rank: int | None = None
    dense_score: float | None = None


class Scored(NamedTuple):
    """A position in the list of chunks and its score on one side's own scale."""

    position: int
    score: float


class Ranker(Protocol):
    """One side of the hybrid retriever."""

    def rank(self, question: str, k: int, allowed: frozenset[int] | None = None) -> list[Scored]:
        """Give at most `k` chunks, best first, ties by position; only `allowed` positions where given."""
        ...


class Embedder(Protocol):
    """Text to unit vectors."""

    @property
    def name(self) -> str:
        """What to store beside vectors, so that another model's are never mixed in."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts into rows of unit length, shape `(len(texts), dimension)`, float32."""
        ...
