"""Ports."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from ui.service.ports import free_port, in_address


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_free_port_is_taken(taken: int):
    """The next one, where the first is in use."""
    later = free_port("127.0.0.1", taken)
    assert taken < later < taken + 10
    assert free_port("127.0.0.1", later) == later


def test_it_says_which_ports_were_tried():
    """The error names the ports and the host: a host that is not this machine has none."""
    with pytest.raises(OSError, match=r"no port from 7860 to 7869 can be opened on 203\.0\.113\.1 .*: choose another"):
        free_port("203.0.113.1", 7860)


def test_ports_end_at_65535(taken: int):
    """It does not try what cannot be."""
    with pytest.raises(OSError, match="from 65530 to 65535"):
        free_port("203.0.113.1", 65530)


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_an_address_of_ipv6_has_ports_too():
    """As the other loopback has."""
    with socket.socket(socket.AF_INET6) as server:
        server.bind(("::1", 0))
        server.listen()
        used = server.getsockname()[1]
        assert used < free_port("::1", used) < used + 10


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0", "127.0.0.1"),
        ("::", "127.0.0.1"),
        ("::1", "[::1]"),
        ("host.lan", "host.lan"),
    ],
)
def test_a_host_in_an_address(host: str, shown: str):
    """One that a browser can open."""
    assert in_address(host) == shown
