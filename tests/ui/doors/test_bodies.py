"""What is sent, while it comes: in time, and not more of all at once than the server holds."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from ui.doors.bodies import Bodies
from ui.errors import Busy, DoorError


def _parts(*bodies: bytes):
    """Return what receives a body in these parts, and then that its sender has gone."""
    last = len(bodies) - 1
    messages = [{"type": "http.request", "body": body, "more_body": at < last} for at, body in enumerate(bodies)]

    async def receive():
        return messages.pop(0) if messages else {"type": "http.disconnect"}

    return receive


async def _read(bodies: Bodies, parts: Sequence[bytes]) -> bytes:
    with bodies.coming(_parts(*parts), 90) as receive:
        read = b""
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return read
            read += message["body"]


def test_a_body_comes_as_it_was_sent():
    """In its parts, followed by the rest."""
    assert asyncio.run(_read(Bodies(), [b"one", b"", b"two"])) == b"onetwo"


def test_bodies_are_held_up_to_an_end_together(monkeypatch: pytest.MonkeyPatch):
    """One part too many is refused, small ones are not; what was held is let go of with its request."""
    monkeypatch.setattr("ui.doors.bodies._SMALL", 10)
    bodies = Bodies(most=100)

    async def two() -> None:
        with bodies.coming(_parts(b"a" * 60, b"b"), 61) as one:
            await one()
            with bodies.coming(_parts(b"a" * 60), 60) as other:
                with pytest.raises(Busy):
                    await other()
            with bodies.coming(_parts(b"a" * 9), 9) as small:
                assert (await small())["body"] == b"a" * 9
            await one()

    asyncio.run(two())
    assert asyncio.run(_read(bodies, [b"a" * 50, b"a" * 50])) == b"a" * 100
    assert asyncio.run(_read(bodies, [b"a" * 50, b"a" * 50])) == b"a" * 100


def test_a_body_that_is_put_away_takes_no_room():
    """As files do, which the server writes down as they come."""
    bodies = Bodies(most=10)

    async def read() -> None:
        with bodies.coming(_parts(b"a" * 60), 60, is_held=False) as receive:
            assert len((await receive())["body"]) == 60

    asyncio.run(read())


def test_a_body_that_stops_coming_is_given_up(monkeypatch: pytest.MonkeyPatch):
    """But not who waits for an answer, once it has come."""
    monkeypatch.setattr("ui.doors.bodies._PATIENCE", 0.0)
    monkeypatch.setattr("ui.doors.bodies._SLOWEST", float("inf"))
    came, gone = [{"type": "http.request", "body": b"a", "more_body": False}], asyncio.Event()

    async def slow():
        if came:
            return came.pop()
        await gone.wait()
        return {"type": "http.disconnect"}

    async def read() -> None:
        never = asyncio.Event()

        async def stalled():
            await never.wait()

        with Bodies().coming(stalled, 60) as receive:
            with pytest.raises(DoorError, match="in time"):
                await receive()
        with Bodies().coming(slow, 1) as receive:
            assert (await receive())["body"] == b"a"
            waiting = asyncio.ensure_future(receive())
            for _ in range(5):
                await asyncio.sleep(0)
            assert not waiting.done()
            gone.set()
            assert (await waiting)["type"] == "http.disconnect"

    asyncio.run(read())
