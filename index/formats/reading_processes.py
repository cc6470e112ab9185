"""Reads a file in a process that is kept for the next one, and is ended if a file takes too long.

The quick form of `run_apart` for many small files: a process is started only for the first of them.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, Semaphore, Timer

from index.formats.apart import (
    Extract,
    answer_to,
    articles_of,
    end_process,
    ended_after,
    hold,
    may_be_ended,
    may_end,
    python,
    run_apart,
    task_of,
    too_slow,
    with_paths,
)
from index.formats.limits import LIMITS, Limits
from index.types import Extracted

_AT_ONCE = 4  # processes; each takes some 100 MB
_START = """
from index.formats.reading_processes import serve
serve()
"""

Process = subprocess.Popen[bytes]


def if_large(function: Extract, data: bytes, name: str, limits: Limits, *, most: int) -> tuple[Extracted, ...]:
    """Return what `function` returns, run in a fresh process if the file has more than `most` bytes.

    For parsers that a malicious file can keep busy for minutes, and a small one by chance. A smaller file is read in a
    process that is kept for the next one, or in this process where that may be ended (`may_end`).
    """
    if len(data) > most:
        return run_apart(function, data, name, limits)
    if not may_be_ended():
        return run_kept(function, data, name, limits)
    with ended_after(limits.seconds):
        return function(data, name, limits)


def run_kept(function: Extract, data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return what `function(data, name, limits)` returns in a kept process, within the time of the limits.

    Where the process ends for another reason, such as its memory, the file is read in a fresh one; where the system
    refuses a process, it is read in this one.

    Raises:
        FormatError: as `run_apart`.

    """
    with _KEPT.process() as process:
        if process is None:
            return function(data, name, limits)
        answer = _asked(process, json.dumps([*task_of(function, name, limits, {}), len(data)]), data, limits)
    return run_apart(function, data, name, limits) if answer is None else articles_of(json.loads(answer))


def _asked(process: Process, task: str, data: bytes, limits: Limits) -> bytes | None:
    """Return a process's answer; None if it ended without one. Raise `FormatError` if it takes too long."""
    if process.stdin is None or process.stdout is None:
        return None
    is_late = Event()

    def give_up() -> None:
        is_late.set()
        process.kill()

    timer = Timer(limits.seconds, give_up)
    timer.daemon = True
    timer.start()
    answer = b""
    try:
        process.stdin.write(f"{task}\n".encode() + data)
        process.stdin.flush()
        answer = process.stdout.readline()
    except OSError:  # it has ended
        pass
    finally:
        timer.cancel()
    if answer.endswith(b"\n"):
        return answer
    process.kill()
    if is_late.is_set():
        raise too_slow(limits)
    return None


class _Kept:
    """The processes of this one that wait for a file."""

    def __init__(self) -> None:
        self._waiting: list[Process] = []
        self._lock, self._room = Lock(), Semaphore(_AT_ONCE)

    @contextmanager
    def process(self) -> Iterator[Process | None]:
        """Lend a process that nobody else uses, or None; it is kept afterwards unless its use fails."""
        with self._room:
            with self._lock:
                process = self._waiting.pop() if self._waiting else None
            process = process or _started()
            is_whole = False
            try:
                yield process
                is_whole = process is not None and process.poll() is None
            finally:
                if process is not None and is_whole:
                    with self._lock:
                        self._waiting.append(process)
                elif process is not None:
                    end_process(process)

    def end(self) -> None:
        """End them all."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for process in waiting:
            end_process(process)


def _started() -> Process | None:
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    try:
        return subprocess.Popen(python(_START), stdin=pipe, stdout=pipe, stderr=nothing, env=with_paths())
    except OSError:
        return None


def _forget() -> None:
    """Leave the processes of the parent to it, after a fork."""
    global _KEPT
    _OF_PARENTS.append(_KEPT)  # else each would be waited for
    _KEPT = _Kept()


_OF_PARENTS: list[_Kept] = []
_KEPT = _Kept()
atexit.register(lambda: _KEPT.end())
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def serve() -> None:
    """Read files from standard input until it ends: the other end of `run_kept`."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    hold(LIMITS)
    may_end()
    with answers:
        while line := sys.stdin.buffer.readline():
            *task, size = json.loads(line)
            data = sys.stdin.buffer.read(size)
            with ended_after(Limits(**json.loads(task[3])).seconds):  # also where nobody waits for it any more
                answer = answer_to(task, data)
            answers.write(f"{json.dumps(answer)}\n")
            answers.flush()
