"""The bodies of requests while they come: limited in time, and no more of them at once than fit into memory."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import Message, Receive

from ui.errors import Busy, DoorError

_MOST = 250_000_000  # bytes of all bodies that are held
_SMALL = 100_000  # bytes of a body that is always read
_PATIENCE = 60.0  # seconds for a body to come, and more by its bytes:
_SLOWEST = 20_000.0  # bytes a second


class Bodies:
    """What is held of all requests together: at most `most` bytes."""

    def __init__(self, *, most: int = _MOST) -> None:
        self._most = most
        self._held = 0

    @contextmanager
    def coming(self, receive: Receive, size: int, *, is_held: bool = True) -> Iterator[Receive]:
        """Return what receives a body of `size` bytes, for as long as the request is answered.

        It raises `DoorError` if the body does not come in time, and `Busy` if there is no room for more of it; one that
        is not held takes none.
        """
        deadline = asyncio.get_running_loop().time() + _PATIENCE + size / _SLOWEST
        own, is_whole = 0, False

        async def timely() -> Message:
            nonlocal own, is_whole
            try:
                async with asyncio.timeout_at(None if is_whole else deadline):
                    message = await receive()
            except TimeoutError as error:
                raise DoorError("what was sent did not come in time: send it again") from error
            is_whole = is_whole or not message.get("more_body", False)
            part = len(message.get("body", b"")) if is_held else 0
            if own + part > _SMALL and self._held + part > self._most:
                raise Busy("too much is being uploaded at the moment; try again in a minute")
            own += part
            self._held += part
            return message

        try:
            yield timely
        finally:
            self._held -= own
