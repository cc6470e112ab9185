"""What each event does to the page: no Gradio in here, and nothing that comes from the browser is trusted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.errors import PullquoteError
from qa.types import Answer
from ui.chat_view import render_answer, render_problem, render_searching
from ui.escape import markdown_text
from ui.reference import find_article, resolve, to_quote
from ui.source_pane import NO_ARTICLE, render_article
from ui.types import Answerer, Message, Turn, Update

MAX_QUESTION = 500  # characters

_MAX_NUMBER = 999  # of a citation


def read_question(raw: object) -> str | None:
    """Give the question without the blanks around it; None where it is empty, too long or no text."""
    question = raw.strip() if isinstance(raw, str) else ""
    return question if 0 < len(question) <= MAX_QUESTION else None


class Conversation:
    """Turns events of the page into updates of it; what a visitor said is passed in and handed back."""

    def __init__(self, assistant: Answerer) -> None:
        self._assistant = assistant

    def open(self) -> Update:
        """Show the first article."""
        first = next(iter(self._assistant.articles), None)
        return Update(pane=NO_ARTICLE) if first is None else self.pick(first.id)

    def ask(self, raw: object, turns: Sequence[Turn], shown: str, *, typed: bool) -> Iterator[Update]:
        """Show the question at once and then its answer; nothing changes for an empty question.

        `typed` says that it came from the question box, which is then emptied.
        """
        question = read_question(raw)
        if question is None:
            yield Update()
            return
        searching = Turn(question=question, reply=render_searching(len(self._assistant.articles)))
        yield Update(draft="" if typed else None, messages=_messages([*turns, searching]))
        try:
            answer = self._assistant.ask(question, history=[turn.question for turn in turns])
        except PullquoteError as error:
            reply, source = render_problem(str(error)), Update()
        else:
            reply, source = render_answer(answer), self._source(answer, shown, turn=len(turns) + 1)
        now = (*turns, Turn(question=question, reply=reply))
        yield Update(turns=now, messages=_messages(now), pane=source.pane, shown=source.shown)

    def cite(self, link: object, number: object) -> Update:
        """Show the place that a link points at."""
        found = resolve(link, self._assistant.articles)
        if found is None:
            return Update()
        article, reference = found
        known = number if isinstance(number, int) and 0 < number <= _MAX_NUMBER else None
        return Update(pane=render_article(article, reference, number=known), shown=article.id)

    def pick(self, article_id: object) -> Update:
        """Show an article from its beginning."""
        article = find_article(article_id, self._assistant.articles)
        return Update() if article is None else Update(pane=render_article(article), shown=article.id)

    def _source(self, answer: Answer, shown: str, *, turn: int) -> Update:
        """Show the first citation; where there is none, the article that was open, unmarked."""
        reference = to_quote(answer.citations[0]) if answer.citations else None
        article = find_article(reference.article_id if reference else shown, self._assistant.articles)
        if article is None:
            return Update()
        number = 1 if reference else None
        return Update(pane=render_article(article, reference, number=number, turn=turn), shown=article.id)


def _messages(turns: Sequence[Turn]) -> list[Message]:
    return [
        message
        for turn in turns
        for message in (
            Message(role="user", content=markdown_text(turn.question)),
            Message(role="assistant", content=turn.reply),
        )
    ]
