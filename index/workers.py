"""Using several cores for many files: processes that run plain functions of this package.

Not `multiprocessing`: it would run the user's own script again if its author has not guarded it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from typing import IO, Any, ParamSpec, Protocol, TypeVar

from index.cores import usable_cores
from index.errors import WorkerLost
from index.formats.apart import end_process, may_end, python, with_paths

_MOST = 4  # processes; each takes some 150 MB
_TRIES = 2  # of a task that ends its process, each in another one: the first may have been killed for another reason
_START = """
from index.workers import serve
serve()
"""


P = ParamSpec("P")
R = TypeVar("R")


class Pool(Protocol):
    """Runs functions, here or in other processes."""

    def submit(self, function: Callable[P, R], /, *values: P.args, **named: P.kwargs) -> Future[R]:
        """Run a function of a module's top level on values that can be pickled."""
        ...


@contextmanager
def pool(tasks: int, *, least: int) -> Iterator[Pool]:
    """Run tasks in one process per core, or in this one if there are fewer than `least` or only one core."""
    cores = min(usable_cores(), _MOST)
    if tasks < least or cores < 2:
        yield _Here()
        return
    workers = _Workers(cores)
    try:
        yield workers
    finally:
        workers.close()


class _Here:
    """Runs functions in this process, at once."""

    def submit(self, function: Callable[P, R], /, *values: P.args, **named: P.kwargs) -> Future[R]:
        done: Future[R] = Future()
        try:
            done.set_result(function(*values, **named))
        except Exception as error:  # raised where the result is asked for, as with other processes
            done.set_exception(error)
        return done


class _Workers:
    """Runs functions in other processes, or in this one if the system has none that work.

    A task that ends its process is tried once more in another one, and never in this one, which it could end as well;
    if it ends that one too, its future raises `WorkerLost`.
    """

    def __init__(self, count: int) -> None:
        self._idle: SimpleQueue[subprocess.Popen[bytes] | None] = SimpleQueue()
        for _ in range(count):
            self._idle.put(_start())
        self._count = count
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="worker")

    def submit(self, function: Callable[P, R], /, *values: P.args, **named: P.kwargs) -> Future[R]:
        return self._threads.submit(self._run, function, values, named)

    def close(self) -> None:
        """Drop pending tasks and end the processes."""
        self._threads.shutdown(cancel_futures=True)
        for _ in range(self._count):
            process = self._idle.get()
            if process is not None:
                end_process(process)

    def _run(self, function: Callable[..., Any], values: Any, named: Any) -> Any:
        process = self._idle.get()
        try:
            for _ in range(_TRIES):
                process = process or _start()
                if process is None:
                    return function(*values, **named)
                try:
                    done, result = _asked(process, (function, values, named))
                except (OSError, EOFError, pickle.UnpicklingError):  # it was killed
                    end_process(process)
                    process = None
                    continue
                if not done:
                    raise result
                return result
            process = _start()
            if process is None or not _works(process):
                return function(*values, **named)
            raise WorkerLost("a process ended, twice, while it did the same task")
        finally:
            self._idle.put(process)


def _start() -> subprocess.Popen[bytes] | None:
    """Start a process, which imports nothing from the current folder; None if the system refuses another one."""
    try:
        return subprocess.Popen(
            python(_START),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=with_paths(),
        )
    except OSError:
        return None


def _asked(process: subprocess.Popen[bytes], task: Any) -> tuple[bool, Any]:
    """Return whether a task was done, and its result, else the error that it raised."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    pickle.dump(task, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()
    done, result = pickle.load(process.stdout)  # from a process that this one started
    return done, result


def _works(process: subprocess.Popen[bytes]) -> bool:
    """Whether a process does a small task."""
    try:
        return _asked(process, (abs, (-1,), {})) == (True, 1)
    except (OSError, EOFError, pickle.UnpicklingError):
        return False


def serve() -> None:
    """Run the tasks from standard input until it ends: the other end of `pool`."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    may_end()
    with answers, suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            _answer(sys.stdin.buffer, answers)


def _answer(tasks: IO[bytes], answers: IO[bytes]) -> None:
    function, values, named = pickle.load(tasks)  # from the process that started this one
    try:
        answer = (True, function(*values, **named))
    except Exception as error:  # raised again in the calling process
        answer = (False, error)
    pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()
