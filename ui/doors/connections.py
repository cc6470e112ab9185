"""The connections of the server: no more than it can hold, and none that stays idle for ever.

uvicorn takes any number of them, and waits for a request without end. Each costs a file handle, of which a process has
a thousand or so.
"""

from __future__ import annotations

import asyncio
import sys
from asyncio import BaseTransport, TimerHandle, Transport
from collections.abc import Callable
from typing import Any, cast

_MOST = 4_000  # connections; the page holds two or three for each visitor
_PATIENCE = 60.0  # seconds for the head of a request to come, and for a client to take some of an answer


class Connections:
    """At most `most` connections: one more closes the oldest that has sent no request, or else itself.

    Also closed are those that have sent no request for `patience` seconds, or read nothing of an answer for as long.
    """

    def __init__(self, most: int | None = None, *, patience: float = _PATIENCE) -> None:
        self.patience = patience
        self._most = _most_connections() if most is None else most
        self._open: dict[Connection, None] = {}  # oldest first

    def over(self, protocol: type[asyncio.Protocol]) -> type[asyncio.Protocol]:
        """Return a factory of watched connections that speak uvicorn's `protocol`."""

        def made(**given: Any) -> Connection:
            return Connection(protocol(**given), self)

        return cast("type[asyncio.Protocol]", made)

    def add(self, connection: Connection) -> None:
        """Count a connection, and make room for it if there is none."""
        self._open[connection] = None
        if len(self._open) > self._most:
            next(each for each in self._open if each is connection or not each.is_answered).close()

    def discard(self, connection: Connection) -> None:
        """Stop counting a connection."""
        self._open.pop(connection, None)


class Connection(asyncio.Protocol):
    """A connection whose bytes are read and written by uvicorn's protocol `inner`."""

    def __init__(self, inner: asyncio.Protocol, connections: Connections) -> None:
        self._inner, self._connections = inner, connections
        self._transport: Transport | None = None
        self._coming = _Wait(connections.patience, self.close)  # for a request
        self._taking = _Wait(connections.patience, self.close)  # for the client to take some of an answer

    @property
    def is_answered(self) -> bool:
        """Whether a request has come, as far as its body, and its answer is not complete."""
        cycle = getattr(self._inner, "cycle", None)
        return cycle is not None and not cycle.response_complete

    def close(self) -> None:
        """Close it at once, even if something is still to be written."""
        self._connections.discard(self)
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: BaseTransport) -> None:
        """Start waiting for a request."""
        self._transport = cast(Transport, transport)
        self._inner.connection_made(transport)
        self._coming.begin()
        self._connections.add(self)

    def data_received(self, data: bytes) -> None:
        """Pass on what came; wait until it makes a request."""
        if not self.is_answered:
            self._coming.begin()
        self._inner.data_received(data)
        if self.is_answered:
            self._coming.end()

    def eof_received(self) -> bool | None:
        """Pass on that nothing more comes."""
        return self._inner.eof_received()

    def pause_writing(self) -> None:
        """Start waiting for the client to read what is written."""
        self._inner.pause_writing()
        self._taking.begin()

    def resume_writing(self) -> None:
        """Pass on that the client reads again."""
        self._taking.end()
        self._inner.resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Pass on that it has ended."""
        self._coming.end()
        self._taking.end()
        self._connections.discard(self)
        self._inner.connection_lost(exc)


class _Wait:
    """Calls `give_up` some seconds after it began, unless it ends before."""

    def __init__(self, seconds: float, give_up: Callable[[], None]) -> None:
        self._seconds, self._give_up = seconds, give_up
        self._timer: TimerHandle | None = None

    def begin(self) -> None:
        """Start waiting, unless it already waits."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._seconds, self._give_up)

    def end(self) -> None:
        """Stop waiting, if it waits."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _most_connections() -> int:
    """Return how many fit: three quarters of the file handles that this process may have."""
    if sys.platform == "win32":
        return _MOST
    import resource  # there is none on Windows

    handles = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return _MOST if handles == resource.RLIM_INFINITY else max(1, min(_MOST, handles * 3 // 4))
