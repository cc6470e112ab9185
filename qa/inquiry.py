"""From a question to its answer: understand it, recognise its kind, search, read, decide."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from index.collection import Collection
from index.errors import PullquoteError
from index.scope import matching
from index.types import Scope
from qa.about.answering import answer_about
from qa.answering import PreparedQuestion, decide
from qa.comparing.fitting_several import fits_several
from qa.confidence import Calibrator
from qa.kinds.comparison import answer_comparison
from qa.kinds.lists.answering import answer_list, answer_several
from qa.kinds.notes import answer_correction
from qa.kinds.quoted import answer_quoted
from qa.kinds.yes_no.answering import answer_yes_no
from qa.kinds.yes_no.limits import answer_limit
from qa.ranking import READ
from qa.respelled import respelled
from qa.spans import RETRIEVED, SpanAnswer, Spans
from qa.speakers import words_around
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
from qa.versions.state_asked import asks_for_correction
from qa.versions.superseding import current

_REMEMBERED = 20  # earlier questions of a conversation that a follow-up may depend on
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
        answer = decide(replace(typed, anything=False), (), self._spans.sources(), self.calibrator)
        if not parsed.text:
            return answer
        notice = "This is not a question that an article can answer. Ask who, when or how many, for example."
        evidence = replace(answer.evidence, reason="no question")
        return replace(answer, kind="none", evidence=evidence, notices=(notice,))

    def _one(self, asked: PreparedQuestion, history: Sequence[str | Turn], answer_of: AnswerOf) -> Iterator[Answer]:
        """Yield the answers to one question, the whole one last; its words are read as the articles write them."""
        question = unwrap(asked.understood_as)
        understood = understand(question, history, answer_of, self._words_of)
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
        for answered in (self._of_articles, self._quoted, self._of_two, self._limited):
            answer = answered(asked)
            if answer is not None:
                yield answer
                return
        kind = kind_of(asked.understood_as)
        span = self._spans.answer(asked, everything=kind in ("yes/no", "list"))
        if kind not in ("yes/no", "list") and span.answer.text is not None and not self.newest:
            yield self._of_kind(kind, span.answer, span.readings)
        yield self._ordered(fits_several(self._compared(span, kind), self.collection.articles))

    def _ordered(self, answer: Answer) -> Answer:
        return newest_first(answer) if self.newest else answer

    def _quoted(self, asked: PreparedQuestion) -> Answer | None:
        """Answer a question that is a quotation."""
        return answer_quoted(asked, self.collection, self.where)

    def _of_two(self, asked: PreparedQuestion) -> Answer | None:
        """Answer which of two is more, by how much each is; None for any other question."""
        question = asked.understood_as
        comparison = read_comparison(question) if kind_of(question) == "comparison" else None
        if comparison is None:
            return None
        spans = [self._spans.answer(replace(asked, understood_as=side)) for side in comparison.questions]
        sides = [self._compared(span) for span in spans]
        first = uncompared(sides[0]) if any(NOT_COMPARED in side.notices for side in sides) else sides[0]
        first = replace(first, question=asked.question, understood_as=question)
        return answer_comparison(first, comparison, sides, self.collection.articles)

    def _limited(self, asked: PreparedQuestion) -> Answer | None:
        """Answer whether there are more than so many by how many there are, or whether it was before a day by when.

        None if that does not tell, and for any other question.
        """
        question = asked.understood_as
        limit = (read_limit(question) or read_time_limit(question)) if kind_of(question) == "yes/no" else None
        if limit is None:
            return None
        answered = self._compared(self._spans.answer(replace(asked, understood_as=limit.question)))
        answer = answer_limit(limit, replace(answered, understood_as=question), self._spans.sources())
        return None if answer is None else self._ordered(answer)

    def _said(self, earlier: str) -> str | None:
        """Return the answer to an earlier question, if the conversation holds only questions."""
        return self.answer(earlier, ()).text

    def _words_of(self, earlier: str, said: str) -> str | None:
        """Return what somebody who is named said where an earlier question is answered by `said`."""
        answer = next((each for each in self.answers(earlier, ()) if each.text == said), None)
        if answer is None:
            return None
        return words_around(self.collection.article(answer.citations[0].article_id), answer.citations[0].range)

    def _of_articles(self, asked: PreparedQuestion) -> Answer | None:
        """Answer questions about the articles themselves: what was corrected, an article's author, day and headline."""
        question = asked.understood_as
        if asks_for_correction(question):
            passages = self.collection.retrieve(question, RETRIEVED, scope=self.where)
            return answer_correction(asked, self.collection, passages)
        return answer_about(asked, self.collection, self.where)

    def _of_kind(self, kind: Kind, answer: Answer, readings: Sequence[Reading]) -> Answer:
        match kind:
            case "yes/no":
                return answer_yes_no(answer, readings, self._spans.sources(), self.reader)
            case "list":
                sources = self._spans.sources()
                kept = current(answer.understood_as, readings, sources).readings
                return answer_list(answer, kept, sources, self.calibrator)
            case "quotes":
                return replace(answer, kind="quotes")
            case _:
                return answer_several(answer, readings, self._spans.sources(), self.calibrator)

    def _compared(self, span: SpanAnswer, kind: Kind | None = None) -> Answer:
        """Return the whole answer, given its form by its kind if it has one.

        An answer that was decided is not lost because the other articles cannot be read: it is returned without them,
        and says so. The log says why.
        """
        try:
            whole = self._spans.whole(span)
            return whole if kind is None else self._of_kind(kind, whole, span.readings)
        except Exception as error:
            if span.answer.text is None:
                raise
            unforeseen = None if isinstance(error, PullquoteError) else error
            _log.error("the other articles could not be compared: %s", error, exc_info=unforeseen)
            return uncompared(span.answer if kind is None else self._of_kind(kind, span.answer, span.readings))

    @property
    def _spans(self) -> Spans:
        return Spans(
            collection=self.collection,
            where=self.where,
            reader=self.reader,
            calibrator=self.calibrator,
            passages=self.passages,
        )


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
