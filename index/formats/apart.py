"""Runs a format in a separate process, for libraries that can hang, crash or exhaust the memory.

The file's bytes go in through a pipe and its articles come back as JSON, so nothing a file does to the parser can reach
this process. Starting Python takes two to five tenths of a second a file: use it only where a library is in C++ or has
been seen to hang.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.errors import FormatError
from index.formats.hints import Hints, hinted, hints
from index.formats.libraries import reason_of
from index.formats.limits import Limits
from index.stored import place_from_json
from index.types import Block, Extracted

Extract = Callable[..., tuple[Extracted, ...]]
"""Takes the bytes, the name and the limits, and texts by name."""

_MIB = 2**20
_BARE = """
import sys, types
room = types.ModuleType("index")
room.__path__ = [sys.argv[1]]
sys.modules["index"] = room
"""
_START = """
from index.formats.apart import serve
serve(*sys.argv[2:])
"""
_may_end = False  # whether this process may be ended by the file that it reads


def run_apart(
    function: Extract, data: bytes, name: str, limits: Limits, **options: str | None
) -> tuple[Extracted, ...]:
    """Return what `function(data, name, limits, **options)` returns in a fresh process, within the limits.

    `function` is defined at the top level of a module. Nothing is imported from the current folder. The memory limit
    applies on Linux and macOS only.

    Raises:
        FormatError: `function` raised it, failed, crashed, or exceeded its time or memory.

    """
    command = python(_START, *task_of(function, name, limits, options))
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            env=with_paths(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_slow(limits) from None
    if done.returncode != 0 or not done.stdout:
        raise FormatError(f"the library that reads it crashed (status {done.returncode}): save it again.")
    return articles_of(json.loads(done.stdout))


def python(start: str, *values: str) -> list[str]:
    """Return the command of a Python that imports nothing from the current folder, and `index` as a bare package.

    The package's own imports, search engines included, would take a second per process.
    """
    return [sys.executable, "-P", "-c", f"{_BARE}{start}", str(Path(__file__).parent.parent), *values]


def with_paths() -> dict[str, str]:
    """Return the environment of a process that finds the modules that this one does."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def end_process(process: subprocess.Popen[bytes]) -> None:
    """Close the pipes of a process, end it, and wait until it has."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    process.kill()
    process.wait()


def may_end() -> None:
    """Let files be read in this process, because it is itself ended if a file takes too long."""
    global _may_end
    _may_end = True


def may_be_ended() -> bool:
    """Whether this process may be ended by the file that it reads (`may_end`)."""
    return _may_end


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """End this process if what is done in here takes so many seconds of its cores, if the system supports it."""
    if not hasattr(signal, "setitimer"):  # Windows
        yield
        return
    before = signal.setitimer(signal.ITIMER_PROF, seconds)[0]
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, before)


def task_of(function: Extract, name: str, limits: Limits, options: Mapping[str, str | None]) -> list[str]:
    """Return a task as texts: what `answer_to` needs in the other process, apart from the bytes."""
    settings = (asdict(limits), dict(options), asdict(hints()))
    return [function.__module__, function.__qualname__, name, *map(json.dumps, settings)]


def articles_of(answer: Mapping[str, Any]) -> tuple[Extracted, ...]:
    """Return the articles of an answer. Raise `FormatError` if it is a refusal."""
    if "refused" in answer:
        raise FormatError(answer["refused"])
    return tuple(_extracted(fields) for fields in answer["articles"])


def too_slow(limits: Limits) -> FormatError:
    """Return why a file is refused that took longer than the limits allow."""
    return FormatError(f"reading it took longer than {limits.seconds:g} seconds: split it, or save it again.")


def answer_to(task: Sequence[str], data: bytes) -> dict[str, object]:
    """Do a task: return its articles, or why the file is refused. Raise `MemoryError` if there is too little."""
    module, qualified, name, *settings = task
    limits, options, given = map(json.loads, settings)
    try:
        function: Any = importlib.import_module(module)
        for part in qualified.split("."):
            function = getattr(function, part)
        with hinted(Hints(**given)):
            articles = function(data, name, Limits(**limits), **options)
        return {"articles": [asdict(article) for article in articles]}
    except FormatError as error:
        return {"refused": str(error)}
    except MemoryError:
        raise
    except Exception as error:  # whatever a library raises refuses this one file
        reason = f"{type(error).__name__}: {reason_of(error)}"
        return {"refused": f"it is damaged, or of another format ({reason}): save it again."}


def serve(*task: str) -> None:
    """Read a file from standard input and write its articles to standard output: the other end of `run_apart`."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    limits = Limits(**json.loads(task[3]))
    hold(limits)
    may_end()
    try:
        with ended_after(limits.seconds * (os.cpu_count() or 1)):  # also where nobody waits for it any more
            answer = answer_to(task, sys.stdin.buffer.read())
    except MemoryError:
        answer = {"refused": f"reading it takes more than {limits.memory_bytes // _MIB:,} MiB of memory: split it."}
    with answers:
        json.dump(answer, answers)


def hold(limits: Limits) -> None:
    """Limit the memory of this process, if the system supports it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))


def _extracted(fields: dict[str, Any]) -> Extracted:
    blocks: Sequence[Any] = fields.pop("blocks")
    places: Sequence[Any] = fields.pop("places")
    notes: Sequence[str] = fields.pop("notes")
    return Extracted(
        blocks=tuple(Block(*block) for block in blocks),
        places=tuple(place_from_json(place) for place in places),
        notes=tuple(notes),
        **fields,
    )
