"""How the tests serve the page: on a busy machine too, where ports are taken at any time."""

from __future__ import annotations

import socket
import urllib.request

from tests.ui import serving


def test_a_port_that_was_taken_meanwhile_is_no_other_server(tmp_path, monkeypatch):
    """The page is asked at its actual port, not at the one that was wanted."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(serving, "_free_port", lambda: port)
        with serving.served(tmp_path) as address, urllib.request.urlopen(f"{address}/healthz") as response:
            assert address != f"http://127.0.0.1:{port}"
            assert response.read() == b"ok\n"


def test_a_server_that_finds_no_port_is_started_again(tmp_path, monkeypatch):
    """On another one."""
    ports = iter((65_535, serving._free_port()))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 65_535))
        taken.listen()
        monkeypatch.setattr(serving, "_free_port", lambda: next(ports))
        with serving.served(tmp_path) as address, urllib.request.urlopen(f"{address}/healthz") as response:
            assert response.read() == b"ok\n"
