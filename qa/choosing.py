"""Readings -> one ranking of all their spans, each with what speaks for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from index.types import Article, Chunk, Range
from qa.types import Reading, Span

FEATURES = ("margin", "lead")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A span, and what speaks for it.

    `margin` is its score minus its passage's null score, in logits, averaged over the passages that were read there:
    neighbours share sentences, and what one of them sees in a place is checked by what the other sees. `lead` is how
    far that is above the best span elsewhere that says other words; the margin's own size where there is none.
    """

    reading: Reading
    span: Span
    margin: float
    lead: float

    @property
    def features(self) -> tuple[float, ...]:
        """The calibrator's inputs, in the order of `FEATURES`."""
        return (self.margin, self.lead)

    @property
    def article_id(self) -> str:
        """The article that the span stands in."""
        return self.reading.passage.chunk.article_id


@dataclass(frozen=True, slots=True)
class _Row:
    """A span with its margin in its own passage, and then over all passages that were read there."""

    reading: Reading
    span: Span
    own: float
    margin: float
    words: str

    @property
    def chunk(self) -> Chunk:
        return self.reading.passage.chunk


def choose(readings: Sequence[Reading], articles: Mapping[str, Article]) -> list[Choice]:
    """Rank the spans of all readings by margin, best first; how a passage was retrieved says no more.

    `articles` holds those of the passages by id. Ties by the margin in the span's own passage, then by chunk id and
    offset. No spans give [].
    """
    rows = []
    for reading in readings:
        for span in reading.spans:
            margin = span.score - reading.null_score
            quote = articles[reading.passage.chunk.article_id].text[span.start : span.end]
            rows.append(_Row(reading, span, margin, margin, same_words(quote)))
    rows = _averaged(rows)
    rows.sort(key=lambda row: (-row.margin, -row.own, row.chunk.id, row.span.start, row.span.end))
    return [
        Choice(
            reading=row.reading,
            span=row.span,
            margin=row.margin,
            lead=_lead(row, rows),
        )
        for row in rows
    ]


def _averaged(rows: Sequence[_Row]) -> list[_Row]:
    """Average each span's margin with that of the best span that touches it in each other passage."""
    longest = max((row.span.end - row.span.start for row in rows), default=0)
    by_article: dict[str, list[_Row]] = {}
    for row in sorted(rows, key=lambda row: row.span.start):
        by_article.setdefault(row.chunk.article_id, []).append(row)
    averaged = []
    for found in by_article.values():
        starts = [row.span.start for row in found]
        for row in found:
            near = found[bisect_left(starts, row.span.start - longest) : bisect_left(starts, row.span.end)]
            averaged.append(replace(row, margin=fmean(_margins(row, near))))
    return averaged


def _margins(row: _Row, near: Sequence[_Row]) -> list[float]:
    """Give the margins of one place, a number for each passage that found a span there."""
    best = {row.chunk.id: row.own}
    for other in near:
        if other.chunk.id != row.chunk.id and other.span.end > row.span.start:
            best[other.chunk.id] = max(other.own, best.get(other.chunk.id, other.own))
    return list(best.values())


def _lead(row: _Row, rows: Sequence[_Row]) -> float:
    for rival in rows:
        if rival.words != row.words and not _touch(rival, row):
            return row.margin - rival.margin
    return abs(row.margin)


def _touch(one: _Row, other: _Row) -> bool:
    if one.chunk.article_id != other.chunk.article_id:
        return False
    return Range(one.span.start, one.span.end).overlaps(Range(other.span.start, other.span.end))


def same_words(quote: str) -> str:
    """Reduce a quote to what makes two quotes the same words: case, outer marks, and "a", "an", "the" fall away."""
    words = (word.strip("“”‘’\"'.,;:!?()[]") for word in quote.casefold().split())
    return " ".join(word for word in words if word not in ("", "a", "an", "the"))
