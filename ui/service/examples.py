"""Questions to begin with: made of the articles, and kept where the articles answer them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from threading import Thread
from typing import NamedTuple

from index.errors import PullquoteError
from index.types import Article, Range
from qa.suggesting.rules import KINDS, Question, questions
from qa.types import Answer
from ui.types import Answerer

MOST = 4  # that are suggested

_TRIES = 24  # questions that are asked to find them: at half a second each, twelve seconds of one core
_ARTICLES = 24  # that questions are made of, from all over the collection
_OF_EACH = 6  # questions of one article
_CONFIDENT = 0.75  # least confidence of an answer; the bar is lower, but a first impression should be right
_MAX_ANSWER = 120  # characters


class _Candidate(NamedTuple):
    article: Article
    question: Question


class Examples:
    """Finds the suggestions of a collection in a thread of its own; until then there are none."""

    def __init__(self, assistant: Answerer) -> None:
        self._assistant = assistant
        self._found: tuple[str, ...] = ()
        self._thread = Thread(target=self._find, daemon=True)

    def start(self) -> None:
        """Begin to look; the cost is bounded, whatever the size of the collection."""
        self._thread.start()

    @property
    def done(self) -> bool:
        """Whether all that will be found is there."""
        return self._thread.ident is not None and not self._thread.is_alive()

    def __call__(self) -> Sequence[str]:
        """Return what has been found so far, the best first."""
        return self._found

    def _find(self) -> None:
        for candidate in _in_turn(self._assistant):
            if len(self._found) == MOST:
                return
            question = candidate.question
            if question.text not in self._found and self._is_answered(candidate):
                self._found = (*self._found, question.text)

    def _is_answered(self, candidate: _Candidate) -> bool:
        try:
            answer = self._assistant.ask(candidate.question.text)
        except PullquoteError:
            return False
        return is_right(answer, candidate.article.id, candidate.question.answer)


def is_right(answer: Answer, article_id: str, place: Range) -> bool:
    """Whether an answer is sure, short, undisputed, and stands where it should."""
    if answer.text is None or answer.confidence < _CONFIDENT or len(answer.text) > _MAX_ANSWER or answer.disagreements:
        return False
    return any(c.article_id == article_id and place.overlaps(Range(c.start, c.end)) for c in answer.citations)


def _in_turn(assistant: Answerer) -> list[_Candidate]:
    """Return the candidates to try: one of each article in turn, beginning with another kind in each."""
    entries = assistant.articles
    step = max(len(entries) // _ARTICLES, 1)
    rows = []
    for at, entry in enumerate(entries[::step][:_ARTICLES]):
        article = assistant.by_id[entry.id]
        mixed = [_Candidate(article, question) for question in _mixed(questions(article))]
        turned = at % max(len(mixed), 1)
        rows.append(mixed[turned:] + mixed[:turned])
    return [candidate for column in zip_longest(*rows) for candidate in column if candidate is not None][:_TRIES]


def _mixed(found: Iterable[Question]) -> list[Question]:
    """Order the questions of an article so that their kinds alternate."""
    kinds: dict[str, list[Question]] = {kind: [] for kind in KINDS}
    for question in found:
        kinds[question.kind].append(question)
    return [question for row in zip_longest(*kinds.values()) for question in row if question is not None][:_OF_EACH]


def looked_for(assistant: Answerer) -> Examples:
    """Begin to look for what an assistant can be asked."""
    examples = Examples(assistant)
    examples.start()
    return examples
