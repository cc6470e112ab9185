"""A free port to open the page on."""

from __future__ import annotations

import socket

_TRIES = 10
_EVERYWHERE = ("0.0.0.0", "::", "")  # hosts to listen on that cannot be opened as an address


def free_port(host: str, port: int) -> int:
    """Return `port`, or the first free one of the nine after it.

    Raise `OSError` if none is free, or if the host is not one of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last = min(port + _TRIES, 65536) - 1
    for candidate in range(port, last + 1):
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError as error:
                refused = error
            else:
                return candidate
    raise OSError(f"no port from {port} to {last} can be opened on {host} ({refused.strerror}): choose another")


def in_address(host: str) -> str:
    """Return a host as part of an address: IPv6 in brackets, and this machine for "all networks"."""
    if host in _EVERYWHERE:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
