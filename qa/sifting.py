"""Leaving out or replacing spans: the walks over readings that the rules over spans share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.types import Article, Range
from qa.types import Reading, Span


@dataclass(frozen=True)
class SpanInSentence:
    """A span of an article, and the sentence around it, or the sentences that it is in."""

    article: Article
    start: int
    end: int

    @property
    def range(self) -> Range:
        """Where it is in its article."""
        return Range(self.start, self.end)

    @property
    def quote(self) -> str:
        """Its words."""
        return self.article.text[self.start : self.end]

    @cached_property
    def sentence_range(self) -> Range:
        """Where its sentence is in the article."""
        return self.article.sentence_at(self.start, self.end)

    @cached_property
    def sentence(self) -> str:
        """The words of its sentence."""
        return self.article.text_of(self.sentence_range)

    @property
    def before(self) -> str:
        """The words of its sentence before it."""
        return self.article.text[self.sentence_range.start : self.start]

    @property
    def behind(self) -> str:
        """The words of its sentence behind it."""
        return self.article.text[self.end : self.sentence_range.end]


def sifted(
    readings: Sequence[Reading], articles: Mapping[str, Article], may_answer: Callable[[SpanInSentence], bool]
) -> tuple[Reading, ...]:
    """Return the readings with only the spans that may answer, in their order; a reading may be left without any."""
    left = []
    for reading in readings:
        article = articles[reading.article_id]
        spans = tuple(span for span in reading.spans if may_answer(SpanInSentence(article, *span.range)))
        left.append(replace(reading, spans=spans))
    return tuple(left)


def replaced(
    readings: Sequence[Reading], articles: Mapping[str, Article], instead: Callable[[Article, Span], Iterable[Span]]
) -> tuple[Reading, ...]:
    """Return the readings with what is to stand instead of each span, in their order, each place once.

    `instead` gives the span itself to keep it, and nothing to leave it out.
    """
    read = []
    for reading in readings:
        spans: dict[Range, Span] = {}
        for span in reading.spans:
            for each in instead(articles[reading.article_id], span):
                spans.setdefault(each.range, each)
        read.append(replace(reading, spans=tuple(spans.values())))
    return tuple(read)
