"""Which question of each page is being answered: one at most, and none once the page starts over."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from ui.service.busy import Asker

_MOST = 10_000  # pages whose stops are kept; the oldest are dropped first


class Pending:
    """Who asks the questions that are being answered, by the session of their page.

    A page numbers its questions, because questions wait in a queue and stops do not: a stop may arrive before the
    question that it stops.
    """

    def __init__(self) -> None:
        self._awaited: dict[str, tuple[int, Asker]] = {}  # the number of the question, from 1, or 0
        self._stopped: OrderedDict[str, int] = OrderedDict()  # the last question of each page that was stopped
        self._lock = Lock()

    def begin(self, session: str, number: int = 0) -> Asker | None:
        """Register a question; None if one is being answered already, or if this one was stopped before it came.

        The asker has left once the question is stopped, or the page closed.
        """
        with self._lock:
            if session in self._awaited or 0 < number <= self._stopped.get(session, 0):
                return None
            self._awaited[session] = number, Asker()
            return self._awaited[session][1]

    def end(self, session: str, asker: Asker) -> None:
        """Remove this question; one that was begun since stays."""
        with self._lock:
            if session in self._awaited and self._awaited[session][1] is asker:
                del self._awaited[session]

    def stop(self, session: str, number: int = 0) -> None:
        """Stop all questions, or those up to `number` if it is given."""
        with self._lock:
            if session in self._awaited and (self._awaited[session][0] <= number or number == 0):
                self._awaited.pop(session)[1].leave()
            if number > self._stopped.get(session, 0):
                self._stopped[session] = number
                self._stopped.move_to_end(session)
            while len(self._stopped) > _MOST:
                self._stopped.popitem(last=False)

    def leave(self, session: str) -> None:
        """Forget a page that was closed."""
        with self._lock:
            if session in self._awaited:
                self._awaited.pop(session)[1].leave()
            self._stopped.pop(session, None)
