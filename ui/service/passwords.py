"""Whether a password is right, and how often somebody may try."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import sha256
from hmac import compare_digest
from ipaddress import IPv6Address, ip_address
from threading import Lock
from typing import NamedTuple

from ui.service.auth import User

_AT_ONCE = 10  # wrong passwords of one address, before it has to wait
_EVERY = 6.0  # seconds until one more may be tried
_FORWARDED = 10  # times as many for all forwarded addresses together
_MOST = 10_000  # addresses that are kept; those seen longest ago are dropped first


class Passwords:
    """Users and their passwords, compared in constant time."""

    def __init__(self, users: Sequence[User]) -> None:
        self._pairs = [_digest(f"{name}:{password}") for name, password in users]
        self._passwords = [_digest(password) for _, password in users]

    def __bool__(self) -> bool:
        """Whether a password is needed."""
        return bool(self._pairs)

    def knows(self, name: str, password: str) -> bool:
        """Whether this is the password of this user."""
        return self.knows_pair(f"{name}:{password}")

    def knows_pair(self, text: str) -> bool:
        """Whether a text is a user's name and password, as USER:PASSWORD."""
        return _is_one_of(text, self._pairs)

    def knows_token(self, text: str) -> bool:
        """Whether a text is the password of any user."""
        return _is_one_of(text, self._passwords)


class Tries:
    """How many wrong passwords each address has left; a right one costs nothing.

    A forwarded address may be made up by the sender, a new one each time, so these are also limited
    together: `_FORWARDED` times what one has.
    """

    def __init__(self, *, at_once: int = _AT_ONCE, every: float = _EVERY) -> None:
        self._at_once, self._every = at_once, every
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tries, and when that was
        self._lock = Lock()

    def take(self, address: str, *, is_forwarded: bool = False) -> float:
        """Use one try and return 0.0, or return the seconds to wait until there is one."""
        with self._lock:
            allowances, now = self._allowances(address, is_forwarded), time.monotonic()
            left = [self._refilled(each, now) for each in allowances]
            wait = max((1.0 - tries) * each.every for tries, each in zip(left, allowances, strict=True))
            if wait > 0.0:
                return wait
            for tries, each in zip(left, allowances, strict=True):
                self._put(each, tries - 1.0, now)
            return 0.0

    def give_back(self, address: str, *, is_forwarded: bool = False) -> None:
        """Put a try back, since the password was right."""
        with self._lock:
            now = time.monotonic()
            for each in self._allowances(address, is_forwarded):
                self._put(each, min(self._refilled(each, now) + 1.0, each.most), now)

    def _allowances(self, address: str, is_forwarded: bool) -> list[_Allowance]:
        """Return the allowances that a try of an address is taken from."""
        own = _Allowance(_network(address), float(self._at_once), self._every)
        if not is_forwarded:
            return [own]
        return [own, _Allowance("", float(self._at_once) * _FORWARDED, self._every / _FORWARDED)]

    def _refilled(self, allowance: _Allowance, now: float) -> float:
        left, at = self._left.get(allowance.name, (allowance.most, now))
        return min(left + (now - at) / allowance.every, allowance.most)

    def _put(self, allowance: _Allowance, left: float, now: float) -> None:
        self._left[allowance.name] = left, now
        self._left.move_to_end(allowance.name)
        while len(self._left) > _MOST:
            self._left.popitem(last=False)


class _Allowance(NamedTuple):
    """The tries of an address, or of all forwarded ones (""): at most `most`, and one more every `every` seconds."""

    name: str
    most: float
    every: float


def _network(address: str) -> str:
    """Return what one customer has: an IPv4 address, or the 64 bits that a household gets in IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(int(parsed) >> 64) if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None else str(parsed)


def _is_one_of(text: str, digests: Sequence[bytes]) -> bool:
    given = _digest(text)
    return any([compare_digest(given, each) for each in digests])  # a list, for each is compared


def _digest(text: str) -> bytes:
    """Return a digest, so that comparing reveals no length."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()
