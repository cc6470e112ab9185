"""What the page needs of whoever answers, and the values of a conversation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from index.finding import Search
from index.folder import Refused
from index.progress import Progress, silent
from index.types import Article, Entry, Scope
from qa.speakers import Person, Said
from qa.types import Answer
from qa.types import Turn as Asked

MAX_QUESTION = 500  # characters


class Answerer(Protocol):
    """Answers questions about a collection of articles."""

    @property
    def articles(self) -> tuple[Entry, ...]:
        """What is known of each article, in the order to list them in."""
        ...

    @property
    def by_id(self) -> Mapping[str, Article]:
        """The articles by id, each with its text, loaded when it is asked for."""
        ...

    @property
    def edition(self) -> int:
        """How often the articles have changed by themselves."""
        ...

    @property
    def pending(self) -> int:
        """How many passages are found by their words alone so far."""
        ...

    @property
    def refused(self) -> tuple[Refused, ...]:
        """The files of the folder that could not be read, with the reasons."""
        ...

    @property
    def unread(self) -> tuple[str, ...]:
        """The files of the folder in formats that are not read."""
        ...

    def ask(
        self, question: str, *, history: Sequence[str | Asked] = (), scope: Scope | None = None, newest: bool = False
    ) -> Answer:
        """Answer a question; `history` holds the earlier turns, oldest first; without a scope, all articles are asked.

        With `newest`, the newest of the articles leads that give different values, instead of the likeliest. Raise
        `PullquoteError` if the question cannot be answered at all.
        """
        ...

    def stream(
        self, question: str, *, history: Sequence[str | Asked] = (), scope: Scope | None = None, newest: bool = False
    ) -> Iterator[Answer]:
        """Yield the answer as soon as it is decided, and last what `ask` returns: one answer or two."""
        ...

    def search(
        self, words: str, *, scope: Scope | None = None, most: int = 20, skip: int = 0, apart: bool = False
    ) -> Search:
        """Find the articles whose texts hold the words, with their places, and how many there are in all."""
        ...

    def people(self, *, scope: Scope | None = None, progress: Progress = silent) -> Mapping[Person, Sequence[Said]]:
        """Return everybody who is quoted, who speaks most first, with what they say."""
        ...

    def read_as(self, encodings: Mapping[str, str]) -> object:
        """Read files of the folder again in other encodings; raise `PullquoteError` if that cannot be."""
        ...

    def with_articles(self, extra: Sequence[Article], *, progress: Progress = silent) -> Answerer:
        """Return an answerer that knows these articles too; this one stays as it is."""
        ...

    def without_articles(self, ids: Collection[str]) -> Answerer:
        """Return an answerer that does not know these articles; this one stays as it is."""
        ...


class Suggestions(Protocol):
    """Questions that the articles answer."""

    @property
    def done(self) -> bool:
        """Whether no more will be found."""
        ...

    def __call__(self, asked: Collection[str] | None = None) -> Sequence[str]:
        """Return those that are known by now: about the articles that are asked, or about all."""
        ...


class Limits(NamedTuple):
    """How many articles a question was asked of, and of how many."""

    asked: int
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question as it was asked, the HTML of its reply, and its answer, None if there was only an error.

    `limits` says how many articles were asked, and of how many; None if all were.
    """

    question: str
    reply: str
    answer: Answer | None = None
    limits: Limits | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What changes in the conversation that is seen: from the turn at `after` on, there are these.

    `refused` says that the question of the last of them was not heard, so that it goes back into the box. `unfinished`
    says that more of the last answer is to come, and `completes` that this is it: what of it is seen already stays.
    """

    after: int
    turns: tuple[Turn, ...]
    refused: bool = False
    unfinished: bool = False
    completes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What changes on the page; None leaves a part as it is.

    `turns` is the conversation and `seen` what of it is shown anew, `pane` the HTML of the source pane and `shown` the
    id of the article in it.
    """

    turns: tuple[Turn, ...] | None = None
    seen: Shown | None = None
    pane: str | None = None
    shown: str | None = None
