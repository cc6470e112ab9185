"""How many questions are read at once, how many may wait, and what the others are told."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Condition

from index.finding import Search
from index.folder import Refused
from index.progress import Progress, silent
from index.types import Article, Entry, Scope
from qa.speakers import Person, Said
from qa.types import Answer, Turn
from ui.errors import Busy
from ui.types import Answerer


class Turnstile:
    """Lets `at_once` through at a time, keeps `waiting` more, in the order they came, and turns the rest away."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._free = at_once
        self._room = waiting
        self._waiting: deque[object] = deque()  # whoever came first is first
        self._changed = Condition()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn and hold it; raise `Busy` at once where no room to wait is left."""
        with self._changed:
            if self._free == 0 and len(self._waiting) >= self._room:
                raise Busy("Pullquote is busy with the questions of others. Send yours again in a moment.")
            ticket = object()
            self._waiting.append(ticket)
            try:
                self._changed.wait_for(lambda: self._free > 0 and self._waiting[0] is ticket)
                self._free -= 1
            finally:
                self._waiting.remove(ticket)
                self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._changed.notify_all()

    def wait_for_quiet(self) -> None:
        """Wait until a place is free that nobody waits for."""
        with self._changed:
            self._changed.wait_for(lambda: self._free > 0 and not self._waiting)


class Queued:
    """An assistant whose questions go through a turnstile, and those of all that are made of it."""

    def __init__(self, assistant: Answerer, turnstile: Turnstile) -> None:
        self._assistant = assistant
        self._turnstile = turnstile

    @property
    def articles(self) -> tuple[Entry, ...]:
        """What is known of each article."""
        return self._assistant.articles

    @property
    def by_id(self) -> Mapping[str, Article]:
        """The articles by id, each with its text, loaded when it is asked for."""
        return self._assistant.by_id

    @property
    def edition(self) -> int:
        """How often the articles have changed by themselves."""
        return self._assistant.edition

    @property
    def pending(self) -> int:
        """How many passages are found by their words alone so far."""
        return self._assistant.pending

    @property
    def refused(self) -> tuple[Refused, ...]:
        """The files of the folder that could not be read, with the reasons."""
        return self._assistant.refused

    @property
    def unread(self) -> tuple[str, ...]:
        """The files of the folder in formats that are not read."""
        return self._assistant.unread

    def ask(
        self, question: str, *, history: Sequence[str | Turn] = (), scope: Scope | None = None, newest: bool = False
    ) -> Answer:
        """Answer when it is this question's turn; raise `Busy` if there is no room to wait."""
        with self._turnstile.turn():
            return self._assistant.ask(question, history=history, scope=scope, newest=newest)

    def stream(
        self, question: str, *, history: Sequence[str | Turn] = (), scope: Scope | None = None, newest: bool = False
    ) -> Iterator[Answer]:
        """Yield answers when it is this question's turn, which lasts until the last of them; raise `Busy`."""
        with self._turnstile.turn():
            yield from self._assistant.stream(question, history=history, scope=scope, newest=newest)

    def search(
        self, words: str, *, scope: Scope | None = None, most: int = 20, skip: int = 0, apart: bool = False
    ) -> Search:
        """Find words at once, for no model is asked."""
        return self._assistant.search(words, scope=scope, most=most, skip=skip, apart=apart)

    def people(self, *, scope: Scope | None = None, progress: Progress = silent) -> Mapping[Person, Sequence[Said]]:
        """Return everybody who is quoted, beside the questions."""
        return self._assistant.people(scope=scope, progress=progress)

    def read_as(self, encodings: Mapping[str, str]) -> object:
        """Read files again, beside the questions."""
        return self._assistant.read_as(encodings)

    def with_articles(self, extra: Sequence[Article], *, progress: Progress = silent) -> Queued:
        """Return an assistant that knows these articles too, behind the same turnstile."""
        return Queued(self._assistant.with_articles(extra, progress=progress), self._turnstile)

    def without_articles(self, ids: Collection[str]) -> Queued:
        """Return an assistant that does not know these articles, behind the same turnstile."""
        return Queued(self._assistant.without_articles(ids), self._turnstile)
