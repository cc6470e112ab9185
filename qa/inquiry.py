"""A question's way to its answer: understood, told apart by its kind, searched for, read, decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from index.collection import Collection
from index.types import Passage, Scope
from qa.answering import Asked, decide
from qa.comparing.sources import Sources
from qa.confidence import Calibrator
from qa.kinds.comparison import answer_comparison
from qa.kinds.lists import answer_list, answer_several
from qa.kinds.quoted import answer_quoted
from qa.kinds.yes_no import answer_yes_no
from qa.types import Answer, Kind, Reader, Reading, Turn, Versions
from qa.understanding.chatter import without_chatter
from qa.understanding.coordination import questions_of
from qa.understanding.followups import left_out, understand
from qa.understanding.kinds import kind_of
from qa.understanding.questions import Question, encodable, parse_question
from qa.understanding.sides import read_comparison
from qa.understanding.wrappers import unwrap

READ = 10  # passages read for a question: a thousand words
_RANKED = 100  # passages among which others are looked for to set beside an answer
_REMEMBERED = 20  # earlier questions of a conversation that a follow-up may lean on
_READ_MORE = 3  # of those, read where the first ten hold little of the other articles
_PARTS = 8  # questions of one text that are answered; further ones are handed back


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A collection, where in it to look, and what reads and judges; `threshold` is in [0, 1]."""

    collection: Collection
    where: Scope | None
    reader: Reader
    calibrator: Calibrator
    threshold: float
    versions: Versions
    passages: int = READ

    def answer(self, question: str, history: Sequence[str | Turn]) -> Answer:
        """Answer what was typed, after the turns of a conversation, oldest first."""
        parsed = parse_question(question)
        text = without_chatter(parsed.text)
        typed = self._asked(question, parsed)
        if not text:
            return self._nothing(typed, parsed)
        asked = [part for whole in (text, *parsed.also_asked) for part in questions_of(whole)]
        earlier = history[-_REMEMBERED:]
        if len(asked) == 1:
            return self._one(replace(typed, understood_as=asked[0]), earlier)
        parts: list[Answer] = []
        for part in asked[:_PARTS]:
            turns = [*earlier, *(Turn(question=each.question, answer=each.text) for each in parts)]
            asked_of = Asked(question=part, understood_as=part, threshold=self.threshold, versions=self.versions)
            parts.append(self._one(asked_of, turns))
        return _compound(replace(typed, also_asked=tuple(asked[_PARTS:])), parts)

    def _asked(self, question: str, parsed: Question) -> Asked:
        plain = encodable(question)
        notices = (*parsed.notices, *_pending(self.collection))
        return Asked(
            question=plain, understood_as=plain, notices=notices, threshold=self.threshold, versions=self.versions
        )

    def _nothing(self, typed: Asked, parsed: Question) -> Answer:
        """Abstain where nothing is asked: no word, or a greeting, thanks or an order."""
        answer = decide(replace(typed, anything=False), (), self._sources(), self.calibrator)
        if not parsed.text:
            return answer
        notice = "This asks nothing that an article could say: ask a question, such as who, when or how many."
        evidence = replace(answer.evidence, reason="no question")
        return replace(answer, kind="none", evidence=evidence, notices=(notice,))

    def _one(self, asked: Asked, history: Sequence[str | Turn]) -> Answer:
        """Answer one question by its kind."""
        question = unwrap(asked.understood_as)
        understood = understand(question, history, lambda earlier: self.answer(earlier, ()).text)
        kind = kind_of(understood)
        asked = replace(asked, understood_as=understood, left_out=left_out(question, history))
        quoted = answer_quoted(asked, self.collection, self.where)
        if quoted is not None:
            return quoted
        comparison = read_comparison(understood) if kind == "comparison" else None
        if comparison is not None:
            sides = [self._span(replace(asked, understood_as=side))[0] for side in comparison.questions]
            return answer_comparison(
                replace(sides[0], question=asked.question, understood_as=understood), comparison, sides
            )
        found, readings = self._span(asked)
        return self._of_kind(kind, found, readings)

    def _of_kind(self, kind: Kind, found: Answer, readings: Sequence[Reading]) -> Answer:
        match kind:
            case "yes/no":
                return answer_yes_no(found, readings, self._sources())
            case "list":
                return answer_list(found, readings, self._sources(), self.calibrator)
            case "quotes":
                return replace(found, kind="quotes")
            case _:
                return answer_several(found, self._sources())

    def _span(self, asked: Asked) -> tuple[Answer, tuple[Reading, ...]]:
        """Answer with the best span, or abstain; with what was read."""
        passages = self.collection.retrieve(asked.understood_as, _RANKED, scope=self.where)
        readings = self.reader.read(asked.understood_as, passages[: self.passages])
        further = _Further(self.reader, asked.understood_as, passages[self.passages :])
        return decide(asked, readings, self._sources(), self.calibrator, read_more=further), readings

    def _sources(self) -> Sources:
        return Sources(articles=self.collection.articles, copies=self.collection.copies)


def _compound(typed: Asked, parts: Sequence[Answer]) -> Answer:
    """Return the answer to several questions: its own words are those of the first part that has an answer."""
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


@dataclass(frozen=True, slots=True)
class _Further:
    """Reads a few of the passages of other articles that were found and not read."""

    reader: Reader
    question: str
    passages: Sequence[Passage]

    def __call__(self, cited: frozenset[str]) -> tuple[Reading, ...]:
        others = (passage for passage in self.passages if passage.chunk.article_id not in cited)
        return self.reader.read(self.question, tuple(islice(others, _READ_MORE)))


def _pending(collection: Collection) -> tuple[str, ...]:
    """Say how much of a collection is found by its words alone."""
    if collection.pending == 0:
        return ()
    return (
        f"{collection.pending:,} of {collection.count:,} passages are found by their words alone so far: "
        "the rest of the index is being made.",
    )
