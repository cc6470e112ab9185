"""What holds for every test: no network but this machine's own, and no test ends the run."""

from __future__ import annotations

import os
import socket

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

_LOCAL = ("127.", "localhost", "::1", "0.0.0.0")


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
