"""Which names of hosts are this machine's own."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def names_this_machine(host: str) -> bool:
    """Whether a `Host`, with or without a port, is a name of the machine itself."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:  # a bracket without its counterpart
        return False
    return is_own_name(name)


def is_own_name(name: str) -> bool:
    """Whether a name or an address, without port and brackets, is one that only this machine has for itself."""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name.lower() == "localhost" or name.lower().endswith(".localhost")
