"""From readings to one ranking of all their spans, each with its features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.types import Article
from qa.features import Featured, featured
from qa.premises import MEASURES, measures
from qa.ranking import Ranker, load_ranker
from qa.types import Reading, Span

_DIGITS = 6  # of a score: sums in another order are the same
FEATURES = ("margin", "lead", *MEASURES)
_WRONG_TYPE = (
    3.0  # logits that a span of another type than the question wants loses: docs/decisions/026-kinds-of-questions.md
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A span and its features.

    `margin` is its score minus its passage's null score, in logits, less a penalty if it cannot be of the type that the
    question wants. `score` is the ranker's; `lead` is its distance to the best span elsewhere with other words, or the
    size of the margin if there is none. `named` holds the features by the names of `qa.features`. `article` is the one
    with the span; without it the premises of the `question` are not measured.
    """

    reading: Reading
    span: Span
    margin: float
    lead: float
    score: float = 0.0
    named: Mapping[str, float] = field(default_factory=dict)
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
        """The article that the span is in."""
        return self.reading.article_id


@dataclass(frozen=True, slots=True)
class _ScoredSpan:
    of: Featured
    score: float
    words: str


def choose(
    readings: Sequence[Reading],
    articles: Mapping[str, Article],
    *,
    question: str = "",
    ranker: Ranker | None = None,
) -> list[Choice]:
    """Rank the spans of all readings by the ranker's score, best first.

    `articles` holds those of the passages by id; `ranker` defaults to the shipped one. Ties are broken by chunk id and
    offset. Return [] without spans.
    """
    ranker = load_ranker() if ranker is None else ranker
    rows = [
        _ScoredSpan(each, round(ranker.score(each.features), _DIGITS), same_words(each.quote))
        for each in featured(readings, articles, question=question)
    ]
    rows.sort(key=lambda row: (-row.score, row.of.reading.passage.chunk.id, row.of.span.start, row.of.span.end))
    return [replace(_choice(row, rows), question=question, article=articles[row.of.reading.article_id]) for row in rows]


def _choice(row: _ScoredSpan, rows: Sequence[_ScoredSpan]) -> Choice:
    features = row.of.features
    margin = features["margin"] - _WRONG_TYPE * features["misfit"]
    rival = next((other for other in rows if other.words != row.words and not _touch(other.of, row.of)), None)
    return Choice(
        reading=row.of.reading,
        span=row.of.span,
        margin=margin,
        lead=abs(margin) if rival is None else row.score - rival.score,
        score=row.score,
        named=features,
    )


def _touch(one: Featured, other: Featured) -> bool:
    if one.reading.article_id != other.reading.article_id:
        return False
    return one.span.range.overlaps(other.span.range)


def same_words(quote: str) -> str:
    """Return the form that quotes of the same words share, without case, outer marks, "a", "an" and "the".

    A quote of only those words, such as the grade "A", keeps them.
    """
    stripped = (word.strip("“”‘’\"'.,;:!?()[]") for word in quote.casefold().split())
    words = [word for word in stripped if word]
    return " ".join([word for word in words if word not in ("a", "an", "the")] or words)
