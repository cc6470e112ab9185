"""A question answered in its own thread, and dropped when its client has gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from threading import Event

import anyio
from anyio.to_thread import run_sync

from qa.types import Answer


class Asking:
    """A question being answered, from when this is made until at most `seconds` later; its answers come one by one.

    `limiter` limits how many threads answer questions at once.
    """

    def __init__(
        self, answers: Callable[[], Iterator[Answer]], *, seconds: float, limiter: anyio.CapacityLimiter
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._deadline = self._loop.time() + seconds
        self._come: asyncio.Queue[Answer | None] = asyncio.Queue()  # None for the end
        self._gone, self._has_answered = Event(), False
        work = run_sync(lambda: self._work(answers()), abandon_on_cancel=True, limiter=limiter)
        self._worker = asyncio.ensure_future(work)
        self._worker.add_done_callback(lambda _: self._come.put_nowait(None))

    def _work(self, answers: Iterator[Answer]) -> None:
        """Hand over the answers, and stop after the current one if nobody waits any more."""
        for answer in answers:
            self._has_answered = True
            self._loop.call_soon_threadsafe(self._come.put_nowait, answer)
            if self._gone.is_set():
                return

    async def settle(self, seconds: float) -> None:
        """Wait up to `seconds` for it to end. Raise the error that ended it, if it had no answer by then."""
        done, _ = await asyncio.wait([self._worker], timeout=seconds)
        if done and not self._has_answered:
            self._worker.result()

    async def answers(self, beat: float) -> AsyncIterator[Answer | None]:
        """Yield the answers as they come, and None whenever `beat` seconds pass without one.

        Raise whatever asking raises, and `TimeoutError` if it takes too long. The question is dropped at the end.
        """
        try:
            while True:
                try:
                    async with asyncio.timeout_at(min(self._loop.time() + beat, self._deadline)):
                        answer = await self._come.get()
                except TimeoutError:
                    if self._loop.time() >= self._deadline:
                        raise
                    yield None
                    continue
                if answer is None:
                    self._worker.result()
                    return
                yield answer
        finally:
            self.stop()

    async def whole(self) -> Answer:
        """Return the last answer. Raise as `answers` does."""
        last = [answer async for answer in self.answers(float("inf")) if answer is not None]
        return last[-1]

    def stop(self) -> None:
        """Drop the question: reading ends at its next answer."""
        self._gone.set()
        self._worker.cancel()
