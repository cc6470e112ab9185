"""Readings -> one ranking of all their spans, each with what speaks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.types import Article, Range
from qa.kinds.wanted import fits
from qa.premises import MEASURES, measures
from qa.types import Reading, Span

FEATURES = ("margin", "lead", *MEASURES)
_WRONG_TYPE = (
    3.0  # logits that a span of another type than the question wants loses: docs/decisions/026-kinds-of-questions.md
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A span, and what speaks for it.

    `margin` is its score minus its passage's null score, in logits, less where it cannot be of the type that the
    question wants. `lead` is how far that is above the best span elsewhere that says other words; the margin's own size
    where there is none. `article` is the one that the span stands in; without it nothing is known of what the
    `question` takes for given.
    """

    reading: Reading
    span: Span
    margin: float
    lead: float
    question: str = ""
    article: Article | None = None

    @property
    def features(self) -> tuple[float, ...]:
        """The calibrator's inputs, in the order of `FEATURES`."""
        if self.article is None:
            return (self.margin, self.lead, *(0.0 for _ in MEASURES))
        return (self.margin, self.lead, *measures(self.question, self.article, self.span.start, self.span.end))

    @property
    def article_id(self) -> str:
        """The article that the span stands in."""
        return self.reading.passage.chunk.article_id


@dataclass(frozen=True, slots=True)
class _Row:
    reading: Reading
    span: Span
    margin: float
    words: str


def choose(readings: Sequence[Reading], articles: Mapping[str, Article], *, question: str = "") -> list[Choice]:
    """Rank the spans of all readings by margin, best first; how a passage was retrieved says no more.

    `articles` holds those of the passages by id. Of spans with nearly the same margin one of the type that `question`
    wants ("how many": an amount) comes before one that is not. Ties by chunk id and offset. No spans give [].
    """
    rows = []
    for reading in readings:
        for span in reading.spans:
            quote = articles[reading.passage.chunk.article_id].text[span.start : span.end]
            margin = span.score - reading.null_score - (0.0 if fits(question, quote) else _WRONG_TYPE)
            rows.append(_Row(reading, span, margin, same_words(quote)))
    rows.sort(key=lambda row: (-row.margin, row.reading.passage.chunk.id, row.span.start, row.span.end))
    return [
        Choice(
            reading=row.reading,
            span=row.span,
            margin=row.margin,
            lead=_lead(row, rows),
            question=question,
            article=articles[row.reading.passage.chunk.article_id],
        )
        for row in rows
    ]


def _lead(row: _Row, rows: Sequence[_Row]) -> float:
    for rival in rows:
        if rival.words != row.words and not _touch(rival, row):
            return row.margin - rival.margin
    return abs(row.margin)


def _touch(one: _Row, other: _Row) -> bool:
    if one.reading.passage.chunk.article_id != other.reading.passage.chunk.article_id:
        return False
    return Range(one.span.start, one.span.end).overlaps(Range(other.span.start, other.span.end))


def same_words(quote: str) -> str:
    """Reduce a quote to what makes two quotes the same words: case, outer marks, and "a", "an", "the" fall away."""
    words = (word.strip("“”‘’\"'.,;:!?()[]") for word in quote.casefold().split())
    return " ".join(word for word in words if word not in ("", "a", "an", "the"))
