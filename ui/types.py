"""What the page needs of whoever answers, and the values of a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypedDict

from index.types import Article
from qa.types import Answer


class Answerer(Protocol):
    """Answers questions about a collection of articles."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The collection, in the order to list it in."""
        ...

    def ask(self, question: str, *, history: Sequence[str] = (), articles: Sequence[str] | None = None) -> Answer:
        """Answer a question; `history` holds the earlier questions, oldest first; None asks all articles.

        Raises `PullquoteError` where the question cannot be answered at all.
        """
        ...


class Message(TypedDict):
    """One bubble of the chat; `content` is Markdown."""

    role: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question as it was asked, and the Markdown of its reply."""

    question: str
    reply: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What changes on the page; None leaves a part as it is.

    `draft` is the text of the question box, `pane` the HTML of the source pane and `shown` the id of
    the article in it.
    """

    draft: str | None = None
    turns: tuple[Turn, ...] | None = None
    messages: list[Message] | None = None
    pane: str | None = None
    shown: str | None = None
