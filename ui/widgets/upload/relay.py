"""Progress of work in another thread, as values to iterate over."""

from __future__ import annotations

from collections.abc import Callable, Generator
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from index.progress import Progress

_Result = TypeVar("_Result")
_Shown = TypeVar("_Shown")
_Step = tuple[str, int, int]


def relay(
    work: Callable[[Progress], _Result], show: Callable[[str, int, int], _Shown]
) -> Generator[_Shown, None, _Result]:
    """Yield how `show` shows what `work` reports while it works, and return its result; what it raises is raised."""
    steps: SimpleQueue[_Step | None] = SimpleQueue()
    done: list[_Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work(lambda stage, at, of: steps.put((stage, at, of))))
        except BaseException as error:  # noqa: BLE001 (raised again, in the thread that waits)
            failed.append(error)
        finally:
            steps.put(None)

    thread = Thread(target=run, daemon=True)
    thread.start()
    while (step := steps.get()) is not None:
        yield show(*step)
    thread.join()
    if failed:
        raise failed[0]
    return done[0]
