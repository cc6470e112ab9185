"""The named features of each span that was read for a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.types import Article, Passage
from qa.types import Reading, Span
from qa.understanding.dimensions import is_distance
from qa.understanding.wanted import fits, is_stretch

NAMES = ("margin", "misfit", "near")
"""The features, in the order in which tables of them are written.

- `margin`: the span's score minus its passage's null score, in logits
- `misfit`: 1 where the span cannot be of the type that the question wants ("how many": an amount), or says how far
  away something is whose size is asked for, or for how long somebody did something whose age is, else 0
- `near`: the likeness of its passage to the question, as a cosine; the least of those read for a passage without one
"""


_AFTER = 40  # characters beside a span that may say what it measures


@dataclass(frozen=True, slots=True, kw_only=True)
class Featured:
    """A span of a reading with its words, and its features by their `NAMES`."""

    reading: Reading
    span: Span
    quote: str
    features: Mapping[str, float]


def featured(readings: Sequence[Reading], articles: Mapping[str, Article], *, question: str) -> list[Featured]:
    """Return every span of the readings with its features, in order; `articles` holds those of the passages."""
    likenesses = [reading.passage.dense_score for reading in readings]
    farthest = min((likeness for likeness in likenesses if likeness is not None), default=0.0)
    found = []
    for reading in readings:
        text, likeness = articles[reading.article_id].text, reading.passage.dense_score
        for span in reading.spans:
            quote = text[span.start : span.end]
            is_fit = fits(question, quote) and not is_distance(question, text[span.start : span.end + _AFTER])
            is_fit = is_fit and not is_stretch(
                question, text[max(span.start - _AFTER, 0) : span.start], text[span.start : span.end + _AFTER]
            )
            features = {
                "margin": span.score - reading.null_score,
                "misfit": 0.0 if is_fit else 1.0,
                "near": farthest if likeness is None else likeness,
            }
            found.append(Featured(reading=reading, span=span, quote=quote, features=features))
    return found


def highest_cosine(passages: Sequence[Passage]) -> float | None:
    """Return the highest cosine of a passage to the question; None if none has one."""
    return max((passage.dense_score for passage in passages if passage.dense_score is not None), default=None)
