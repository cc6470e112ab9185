"""How many questions are answered at once, how many may wait, and what happens to the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from threading import Condition
from typing import Any, cast

from index.types import Article
from qa.types import Answer
from ui.errors import Busy, Left
from ui.types import Answerer


class Asker:
    """Whoever waits for an answer; once they have left, they lose their place in the line."""

    def __init__(self) -> None:
        self.has_left = False  # whether no one waits for the answer any more
        self._line: Condition | None = None

    def leave(self) -> None:
        """Leave the queue, and join it no more."""
        self.has_left = True
        line = self._line
        if line is not None:
            with line:
                line.notify_all()

    def stand_in(self, line: Condition) -> None:
        """Let `line`, which the caller holds, be notified when they leave."""
        self._line = line


class Turnstile:
    """Admits `at_once` callers at a time, queues up to `waiting` more in order, and refuses the rest."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._free = at_once
        self._room = waiting
        self._waiting: deque[Asker] = deque()  # first come, first served
        self._is_behind = False  # whether a turn is held that was given only because nobody was waiting
        self._changed = Condition()

    @contextmanager
    def turn(self, asker: Asker | None = None) -> Iterator[None]:
        """Wait for a turn and hold it.

        Raise `Busy` at once if there is no room to wait, and `Left` if the asker leaves before their turn.
        """
        asker = Asker() if asker is None else asker
        with self._changed:
            if self._free == 0 and len(self._waiting) >= self._room:
                raise Busy("Pullquote is busy with the questions of others. Send yours again in a moment.")
            asker.stand_in(self._changed)
            self._waiting.append(asker)
            try:
                self._changed.wait_for(lambda: asker.has_left or (self._free > 0 and self._waiting[0] is asker))
                if asker.has_left:
                    raise Left("whoever asked has left")
                self._free -= 1
            finally:
                self._waiting.remove(asker)
                self._changed.notify_all()
        try:
            yield
        finally:
            self._give_back()

    @contextmanager
    def turn_behind(self, asker: Asker) -> Iterator[None]:
        """Wait for a turn that nobody else is waiting for, and hold it; only one at a time is given this way.

        Raise `Left` if the asker leaves first.
        """
        with self._changed:
            asker.stand_in(self._changed)
            self._changed.wait_for(
                lambda: asker.has_left or (self._free > 0 and not self._waiting and not self._is_behind)
            )
            if asker.has_left:
                raise Left("whoever asked has left")
            self._free -= 1
            self._is_behind = True
        try:
            yield
        finally:
            self._is_behind = False
            self._give_back()

    def _give_back(self) -> None:
        with self._changed:
            self._free += 1
            self._changed.notify_all()


class _Queued:
    """An assistant whose questions go through a turnstile, as do those of assistants made from it.

    With an `asker`, the questions are theirs and are dropped once they have left; those asked `behind` all others take
    no place in the line. Everything but questions needs no turn.
    """

    def __init__(
        self, assistant: Answerer, turnstile: Turnstile, asker: Asker | None = None, *, behind: bool = False
    ) -> None:
        self._assistant, self._turnstile = assistant, turnstile
        self._asker, self._behind = asker, behind

    def _turn(self) -> AbstractContextManager[None]:
        if self._behind:
            return self._turnstile.turn_behind(self._asker or Asker())
        return self._turnstile.turn(self._asker)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._assistant, name)

    def ask(self, question: str, **how: Any) -> Answer:
        """Answer when it is this question's turn; raise `Busy` if there is no room to wait."""
        with self._turn():
            return self._assistant.ask(question, **how)

    def stream(self, question: str, **how: Any) -> Iterator[Answer]:
        """Yield answers when it is this question's turn, which lasts until the last of them; raise `Busy`."""
        with self._turn():
            yield from self._assistant.stream(question, **how)

    def with_articles(self, extra: Sequence[Article], **how: Any) -> Answerer:
        """Return an assistant that knows these articles too, behind the same turnstile."""
        return queued(self._assistant.with_articles(extra, **how), self._turnstile)

    def without_articles(self, ids: Collection[str]) -> Answerer:
        """Return an assistant that does not know these articles, behind the same turnstile."""
        return queued(self._assistant.without_articles(ids), self._turnstile)

    def asked_by(self, asker: Asker, *, behind: bool) -> _Queued:
        """Return the same assistant for the questions of one asker."""
        return _Queued(self._assistant, self._turnstile, asker, behind=behind)


def queued(assistant: Answerer, turnstile: Turnstile) -> Answerer:
    """Return an assistant like this one whose questions go through a turnstile."""
    return cast("Answerer", _Queued(assistant, turnstile))


def asked_by(assistant: Answerer, asker: Asker, *, behind: bool = False) -> Answerer:
    """Return an assistant for the questions of one asker, `behind` all others or in the line.

    One without a turnstile is returned as it is.
    """
    queued: object = assistant
    return cast("Answerer", queued.asked_by(asker, behind=behind)) if isinstance(queued, _Queued) else assistant
