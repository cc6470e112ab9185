"""Which question of each page is awaited: one at most, and none once the page begins anew."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from ui.service.busy import Asker

_MOST = 10_000  # pages whose stops are kept; those of whoever stopped longest ago are dropped first


@dataclass(frozen=True, slots=True, eq=False)
class Awaited:
    """A question that is being answered; `number` is its place among those of its page, from 1, or 0.

    Its `asker` has left once it is awaited no longer.
    """

    number: int
    asker: Asker = field(default_factory=Asker)


class Pending:
    """The questions that are being answered, each by the session of its page.

    A page counts its questions, for what it asks waits in a queue and what it stops does not: a stop may come before
    the question that it stops.
    """

    def __init__(self) -> None:
        self._awaited: dict[str, Awaited] = {}
        self._stopped: OrderedDict[str, int] = OrderedDict()  # the last question of each page that was stopped
        self._lock = Lock()

    def begin(self, session: str, number: int = 0) -> Awaited | None:
        """Await another question; None if one is awaited already, or if this one was stopped before it came."""
        with self._lock:
            if session in self._awaited or 0 < number <= self._stopped.get(session, 0):
                return None
            return self._awaited.setdefault(session, Awaited(number))

    def is_awaited(self, session: str, question: Awaited) -> bool:
        """Return whether the answer to this question is still wanted."""
        return self._awaited.get(session) is question

    def end(self, session: str, question: Awaited) -> None:
        """Await this question no longer; one that was begun since is still awaited."""
        with self._lock:
            if self._awaited.get(session) is question:
                del self._awaited[session]

    def stop(self, session: str, number: int = 0) -> None:
        """Await nothing any more, of the questions up to `number` where it is given."""
        with self._lock:
            awaited = self._awaited.get(session)
            if awaited is not None and (awaited.number <= number or number == 0):
                self._awaited.pop(session).asker.leave()
            if number > self._stopped.get(session, 0):
                self._stopped[session] = number
                self._stopped.move_to_end(session)
            while len(self._stopped) > _MOST:
                self._stopped.popitem(last=False)

    def leave(self, session: str) -> None:
        """Forget a page that was closed."""
        with self._lock:
            awaited = self._awaited.pop(session, None)
            if awaited is not None:
                awaited.asker.leave()
            self._stopped.pop(session, None)
