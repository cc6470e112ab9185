"""How many questions are read at once, how many may wait, and what the others are told."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from threading import Condition
from typing import Any, cast

from index.types import Article
from qa.types import Answer
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


class _Queued:
    """An assistant whose questions go through a turnstile, and those of all that are made of it.

    Whatever else is asked of it needs no turn.
    """

    def __init__(self, assistant: Answerer, turnstile: Turnstile) -> None:
        self._assistant, self._turnstile = assistant, turnstile

    def __getattr__(self, name: str) -> Any:
        return getattr(self._assistant, name)

    def ask(self, question: str, **how: Any) -> Answer:
        """Answer when it is this question's turn; raise `Busy` if there is no room to wait."""
        with self._turnstile.turn():
            return self._assistant.ask(question, **how)

    def stream(self, question: str, **how: Any) -> Iterator[Answer]:
        """Yield answers when it is this question's turn, which lasts until the last of them; raise `Busy`."""
        with self._turnstile.turn():
            yield from self._assistant.stream(question, **how)

    def with_articles(self, extra: Sequence[Article], **how: Any) -> Answerer:
        """Return an assistant that knows these articles too, behind the same turnstile."""
        return queued(self._assistant.with_articles(extra, **how), self._turnstile)

    def without_articles(self, ids: Collection[str]) -> Answerer:
        """Return an assistant that does not know these articles, behind the same turnstile."""
        return queued(self._assistant.without_articles(ids), self._turnstile)


def queued(assistant: Answerer, turnstile: Turnstile) -> Answerer:
    """Return an assistant like this one whose questions go through a turnstile."""
    return cast("Answerer", _Queued(assistant, turnstile))
