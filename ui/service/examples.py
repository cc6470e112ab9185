"""Suggested questions, made from the articles and kept only if the articles answer them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain, zip_longest
from threading import Thread
from typing import NamedTuple

from index.errors import PullquoteError
from index.types import Article, Range
from qa.suggesting.rules import KINDS, Suggestion, questions
from qa.types import Answer
from ui.types import Answerer

MOST = 4  # that are suggested
TRIES = 24  # questions that are asked to find them: at half a second each, twelve seconds of one core

_ARTICLES = 24  # that questions are made from, spread over the collection
_OF_EACH = 6  # questions of one article
_THRESHOLD = 0.75  # of an answer's confidence; above the assistant's, as a first impression should be right
_MAX_ANSWER = 120  # characters
_FIGURE = re.compile(r"\d[\d,.:]*(?:st|nd|rd|th)?\b")


class _ArticleQuestion(NamedTuple):
    article: Article
    question: Suggestion


class Examples:
    """Finds suggestions for a collection in a thread of its own; until then there are none.

    With `ids`, they are about these articles only, in that order. At most `tries` questions are asked to find them;
    before each, `may_go_on` returns whether they are still wanted.
    """

    def __init__(
        self,
        assistant: Answerer,
        ids: Sequence[str] | None = None,
        *,
        tries: int = TRIES,
        may_go_on: Callable[[], bool] = lambda: True,
    ) -> None:
        self._found: tuple[tuple[str, str], ...] = ()  # questions, each with the id of its article
        self._tries = tries
        self._may_go_on = may_go_on
        # Only the thread holds the assistant, which may know what a visitor added, and releases it.
        self._thread = Thread(target=self._find, args=(assistant, ids), daemon=True)

    def start(self) -> None:
        """Begin the search; its cost is bounded, whatever the size of the collection."""
        self._thread.start()

    @property
    def done(self) -> bool:
        """Whether the search is over."""
        return self._thread.ident is not None and not self._thread.is_alive()

    def __call__(self, asked: Collection[str] | None = None) -> Sequence[str]:
        """Return what has been found so far, the best first: about the articles that are asked, or about all."""
        return tuple(question for question, article_id in self._found if asked is None or article_id in asked)

    def _find(self, assistant: Answerer, ids: Sequence[str] | None) -> None:
        tried = 0
        candidates, later = _in_turn(assistant, ids), list[_ArticleQuestion]()
        for at, candidate in enumerate(chain(candidates, later)):
            if len(self._found) == MOST or tried == self._tries or not self._may_go_on():
                return
            question = candidate.question.text
            if at < len(candidates) and candidate.article.id in {article_id for _, article_id in self._found}:
                later.append(candidate)  # another article comes first
                continue
            if form_of(question) in {form_of(other) for other, _ in self._found}:
                continue
            tried += 1
            if _is_answered(assistant, candidate):
                self._found = (*self._found, (question, candidate.article.id))


def form_of(question: str) -> str:
    """Return the form of a question, which similar ones share: "who is", "who did", "how many" ..."""
    words = question.casefold().split()[:2]
    return "who did" if words[:1] == ["who"] and words[1:] != ["is"] else " ".join(words)


def of_different_forms(*groups: Iterable[str]) -> tuple[str, ...]:
    """Return the first questions of the groups, one group after the other, no two of a form."""
    chosen: dict[str, str] = {}
    for group in groups:
        for question in group:
            chosen.setdefault(form_of(question), question)
    return tuple(chosen.values())[:MOST]


def _is_answered(assistant: Answerer, candidate: _ArticleQuestion) -> bool:
    try:
        answer = assistant.ask(candidate.question.text)
    except PullquoteError:
        return False
    return is_right(answer, candidate.article.id, candidate.question.answer)


def is_right(answer: Answer, article_id: str, place: Range) -> bool:
    """Whether an answer is confident, short, undisputed, and where it should be."""
    if answer.text is None or answer.confidence < _THRESHOLD or len(answer.text) > _MAX_ANSWER or answer.disagreements:
        return False
    return any(c.article_id == article_id and place.overlaps(c.range) for c in answer.citations)


def _in_turn(assistant: Answerer, ids: Sequence[str] | None) -> list[_ArticleQuestion]:
    """Return the candidates to try: one of each article in turn, beginning with another kind in each.

    A question that fits several articles, figures aside, which answer it differently, says too little to be asked.
    """
    articles = assistant.by_id
    ids = [entry.id for entry in assistant.articles] if ids is None else [one for one in ids if one in articles]
    step = max(len(ids) // _ARTICLES, 1)
    made = [(articles[each], [*questions(articles[each])]) for each in ids[::step][:_ARTICLES]]
    answers: dict[str, set[str]] = {}
    for article, found in made:
        for each in found:
            answers.setdefault(_figures_aside(each), set()).add(article.text[slice(*each.answer)].casefold())
    rows = []
    for at, (article, found) in enumerate(made):
        fitting = [each for each in found if len(answers[_figures_aside(each)]) == 1]
        mixed = [_ArticleQuestion(article, question) for question in _mixed(fitting)]
        turned = at % max(len(mixed), 1)
        rows.append(mixed[turned:] + mixed[:turned])
    return [candidate for column in zip_longest(*rows) for candidate in column if candidate is not None]


def _figures_aside(question: Suggestion) -> str:
    return _FIGURE.sub("0", question.text.casefold())


def _mixed(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Order the questions of an article so that their kinds alternate."""
    kinds: dict[str, list[Suggestion]] = {kind: [] for kind in KINDS}
    for question in found:
        kinds[question.kind].append(question)
    return [question for row in zip_longest(*kinds.values()) for question in row if question is not None][:_OF_EACH]


def looked_for(assistant: Answerer) -> Examples:
    """Return suggestions for an assistant, after beginning to look for them."""
    examples = Examples(assistant)
    examples.start()
    return examples
