"""Answering with the best span: search, read until no other span can overtake it, decide, and compare."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from index.collection import Collection
from index.types import Passage, Scope
from qa.answering import PreparedQuestion, complete, decide, is_sure
from qa.comparing.sources import Sources
from qa.confidence import Calibrator
from qa.kinds.interviews import read_as_asked
from qa.kinds.spans.rules import applied
from qa.kinds.tables.lookups import Lookups
from qa.ranking import LOOK
from qa.reading.joining import joined, without_repeats
from qa.reading.spelling import read_as_written
from qa.types import Answer, Reader, Reading
from qa.versions.rereading import read_corrected
from qa.versions.state_asked import state_asked, without_state
from qa.versions.titled import read_titled

RETRIEVED = 100  # passages retrieved for a question, of which the best are read
_ENOUGH = 3  # passages of other articles to compare an answer with; if fewer are at hand, more are read
_READ_MORE = 3  # passages, in that case


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanAnswer:
    """An answer as it was decided, the readings that decided it, and the passages left, best first.

    `unread` are passages that the answer did not need, `further` those ranked after them.
    """

    asked: PreparedQuestion
    answer: Answer
    readings: tuple[Reading, ...]
    unread: tuple[Passage, ...]
    further: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """Finds spans in a collection, within a scope; `passages` of those retrieved are read."""

    collection: Collection
    where: Scope | None
    reader: Reader
    calibrator: Calibrator
    passages: int

    def answer(self, asked: PreparedQuestion, *, everything: bool = False) -> SpanAnswer:
        """Answer with the best span, or abstain; `everything` is read if more than the best span is wanted.

        A text rarely repeats "at first" or "by noon": if the question finds no answer, it is read again without those
        words.
        """
        span = self._read(asked, everything=everything)
        when, plain = state_asked(asked.understood_as), without_state(asked.understood_as)
        if span.answer.text is not None or when.state == "latest" or plain == asked.understood_as:
            return span
        again = self._read(replace(asked, understood_as=plain, when=when), everything=everything)
        if again.answer.text is None:
            return span
        return replace(again, answer=replace(again.answer, understood_as=asked.understood_as))

    def _read(self, asked: PreparedQuestion, *, everything: bool) -> SpanAnswer:
        """Search, read passages in order until no other span can overtake the best one, and decide."""
        passages = self.collection.retrieve(asked.understood_as, RETRIEVED, scope=self.where)
        sources = self.sources()
        lookups = Lookups(asked.understood_as, sources.articles)
        unread = joined(passages[: self.passages], sources.articles, words=self.reader.words)
        read: tuple[Reading, ...] = ()
        readings: tuple[Reading, ...] = ()
        while unread and (everything or not is_sure(asked, readings, unread, sources)):
            more = read_as_written(self.reader, asked.understood_as, unread[:LOOK])
            more = read_as_asked(self.reader, asked.understood_as, more, sources)
            more = read_corrected(self.reader, asked.understood_as, more, sources)
            read = without_repeats((*read, *more))
            readings = applied(asked.understood_as, read, sources.articles, lookups)
            unread = unread[LOOK:]
        again = read_titled(self.reader, asked.understood_as, read, sources)
        if again != read:
            readings = applied(asked.understood_as, again, sources.articles, lookups)
        return SpanAnswer(
            asked=asked,
            answer=decide(asked, readings, sources, self.calibrator),
            readings=readings,
            unread=unread,
            further=passages[self.passages :],
        )

    def whole(self, span: SpanAnswer) -> Answer:
        """Return the answer with what other articles say; more of them is read if little was."""
        if span.answer.text is None:
            return span.answer
        sources = self.sources()
        cited = sources.source(span.answer.citations[0].article_id)
        unread = [passage for passage in span.unread if passage.chunk.article_id not in cited]
        there = [reading.passage for reading in span.readings if reading.article_id not in cited]
        if len(there) + len(unread) < _ENOUGH:
            others = (passage for passage in span.further if passage.chunk.article_id not in cited)
            unread += joined(tuple(islice(others, _READ_MORE)), self.collection.articles, words=self.reader.words)
        more = read_as_written(self.reader, span.asked.understood_as, unread)
        more = read_corrected(self.reader, span.asked.understood_as, more, sources)
        return complete(span.asked, span.answer, span.readings, sources, self.calibrator, more=more)

    def sources(self) -> Sources:
        """Return the articles with their copies and versions."""
        collection = self.collection
        return Sources(articles=collection.articles, copies=collection.copies, versions=collection.versions)
