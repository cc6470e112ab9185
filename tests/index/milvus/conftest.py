"""Engines to test against: one inside this process, one behind a port, and any that the environment names."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("pymilvus")

from index.errors import EngineError
from index.milvus import Address
from index.milvus.engine import Engine
from tests.waiting import until

_numbers = count()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Server:
    """Milvus Lite behind a port of this machine; it can be killed, and started again over the same data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen | None = None

    @property
    def uri(self) -> str:
        return f"milvus://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = Path(sys.executable).with_name("milvus-lite")
        self.process = subprocess.Popen(
            [command, "server", "--data-dir", self.folder, "--host", "127.0.0.1", "--port", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(self._answers)

    def _answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, "the server ended before it could be asked"
        with suppress(OSError, EngineError):
            socket.create_connection(("127.0.0.1", self.port)).close()  # its client waits long if it comes too early
            Engine(Address.parse(f"{self.uri}/any")).close()
            return True
        return False

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    """Look often whether a table is there: its client sleeps half a second before each look."""
    often = SimpleNamespace(**vars(time) | {"sleep": lambda seconds: time.sleep(min(seconds, 0.01))})
    monkeypatch.setattr("pymilvus.client.grpc_handler.time", often)


@pytest.fixture(scope="session")
def milvus_server(tmp_path_factory):
    """Start a server that all tests share."""
    server = Server(tmp_path_factory.mktemp("milvus"))
    server.start()
    yield server
    server.kill()


@pytest.fixture(params=["embedded", "server", "cluster"])
def place(request, tmp_path_factory):
    """Yield the address of an unused index for each engine; its tables are dropped afterwards."""
    name = f"test{os.getpid()}_{next(_numbers)}"
    address = f"{_engine_of(request, tmp_path_factory)}/{name}"
    yield address
    engine = Engine(Address.parse(address))
    for table in engine.tables():
        if table.startswith(f"{name}_"):
            engine.drop(table)
    engine.close()


def _engine_of(request, tmp_path_factory) -> str:
    if request.param == "embedded":
        return f"milvus+lite://{tmp_path_factory.getbasetemp()}/lite"
    if request.param == "server":
        return request.getfixturevalue("milvus_server").uri
    cluster = os.environ.get("PULLQUOTE_MILVUS_URI")
    if not cluster:
        pytest.skip("PULLQUOTE_MILVUS_URI names no cluster")
    return cluster.rstrip("/")


@pytest.fixture
def engine(place):
    """Return a connection to it."""
    made = Engine(Address.parse(place))
    yield made
    made.close()
