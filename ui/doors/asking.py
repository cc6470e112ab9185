"""A question answered in its own thread, and dropped when its client has gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator

import anyio
from anyio.to_thread import run_sync
from starlette.requests import Request

from qa.types import Answer
from qa.uncompared import uncompared
from ui.error_messages import tell
from ui.errors import Left
from ui.service.busy import Asker


class Asking:
    """A question being answered, for at most `seconds`; its answers come one by one.

    `answers` is called with the asker. `limiter` limits how many threads answer questions at once.
    """

    def __init__(
        self, answers: Callable[[Asker], Iterator[Answer]], *, seconds: float, limiter: anyio.CapacityLimiter
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._deadline = self._loop.time() + seconds
        self._come: asyncio.Queue[Answer | None] = asyncio.Queue()  # None for the end
        self._asker, self._has_answered = Asker(), False
        work = run_sync(lambda: self._work(answers(self._asker)), abandon_on_cancel=True, limiter=limiter)
        self._worker = asyncio.ensure_future(work)
        self._worker.add_done_callback(lambda _: self._come.put_nowait(None))

    def _work(self, answers: Iterator[Answer]) -> None:
        """Hand over the answers, and stop after the current one if nobody waits any more."""
        for answer in answers:
            self._has_answered = True
            self._loop.call_soon_threadsafe(self._come.put_nowait, answer)
            if self._asker.has_left:
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
                    if self._asker.has_left:
                        raise Left("whoever asked has left")
                    self._worker.result()
                    return
                yield answer
        finally:
            self.stop()

    async def complete(self, beat: float) -> AsyncIterator[Answer | None]:
        """Yield as `answers` does; if that fails after an answer, log it, and yield the answer again, which says so."""
        last: Answer | None = None
        try:
            async for answer in self.answers(beat):
                last = answer or last
                yield answer
        except Left:
            raise
        except Exception as error:
            if last is None:
                raise
            tell(error)
            yield uncompared(last)

    async def whole(self, request: Request) -> Answer:
        """Return the last answer. Raise as `answers` does, and `Left` if the request's client disconnects first.

        An answer that has come stands if what other articles say cannot be read, or not in time: it says so.
        """
        watch = asyncio.ensure_future(_gone(request))
        watch.add_done_callback(lambda _: self.stop())
        try:
            last = [answer async for answer in self.complete(float("inf")) if answer is not None]
        finally:
            watch.cancel()
        return last[-1]

    def stop(self) -> None:
        """Drop the question: reading ends at its next answer, or never begins if it is waiting for its turn."""
        self._asker.leave()
        self._worker.cancel()


async def _gone(request: Request) -> None:
    """Wait until the client of a request, whose body has been read, disconnects."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
