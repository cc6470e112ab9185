"""A free port to open the page on."""

from __future__ import annotations

import socket

_TRIES = 10


def free_port(host: str, port: int) -> int:
    """Return `port`, or the first free one of the nine after it.

    Raise `OSError` if none is free, or if the host is not one of this machine.
    """
    last = min(port + _TRIES, 65536) - 1
    for candidate in range(port, last + 1):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError as error:
                refused = error
            else:
                return candidate
    raise OSError(f"no port from {port} to {last} can be opened on {host} ({refused.strerror}): choose another")
