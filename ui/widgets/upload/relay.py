"""Progress of work in another thread, as values to iterate over."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from index.progress import Progress

_Result = TypeVar("_Result")
_Shown = TypeVar("_Shown")


def relay(
    work: Callable[[Progress], _Result], show: Callable[[str, int, int], _Shown]
) -> Generator[_Shown, None, _Result]:
    """Yield the progress of `work` as `show` renders it, and return its result; its errors are raised."""
    steps: SimpleQueue[tuple[str, int, int] | None] = SimpleQueue()  # None for the end
    future: Future[_Result] = Future()

    def run() -> None:
        try:
            future.set_result(work(lambda *step: steps.put(step)))
        except BaseException as error:  # raised again, in the thread that waits
            future.set_exception(error)
        finally:
            steps.put(None)

    Thread(target=run, daemon=True).start()
    while (step := steps.get()) is not None:
        yield show(*step)
    return future.result()
