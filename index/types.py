"""The values that `index` returns, and the protocols that it uses.

All offsets are half-open `[start, end)` ranges of code points into the unaltered text of an article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Embeddings of unit length, shape `(texts, dimension)`."""

BlockKind = Literal["heading", "list item", "table", "header row", "table row", "caption", "boilerplate", "quotation"]


class Range(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: Range) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end


class Block(NamedTuple):
    """What a format knows about a piece of its text; `index.structure` prefers it to its own guesses."""

    kind: BlockKind
    start: int
    end: int


class Place(NamedTuple):
    """Where a piece of the text is in its file.

    `label` is what a citation shows, such as "page 3" or "row 17"; `page` counts from 1 and is given for PDF and
    pictures only. `box` is given if the piece was recognised in a picture: left, top, right and bottom of its line,
    in points from the page's top left corner (of a picture, in its pixels).
    """

    start: int
    end: int
    label: str
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One article as a format reads it from a file.

    `text` is what is quoted and is never altered afterwards; `extractor` names what makes the same text from the file.
    `part` distinguishes the articles of one file. `published` is an ISO 8601 date; `created` is that of the file, which
    counts only if nothing else states a day. `blocks` and `places` are in order and without overlap among those of one
    kind. `notes` are sentences to show, such as how an encoding was guessed.
    `trusted` is false for text that was recognised in an image. `encoding` is how the bytes of a file of text were
    read, None for other files, and `encoding_guessed` whether neither the file nor a person states it.
    """

    text: str
    extractor: str
    part: str | None = None
    title: str | None = None
    published: str | None = None
    created: str | None = None
    author: str | None = None
    site: str | None = None
    language: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    places: tuple[Place, ...] = ()
    notes: tuple[str, ...] = ()
    trusted: bool = True
    encoding: str | None = None
    encoding_guessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table in a text, one row per line; `header` is its first row if that names the columns."""

    header: Range | None
    rows: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list in a text; `lead` is the sentence or heading that introduces its items."""

    lead: Range | None
    items: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveEntry:
    """An entry `[start, end)` of a live page, under its time stamp.

    `minutes` is the time of day in [0, 1440); `order` counts the entries of a page from the oldest, 0, in either
    direction. `day` is the day the page states for it, as ISO 8601, None if it states none.
    """

    start: int
    end: int
    stamp: Range
    minutes: int
    order: int
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The pieces of a text by kind; all ranges in order and, within one field, without overlap.

    `sentences` covers every non-blank character but a byte order mark at the head. `boilerplate` is navigation
    (menus, sign-up lines, links to other articles) or a field of the file: it is never read. Captions, credits, the
    byline, the dateline and `corrections` (notes on what was corrected) are read, and can be cited. `entries` are those
    of a live page.
    """

    paragraphs: tuple[Range, ...] = ()
    sentences: tuple[Range, ...] = ()
    headline: Range | None = None
    byline: Range | None = None
    dateline: Range | None = None
    captions: tuple[Range, ...] = ()
    credits: tuple[Range, ...] = ()
    boilerplate: tuple[Range, ...] = ()
    headings: tuple[Range, ...] = ()
    tables: tuple[Table, ...] = ()
    lists: tuple[Listing, ...] = ()
    corrections: tuple[Range, ...] = ()
    entries: tuple[LiveEntry, ...] = ()

    def entry_at(self, place: int) -> LiveEntry | None:
        """Return the entry of a live page at a place; None outside entries."""
        at = bisect_right(self.entries, place, key=lambda entry: entry.start) - 1
        return self.entries[at] if at >= 0 and place < self.entries[at].end else None

    def correction_at(self, place: int) -> Range | None:
        """Return the correction note at a place; None outside such notes."""
        at = bisect_right(self.corrections, place, key=lambda note: note.start) - 1
        return self.corrections[at] if at >= 0 and place < self.corrections[at].end else None

    def has_correction(self, chunk: Chunk) -> bool:
        """Whether a chunk of the article overlaps a correction note."""
        return any(note.start < chunk.end and chunk.start < note.end for note in self.corrections)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article without its text, as lists of articles show it.

    `id` is the file's path relative to the folder, with `/` between parts, and `#part` after it if a file holds
    several; `source` is the path with which a person would open it. `sha256` is the digest of the file's bytes.
    `published` is an ISO 8601 date, `language` an ISO 639-1 code, each None if not stated. `encoding` and
    `encoding_guessed` are as in `Extracted`. `words` and `characters` (code points) count the whole text.
    """

    id: str
    title: str
    source: str
    sha256: str
    url: str | None = None
    published: str | None = None
    author: str | None = None
    site: str | None = None
    language: str | None = None
    extractor: str = ""
    notes: tuple[str, ...] = ()
    trusted: bool = True
    encoding: str | None = None
    encoding_guessed: bool = False
    words: int = 0
    characters: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Entry):
    """An article with its unaltered text and the structure of that text."""

    text: str
    structure: Structure = field(default=Structure())
    places: tuple[Place, ...] = ()

    @property
    def sentences(self) -> tuple[Range, ...]:
        """The sentences, in order."""
        return self.structure.sentences

    @property
    def boilerplate(self) -> tuple[Range, ...]:
        """The navigation around the text, in order: never read, and cited only if it is a field of the file."""
        return self.structure.boilerplate

    def text_of(self, place: Range) -> str:
        """Return the text of a range."""
        return self.text[place.start : place.end]

    def sentence_at(self, start: int, end: int) -> Range:
        """Return the smallest run of whole sentences around `[start, end)`; the range itself if none touches it."""
        first = bisect_right(self.sentences, start, key=lambda sentence: sentence.end)
        last = bisect_left(self.sentences, end, key=lambda sentence: sentence.start) - 1
        if first > last:
            return Range(start, end)
        return Range(min(self.sentences[first].start, start), max(self.sentences[last].end, end))


class Lead(NamedTuple):
    """A piece of an article that a later chunk needs as context; `text == article.text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A run of whole sentences of one article; `text == article.text[start:end]`.

    `lead` holds pieces of the article before `start` that the chunk needs to be understood, in order: the heading above
    it, its table's header row, its list's lead sentence. They are indexed and read with it.
    """

    id: str
    article_id: str
    start: int
    end: int
    text: str
    lead: tuple[Lead, ...] = ()


def chunk_id(article_id: str, start: int, end: int) -> str:
    """Return the id of the chunk at a place of an article."""
    return f"{article_id}:{start}-{end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The row that a search backend indexes for a chunk; `text` is the title, the lead and the chunk's own words."""

    chunk_id: str
    article_id: str
    start: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A chunk that was found for one question.

    `score` lies in [0, 1] and orders the hits of one question only; `rank` counts from 1. A rank and a score of one
    side are None if that side did not propose the chunk.
    """

    chunk_id: str
    article_id: str
    score: float
    rank: int
    lexical_rank: int | None = None
    lexical_score: float | None = None
    dense_rank: int | None = None
    dense_score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which articles to search; every given field must match, and None sets no limit.

    `folder` is a path below the collection's folder, `since` and `until` are ISO 8601 dates, both included (an article
    without a date never matches); `articles` are ids. `author` and `site` match as a whole, case aside.
    """

    articles: frozenset[str] | None = None
    folder: str | None = None
    since: str | None = None
    until: str | None = None
    author: str | None = None
    site: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A chunk as the retriever ranked it for one question.

    `score` lies in [0, 1] and orders the passages of one question only; `rank` counts from 1.
    A rank (and score) of one side is None if that side did not propose the chunk.
    """

    chunk: Chunk
    score: float
    rank: int
    lexical_rank: int | None = None
    lexical_score: float | None = None
    dense_rank: int | None = None
    dense_score: float | None = None


class Embedder(Protocol):
    """Text to unit vectors."""

    @property
    def name(self) -> str:
        """A name to store beside vectors, so that those of another model are never mixed in."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts into rows of unit length, shape `(len(texts), dimension)`, float32."""
        ...
