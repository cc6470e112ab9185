"""Connections: so many at once, and none for ever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest
import uvicorn
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from tests.waiting import PATIENCE
from ui.doors.connections import Connection, Connections

_ASK = b"GET %s HTTP/1.1\r\nHost: x\r\n\r\n"
_LARGE = 30_000_000  # bytes: more than the buffers between two programs hold


class _App:
    """Answers at once, or at /wait when it may, or at /large with a lot."""

    def __init__(self) -> None:
        self.may, self.asked, self.ended = asyncio.Event(), 0, 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked += 1
        if scope["path"] == "/wait":
            await self.may.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        body = b"x" * (_LARGE if scope["path"] == "/large" else 1)
        await send({"type": "http.response.body", "body": body, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
        self.ended += 1


class _Client:
    """A client that reads only when it is told to."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    def send(self, data: bytes) -> None:
        self._writer.write(data)

    def leave(self) -> None:
        self._writer.close()

    async def is_closed(self) -> bool:
        """Wait for whatever comes next; whether that is the end."""
        async with asyncio.timeout(PATIENCE):
            try:
                return await self._reader.read(1) == b""
            except ConnectionError:
                return True

    async def is_answered(self) -> bool:
        async with asyncio.timeout(PATIENCE):
            return (await self._reader.read(12)) == b"HTTP/1.1 200"


_Open = Callable[..., Awaitable[_Client]]


@asynccontextmanager
async def _serving(connections: Connections) -> AsyncIterator[tuple[_App, _Open]]:
    """Serve an application, and give it and what opens a connection to it."""
    app = _App()
    protocol = connections.over(AutoHTTPProtocol)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="off", http=protocol))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0)
    clients: list[_Client] = []

    async def opened(sent: bytes = b"") -> _Client:
        reader, writer = await asyncio.open_connection(*server.servers[0].sockets[0].getsockname())
        clients.append(_Client(reader, writer))
        clients[-1].send(sent)
        return clients[-1]

    try:
        yield app, opened
    finally:
        for client in clients:
            client.leave()
        server.should_exit = server.force_exit = True
        await serving


def test_the_oldest_without_a_request_makes_room():
    """Whether it has sent nothing or a part; those that are answered, and the new one, stay."""

    async def scenario() -> None:
        async with _serving(Connections(3)) as (app, opened):
            asking = await opened(_ASK % b"/wait")
            while not app.asked:
                await asyncio.sleep(0)
            part = await opened(b"GET / HTTP/1.1\r\nHost")
            silent = await opened()
            late = await opened()
            assert await part.is_closed()
            latest = await opened()
            assert await silent.is_closed()
            for client in (late, latest):
                client.send(_ASK % b"/")
                assert await client.is_answered()
            app.may.set()
            assert await asking.is_answered()

    asyncio.run(scenario())


def test_where_all_are_answered_no_more_come_in():
    """Until one has its answer and leaves."""

    async def scenario() -> None:
        async with _serving(Connections(2)) as (app, opened):
            asking = [await opened(_ASK % b"/wait") for _ in range(2)]
            while app.asked < 2:
                await asyncio.sleep(0)
            assert await (await opened()).is_closed()
            app.may.set()
            assert all([await each.is_answered() for each in asking])
            more = await opened(_ASK % b"/")
            assert await more.is_answered()

    asyncio.run(scenario())


@pytest.mark.parametrize("sent", [b"", b"G", b"GET / HTTP/1.1\r\nHost: x\r\nA: ", _ASK % b"/large"])
def test_none_waits_for_ever(sent: bytes):
    """Neither for a request or the rest of it, nor for a client that takes nothing of its answer."""

    async def scenario() -> None:
        async with _serving(Connections(patience=0.05)) as (app, opened), asyncio.timeout(PATIENCE):
            client = await opened(sent)
            if sent.endswith(b"\r\n\r\n"):
                while not app.ended:
                    await asyncio.sleep(0.01)
            else:
                assert await client.is_closed()

    asyncio.run(scenario())


class _Inner(asyncio.Protocol):
    """Reads as uvicorn does: a line end makes a request."""

    cycle: SimpleNamespace | None = None

    def data_received(self, data: bytes) -> None:
        if data.endswith(b"\n"):
            self.cycle = SimpleNamespace(response_complete=False)


class _Transport(asyncio.Transport):
    """A transport that is only ended."""

    is_aborted = False

    def abort(self) -> None:
        self.is_aborted = True


def test_what_is_waited_for(monkeypatch: pytest.MonkeyPatch):
    """Only for a request, and for a client that has to take some of its answer; not for the answer itself."""

    async def scenario() -> None:
        inner, transport = _Inner(), _Transport()
        connection = Connection(inner, Connections(1))
        waits: list[asyncio.TimerHandle] = []
        loop = asyncio.get_running_loop()
        later = loop.call_later
        monkeypatch.setattr(loop, "call_later", lambda *given: waits.append(later(*given)) or waits[-1])

        def running() -> list[bool]:
            return [not wait.cancelled() for wait in waits]

        connection.connection_made(transport)
        connection.data_received(b"a")
        assert running() == [True]
        connection.data_received(b"b\n")
        connection.data_received(b"body")
        assert running() == [False]
        connection.pause_writing()
        assert running() == [False, True]
        connection.resume_writing()
        assert inner.cycle is not None
        inner.cycle.response_complete = True
        assert running() == [False, False]
        connection.data_received(b"next")
        assert running() == [False, False, True]
        connection.close()
        connection.connection_lost(None)
        assert (running(), transport.is_aborted) == ([False] * 3, True)

    asyncio.run(scenario())
