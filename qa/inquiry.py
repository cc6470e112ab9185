"""From a question to its answer: understand it, recognise its kind, search, read, decide."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from index.collection import Collection
from index.errors import PullquoteError
from index.scope import matching
from index.types import Passage, Scope
from qa.about.answering import answer_about
from qa.answering import PreparedQuestion, complete, decide, is_sure
from qa.comparing.fitting_several import fits_several
from qa.comparing.sources import Sources
from qa.confidence import Calibrator
from qa.kinds.comparison import answer_comparison
from qa.kinds.interviews import read_as_asked
from qa.kinds.lists.answering import answer_list, answer_several
from qa.kinds.notes import answer_correction
from qa.kinds.quoted import answer_quoted
from qa.kinds.spans.rules import applied
from qa.kinds.tables.lookups import Lookups
from qa.kinds.yes_no.answering import answer_yes_no
from qa.kinds.yes_no.limits import answer_limit
from qa.ranking import LOOK, READ
from qa.reading.joining import joined, without_repeats
from qa.reading.spelling import read_as_written
from qa.respelled import respelled
from qa.types import Answer, Kind, Reader, Reading, Turn, Versions
from qa.uncompared import NOT_COMPARED, uncompared
from qa.understanding.chatter import without_chatter
from qa.understanding.coordination import questions_of
from qa.understanding.excluding import AnswerOf, left_out
from qa.understanding.followups import understand
from qa.understanding.fragments import is_fragment
from qa.understanding.kinds import kind_of
from qa.understanding.languages import is_foreign
from qa.understanding.limits import read_limit
from qa.understanding.questions import Question, encodable, parse_question
from qa.understanding.sides import read_comparison
from qa.understanding.time_limits import read_time_limit
from qa.understanding.wrappers import unwrap
from qa.versions.newest import newest_first
from qa.versions.rereading import read_corrected
from qa.versions.state_asked import asks_for_correction, state_asked, without_state
from qa.versions.superseding import current
from qa.versions.titled import read_titled

_RANKED = 100  # passages searched for other articles to show with an answer
_REMEMBERED = 20  # earlier questions of a conversation that a follow-up may depend on
_ENOUGH = 3  # passages of other articles to show with an answer; if there are fewer, more are read
_READ_MORE = 3  # passages, in that case
_PARTS = 8  # questions in one text that are answered; further ones are handed back
_WORD = re.compile(r"\w+")

_log = logging.getLogger("pullquote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A collection, the scope to search, and the models; `threshold` is in [0, 1].

    With `newest`, the newest of different values leads.
    """

    collection: Collection
    where: Scope | None
    reader: Reader
    calibrator: Calibrator
    threshold: float
    versions: Versions
    passages: int = READ
    newest: bool = False

    def answer(self, question: str, history: Sequence[str | Turn]) -> Answer:
        """Answer what was typed, after the turns of a conversation, oldest first."""
        *_, answer = self.answers(question, history)
        return answer

    def answers(self, question: str, history: Sequence[str | Turn]) -> Iterator[Answer]:
        """Yield the answer to what was typed as soon as it is decided, and the whole answer last."""
        parsed = parse_question(question)
        typed = self._asked(question, parsed)
        texts = [text for text in map(without_chatter, (parsed.text, *parsed.also_asked)) if text]
        if not texts or (len(texts) == 1 and self._is_unknown(texts[0])):
            if self.where is not None:
                matching(self.collection.entries, self.where)  # an unknown value is an error, whatever is asked
            yield self._nothing(typed, parsed)
            return
        asked = [part for text in texts for part in questions_of(text)]
        earlier, said = history[-_REMEMBERED:], cache(self._said)
        if len(asked) == 1:
            yield from self._one(replace(typed, understood_as=asked[0]), earlier, said)
            return
        parts: list[Answer] = []
        for part in asked[:_PARTS]:
            turns = [*earlier, *(Turn(question=each.question, answer=each.text) for each in parts)]
            asked_of = PreparedQuestion(
                question=part, understood_as=part, threshold=self.threshold, versions=self.versions
            )
            *_, answer = self._one(asked_of, turns, said)
            parts.append(answer)
        yield _compound(replace(typed, also_asked=tuple(asked[_PARTS:])), parts)

    def _asked(self, question: str, parsed: Question) -> PreparedQuestion:
        plain = encodable(question)
        notices = (*parsed.notices, *_pending(self.collection))
        return PreparedQuestion(
            question=plain, understood_as=plain, notices=notices, threshold=self.threshold, versions=self.versions
        )

    def _is_unknown(self, text: str) -> bool:
        """Whether a text is a few words that ask nothing, and none of them is in an article."""
        if not is_fragment(text) or is_foreign(text):
            return False
        meant, _ = respelled(text, self.collection, self.where)
        return not any(self.collection.find(word, most=1) for word in _WORD.findall(meant))

    def _nothing(self, typed: PreparedQuestion, parsed: Question) -> Answer:
        """Abstain if nothing is asked: no word, or a greeting, thanks, an order or words of no article."""
        answer = decide(replace(typed, anything=False), (), self._sources(), self.calibrator)
        if not parsed.text:
            return answer
        notice = "This is not a question that an article can answer. Ask who, when or how many, for example."
        evidence = replace(answer.evidence, reason="no question")
        return replace(answer, kind="none", evidence=evidence, notices=(notice,))

    def _one(self, asked: PreparedQuestion, history: Sequence[str | Turn], answer_of: AnswerOf) -> Iterator[Answer]:
        """Yield the answers to one question, the whole one last; its words are read as the articles write them."""
        question = unwrap(asked.understood_as)
        understood = understand(question, history, answer_of)
        meant, misspelt = respelled(understood, self.collection, self.where)
        asked = replace(
            asked,
            understood_as=meant,
            notices=(*asked.notices, *(each.notice for each in misspelt)),
            left_out=left_out(question, history, answer_of),
        )
        yield from (replace(answer, understood_as=understood) for answer in self._by_kind(asked))

    def _by_kind(self, asked: PreparedQuestion) -> Iterator[Answer]:
        """Yield the answers to one question by its kind, the whole one last."""
        kind = kind_of(asked.understood_as)
        stated = self._of_articles(asked)
        if stated is not None:
            yield stated
            return
        quoted = answer_quoted(asked, self.collection, self.where)
        if quoted is not None:
            yield quoted
            return
        comparison = read_comparison(asked.understood_as) if kind == "comparison" else None
        if comparison is not None:
            sides = [self._compared(self._span(replace(asked, understood_as=side))) for side in comparison.questions]
            first = uncompared(sides[0]) if any(NOT_COMPARED in side.notices for side in sides) else sides[0]
            yield answer_comparison(
                replace(first, question=asked.question, understood_as=asked.understood_as),
                comparison,
                sides,
                self.collection.articles,
            )
            return
        limited = self._limited(asked) if kind == "yes/no" else None
        if limited is not None:
            yield newest_first(limited) if self.newest else limited
            return
        span = self._span(asked, everything=kind in ("yes/no", "list"))
        if kind not in ("yes/no", "list") and span.answer.text is not None and not self.newest:
            yield self._of_kind(kind, span.answer, span.readings)
        answer = fits_several(self._compared(span, kind), self.collection.articles)
        yield newest_first(answer) if self.newest else answer

    def _limited(self, asked: PreparedQuestion) -> Answer | None:
        """Answer whether there are more than so many by how many there are, or whether it was before a day by when.

        None if that does not tell.
        """
        limit = read_limit(asked.understood_as) or read_time_limit(asked.understood_as)
        if limit is None:
            return None
        answered = self._compared(self._span(replace(asked, understood_as=limit.question)))
        return answer_limit(limit, replace(answered, understood_as=asked.understood_as), self._sources())

    def _said(self, earlier: str) -> str | None:
        """Return the answer to an earlier question, if the conversation holds only questions."""
        return self.answer(earlier, ()).text

    def _of_articles(self, asked: PreparedQuestion) -> Answer | None:
        """Answer questions about the articles themselves: what was corrected, an article's author, day and headline."""
        question = asked.understood_as
        if asks_for_correction(question):
            passages = self.collection.retrieve(question, _RANKED, scope=self.where)
            return answer_correction(asked, self.collection, passages)
        return answer_about(asked, self.collection, self.where)

    def _of_kind(self, kind: Kind, answer: Answer, readings: Sequence[Reading]) -> Answer:
        match kind:
            case "yes/no":
                return answer_yes_no(answer, readings, self._sources(), self.reader)
            case "list":
                standing = current(answer.understood_as, readings, self._sources()).readings
                return answer_list(answer, standing, self._sources(), self.calibrator)
            case "quotes":
                return replace(answer, kind="quotes")
            case _:
                return answer_several(answer, readings, self._sources(), self.calibrator)

    def _span(self, asked: PreparedQuestion, *, everything: bool = False) -> _SpanAnswer:
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

    def _read(self, asked: PreparedQuestion, *, everything: bool) -> _SpanAnswer:
        """Search, read passages in order until no other span can overtake the best one, and decide."""
        passages = self.collection.retrieve(asked.understood_as, _RANKED, scope=self.where)
        sources = self._sources()
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
        return _SpanAnswer(
            asked=asked,
            answer=decide(asked, readings, sources, self.calibrator),
            readings=readings,
            unread=unread,
            further=passages[self.passages :],
        )

    def _compared(self, span: _SpanAnswer, kind: Kind | None = None) -> Answer:
        """Return the whole answer, given its form by its kind if it has one.

        An answer that was decided is not lost because the other articles cannot be read: it is returned without them,
        and says so. The log says why.
        """
        try:
            whole = self._whole(span)
            return whole if kind is None else self._of_kind(kind, whole, span.readings)
        except Exception as error:
            if span.answer.text is None:
                raise
            unforeseen = None if isinstance(error, PullquoteError) else error
            _log.error("the other articles could not be compared: %s", error, exc_info=unforeseen)
            return uncompared(span.answer if kind is None else self._of_kind(kind, span.answer, span.readings))

    def _whole(self, span: _SpanAnswer) -> Answer:
        """Return the answer with what other articles say; more of them is read if little was."""
        if span.answer.text is None:
            return span.answer
        sources = self._sources()
        cited = sources.source(span.answer.citations[0].article_id)
        unread = [passage for passage in span.unread if passage.chunk.article_id not in cited]
        there = [reading.passage for reading in span.readings if reading.article_id not in cited]
        if len(there) + len(unread) < _ENOUGH:
            others = (passage for passage in span.further if passage.chunk.article_id not in cited)
            unread += joined(tuple(islice(others, _READ_MORE)), self.collection.articles, words=self.reader.words)
        more = read_as_written(self.reader, span.asked.understood_as, unread)
        more = read_corrected(self.reader, span.asked.understood_as, more, sources)
        return complete(span.asked, span.answer, span.readings, sources, self.calibrator, more=more)

    def _sources(self) -> Sources:
        collection = self.collection
        return Sources(articles=collection.articles, copies=collection.copies, versions=collection.versions)


@dataclass(frozen=True, slots=True, kw_only=True)
class _SpanAnswer:
    """An answer as it was decided, the readings that decided it, and the passages left, best first.

    `unread` are passages that the answer did not need, `further` those ranked after them.
    """

    asked: PreparedQuestion
    answer: Answer
    readings: tuple[Reading, ...]
    unread: tuple[Passage, ...]
    further: tuple[Passage, ...]


def _compound(typed: PreparedQuestion, parts: Sequence[Answer]) -> Answer:
    """Return the answer to several questions; its own text is that of the first part with an answer."""
    first = next((part for part in parts if part.text is not None), parts[0])
    return replace(
        first,
        question=typed.question,
        understood_as=typed.question,
        kind="compound",
        verdict=None,
        items=(),
        parts=tuple(parts),
        also_asked=typed.also_asked,
        notices=typed.notices,
    )


def _pending(collection: Collection) -> tuple[str, ...]:
    """Return a notice that says how much of a collection is found by its words alone."""
    if collection.pending == 0:
        return ()
    return (
        f"{collection.pending:,} of {collection.count:,} passages are found by their words alone so far: "
        "the rest of the index is being built.",
    )
