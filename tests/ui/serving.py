"""The page, served with the fake assistant in a process of its own."""

from __future__ import annotations

import multiprocessing
import re
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.ui.gate import Gate
from tests.waiting import PATIENCE, until

T = TypeVar("T")

_TRIES = 5  # servers until one has a port
_OPEN = re.compile(r"is open at (http://\S+)")
_NO_PORT = re.compile(r"\bport\b")  # in what a server says that found none

# Each server is a fork of one process that has imported what all of them need, which takes longer than all else.
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.ui.serve_fake", "tests.ui.serving"])


def apart(function: Callable[[], T]) -> T:
    """Call a function in a process of its own, which has imported what the page needs."""
    with ProcessPoolExecutor(1, mp_context=_FORKS) as process:
        return process.submit(function).result()


@contextmanager
def served(folder: Path, /, **how: Any) -> Iterator[str]:
    """Serve the page, and give its address."""
    with running(folder, **how) as (address, _):
        yield address


@contextmanager
def running(
    folder: Path, /, *, gate: Gate | None = None, port: int = 0, killed: bool = False, **options: object
) -> Iterator[tuple[str, BaseProcess]]:
    """Serve the page, and give its address and its process.

    `options` are other settings than usual; its log goes into the folder, and in the end it may be `killed`.
    """
    log = folder / "log.txt"
    options["gate"] = str(folder if gate is None else gate.folder)
    server, address = _started(port, options, log)
    try:
        yield address, server
    finally:
        _end(server, killed=killed)


def _started(port: int, options: dict[str, Any], log: Path) -> tuple[BaseProcess, str]:
    """Start a server and return its address, by what it says itself: a port that was free may be taken by then.

    Where it finds none, or not the one that was asked for, another one is started.
    """
    for _ in range(_TRIES):
        log.write_text("")
        server = _FORKS.Process(target=_serve, args=(log, port or _free_port(), options), daemon=True)
        server.start()
        until(lambda server=server: not server.is_alive() or _OPEN.search(log.read_text()))
        opened = _OPEN.search(log.read_text())
        if opened is not None and (port == 0 or opened[1].endswith(f":{port}")):
            return server, opened[1]
        _end(server, killed=True)
        if opened is None and not _NO_PORT.search(log.read_text()):
            break
    pytest.fail(f"the page was not served: {log.read_text()}")


def _serve(log: Path, port: int, options: dict[str, Any]) -> None:
    from tests.ui.serve_fake import serve_logged  # slow to import, and there already in the new process

    serve_logged(log, port, options)


def _end(server: BaseProcess, *, killed: bool) -> None:
    server.kill() if killed else server.terminate()
    server.join(PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
