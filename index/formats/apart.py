"""Runs a format in a separate process, for libraries that can hang, crash or exhaust the memory.

The file's bytes go in through a pipe and its articles come back as JSON, so nothing a file does to the parser can reach
this process. Starting Python takes two to five tenths of a second a file: use it only where a library is in C++ or has
been seen to hang.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
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
# `index` is imported as a bare package: its own imports, search engines included, would take a second per file.
_START = """
import sys, types
room = types.ModuleType("index")
room.__path__ = [sys.argv[1]]
sys.modules["index"] = room
from index.formats.apart import serve
serve(*sys.argv[2:])
"""


def run_apart(
    function: Extract, data: bytes, name: str, limits: Limits, **options: str | None
) -> tuple[Extracted, ...]:
    """Return what `function(data, name, limits, **options)` returns in a fresh process, within the limits.

    `function` is defined at the top level of a module. Nothing is imported from the current folder. The memory limit
    applies on Linux and macOS only.

    Raises:
        FormatError: `function` raised it, failed, crashed, or exceeded its time or memory.

    """
    room = str(Path(__file__).parent.parent)
    settings = json.dumps(asdict(limits)), json.dumps(options), json.dumps(asdict(hints()))
    command = [sys.executable, "-P", "-c", _START, room, function.__module__, function.__qualname__, name, *settings]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FormatError(
            f"reading it took longer than {limits.seconds:g} seconds: split it, or save it again."
        ) from None
    if done.returncode != 0 or not done.stdout:
        raise FormatError(f"the library that reads it crashed (status {done.returncode}): save it again.")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise FormatError(answer["refused"])
    return tuple(_extracted(fields) for fields in answer["articles"])


def if_large(function: Extract, data: bytes, name: str, limits: Limits, *, most: int) -> tuple[Extracted, ...]:
    """Return what `function` returns, run in a separate process if the file has more than `most` bytes.

    For parsers that a large malicious file can keep busy for minutes.
    """
    return function(data, name, limits) if len(data) <= most else run_apart(function, data, name, limits)


def serve(module: str, qualified: str, name: str, settings: str, options: str, given: str) -> None:
    """Read a file from standard input and write its articles to standard output: the other end of `run_apart`."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    limits = Limits(**json.loads(settings))
    _hold(limits)
    answer: dict[str, object]
    try:
        function: Any = importlib.import_module(module)
        for part in qualified.split("."):
            function = getattr(function, part)
        with hinted(Hints(**json.loads(given))):
            articles = function(sys.stdin.buffer.read(), name, limits, **json.loads(options))
        answer = {"articles": [asdict(article) for article in articles]}
    except FormatError as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": f"reading it takes more than {limits.memory_bytes // _MIB:,} MiB of memory: split it."}
    except Exception as error:  # whatever a library raises refuses this one file
        reason = f"{type(error).__name__}: {reason_of(error)}"
        answer = {"refused": f"it is damaged, or of another format ({reason}): save it again."}
    with answers:
        json.dump(answer, answers)


def _hold(limits: Limits) -> None:
    """Limit this process's memory, if the system supports it."""
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
