"""`python -m tests.watched FILE MODULE ...`: run a module, and note in a file each host that is looked up or called.

An audit hook sees what any library does with sockets of Python; nothing but this machine can be reached.
"""

from __future__ import annotations

import runpy
import sys

_SEEN = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg")
_HERE = ("127.", "localhost", "::1", "0.0.0.0")


def host_of(event: str, arguments: tuple[object, ...]) -> str | None:
    """Return the host that an event names, if it is not this machine."""
    if event not in _SEEN:
        return None
    place = arguments[0] if event.startswith("socket.get") else arguments[1]
    host = place[0] if isinstance(place, tuple) else place
    if host in (None, "") or not isinstance(place, tuple | str) or str(host).startswith(("/", "\0", *_HERE)):
        return None  # a path names a socket of this machine
    return str(host)


def watch(path: str) -> None:
    """Note every other host from now on, and refuse it."""
    file = open(path, "a", buffering=1)  # for as long as the process lives

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        host = host_of(event, arguments)
        if host is not None:
            file.write(f"{event} {host}\n")
            raise OSError(f"{host} is not to be reached")

    sys.addaudithook(hook)


if __name__ == "__main__":
    watch(sys.argv[1])
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
