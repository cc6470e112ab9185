"""What holds for every test: no network but this machine's own, no clock, one core a worker, no end of the run."""

from __future__ import annotations

import gc
import os
import socket
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.chromium import CHROMIUM
from tests.scheduling import ByFile, turn_of

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

settings.register_profile(
    "pullquote",
    deadline=None,
    derandomize=os.environ.get("CI", "").lower() in ("1", "true"),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("pullquote")

if "PYTEST_XDIST_WORKER" in os.environ:  # before any model is imported: workers side by side have a core each
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    os.sched_getaffinity = lambda process: {0}  # by which ONNX Runtime is given its threads

gc.disable()  # until everything is imported and collected: nothing of that is ever freed

_LOCAL = ("127.", "localhost", "::1", "0.0.0.0")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Return the tests to the workers by file."""
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first, so that no worker is left alone with it."""
    items.sort(key=lambda item: turn_of(item.location[0]))


def pytest_collection_finish() -> None:
    """Collect garbage again, but never look through what has been imported and collected."""
    gc.freeze()
    gc.enable()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Close the browser before a test that has no use for it, or one of its own: its loop runs in this thread."""
    if item.get_closest_marker("browser") is None or item.get_closest_marker("slow") is not None:
        CHROMIUM.close()


def pytest_sessionfinish() -> None:
    """Close the browser after the last test."""
    CHROMIUM.close()


@pytest.fixture(autouse=True)
def _models_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Open every assistant of this process with the same models."""
    if request.node.get_closest_marker("slow") is not None:
        from tests.models import shared_embedder, shared_reader  # slow to import, and needed by few

        monkeypatch.setattr("qa.models.load_embedder", shared_embedder)
        monkeypatch.setattr("qa.models.load_reader", shared_reader)


@pytest.fixture(autouse=True)
def _files_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read small files in this process, where tests can put something in the place of what reads them."""
    monkeypatch.setattr("index.formats.apart._may_end", True)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets reach this machine only; anything else fails the test that tries."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connect_here(self, address):
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(_LOCAL):
            raise RuntimeError(f"a test tried to reach {address[0]}")
        return connect(self, address)

    def look_up_here(host, *args, **kwargs):
        if host is not None and not str(host).startswith(_LOCAL):
            raise RuntimeError(f"a test tried to look up {host}")
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", connect_here)
    monkeypatch.setattr(socket, "getaddrinfo", look_up_here)


@pytest.fixture(autouse=True)
def _no_other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail the test that would put another program in pytest's place: the run would end there, and as a success."""

    def refuse(path, arguments):
        raise RuntimeError(f"a test tried to become {arguments}")

    monkeypatch.setattr(os, "execv", refuse)
