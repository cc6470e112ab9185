"""Which question of each page is awaited: one at most, and none once the page begins anew."""

from __future__ import annotations

from threading import Lock


class Pending:
    """The questions that are being answered, each by the session of its page."""

    def __init__(self) -> None:
        self._awaited: dict[str, object] = {}
        self._lock = Lock()

    def begin(self, session: str) -> object | None:
        """Await another question, and give what it is known by; None where one is awaited already."""
        with self._lock:
            return None if session in self._awaited else self._awaited.setdefault(session, object())

    def is_awaited(self, session: str, question: object) -> bool:
        """Say whether the answer to this question is still wanted."""
        return self._awaited.get(session) is question

    def end(self, session: str, question: object) -> None:
        """Await this question no longer; one that was begun since is still awaited."""
        with self._lock:
            if self._awaited.get(session) is question:
                del self._awaited[session]

    def forget(self, session: str) -> None:
        """Await nothing any more."""
        with self._lock:
            self._awaited.pop(session, None)
