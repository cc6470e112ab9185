"""Cutting an article into chunks: overlapping windows of whole sentences, with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from index.leads import leads_of
from index.types import Article, Chunk, Range, Row, chunk_id
from index.units import bind

_SIZE = 100  # words: docs/decisions/004-retrieval.md
_OVERLAP = 33  # words

_WORD = re.compile(r"\S+")


def chunk_article(article: Article, *, size: int = _SIZE, overlap: int = _OVERLAP) -> tuple[Chunk, ...]:
    """Cut an article into chunks of at most `size` words, in text order; words are separated by white space.

    Boilerplate is in no chunk; every other sentence lies whole in at least one, and no chunk holds words of two entries
    of a live page. What `index.units.bind` joins is kept together like a sentence: a heading and the text below it, a
    row, a short table or list. `Chunk.lead` holds the context a chunk needs and does not contain. Neighbours share the
    last whole sentences of the first one, of `overlap` words together, or its last sentence if that is longer and still
    fits; with an overlap of 0, none. No chunk lies inside another. A sentence longer than `size` is a chunk of its own;
    one longer than twice `size` is cut between words into windows of `size`. An article without text gives an empty
    tuple.

    Raises:
        ValueError: `size` is below 1, or `overlap` is not at least 0 and below `size`.

    """
    if size < 1:
        raise ValueError(f"size is {size}, but a chunk holds at least 1 word: use size=1 or more.")
    if not 0 <= overlap < size:
        raise ValueError(f"overlap is {overlap}, but must lie in [0, {size}): use less than size, or 0 for none.")
    chunks = []
    for run in _runs(article):
        units = bind(article.text, run, article.structure, size=size)
        chunks += [_chunk(article, window) for window in _windows(article.text, units, size, overlap)]
    return tuple(chunks)


def index_text(title: str, chunk: Chunk) -> str:
    """Return the indexed text of a chunk: its article's title, its leads, and its words, one line each."""
    return "\n".join((title, *(lead.text for lead in chunk.lead), chunk.text))


def _chunk(article: Article, window: Range) -> Chunk:
    return Chunk(
        id=chunk_id(article.id, *window),
        article_id=article.id,
        start=window.start,
        end=window.end,
        text=article.text[window.start : window.end],
        lead=leads_of(article, window),
    )


def _runs(article: Article) -> Iterator[list[Range]]:
    """Yield the sentences between pieces of boilerplate, those of each entry of a live page apart."""
    boilerplate = iter(article.boilerplate)
    mark = next(boilerplate, None)
    entries = iter(article.structure.entries)
    entry = next(entries, None)
    run: list[Range] = []
    for sentence in article.sentences:
        while mark is not None and mark.end <= sentence.start:
            mark = next(boilerplate, None)
            yield run
            run = []
        while entry is not None and entry.start <= sentence.start:
            entry = next(entries, None)
            yield run
            run = []
        if mark is None or not mark.overlaps(sentence):
            run.append(sentence)
    yield run


def _windows(text: str, run: list[Range], size: int, overlap: int) -> Iterator[Range]:
    """Yield the windows of a run; a unit longer than `size` stands alone."""
    lengths = [len(text[s.start : s.end].split()) for s in run]
    begin = 0
    for i, length in enumerate([*lengths, size + 1]):
        if length <= size:
            continue
        for first, last in _spans(lengths[begin:i], size, overlap):
            yield Range(run[begin + first].start, run[begin + last - 1].end)
        if i < len(run):
            yield from _cut(text, run[i], size, overlap)
        begin = i + 1


def _spans(lengths: list[int], size: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Yield `[first, last)` positions of units, none longer than `size`; starts and ends strictly increase."""
    before = [0, *accumulate(lengths)]  # before[b] - before[a] words lie in [a, b)
    total, first = before[-1], 0
    while first < len(lengths):
        last = bisect_right(before, before[first] + size) - 1
        yield first, last
        if last == len(lengths):
            return
        shared = bisect_left(before, before[last] - overlap)
        if overlap > 0:
            shared = min(shared, last - 1)
        first = max(shared, first + 1, bisect_left(before, before[last + 1] - size))
        if total - before[first] <= size and total - before[last] < overlap:  # a short tail: fill its window
            first = bisect_left(before, total - size)


def _cut(text: str, sentence: Range, size: int, overlap: int) -> Iterator[Range]:
    """Cut a sentence of more than `2 * size` words at words; the last window is moved back until it is full."""
    words = [word.span() for word in _WORD.finditer(text, sentence.start, sentence.end)]
    if len(words) <= 2 * size:
        yield sentence
        return
    tail = len(words) - size
    for first in (*range(0, tail, size - overlap), tail):
        yield Range(words[first][0], words[first + size - 1][1])


def rows_of(article: Article, chunks: Sequence[Chunk]) -> tuple[Row, ...]:
    """Return the search rows of an article's chunks, in their order."""
    return tuple(
        Row(chunk_id=chunk.id, article_id=article.id, start=chunk.start, text=index_text(article.title, chunk))
        for chunk in chunks
    )
