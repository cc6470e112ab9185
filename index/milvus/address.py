"""The address of an index in an engine: `milvus://host:19530/name`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from index.errors import EngineError

TOKEN = "PULLQUOTE_MILVUS_TOKEN"  # the environment variable that holds a password, as user:password or a key
_SCHEMES = {"milvus": "http", "milvus+tls": "https"}
_EMBEDDED = "milvus+lite"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_PORT = 19530


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The location of an engine (`uri`, as its client takes it) and the name of the index there."""

    uri: str
    name: str
    shown: str

    @property
    def token(self) -> str:
        """The password from the environment; "" if there is none. It appears in no address, log or error."""
        return os.environ.get(TOKEN, "")

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read `milvus://host:port/name`, `milvus+tls://...`, or `milvus+lite:///folder/name`: one inside this process.

        Raise `EngineError` for anything else, and for a user or a password in it.
        """
        parts = urlsplit(text)
        path, _, name = parts.path.rpartition("/")
        if not _NAME.fullmatch(name):
            raise EngineError(
                f"{text!r} names no index: write milvus://host:{_PORT}/name, the name of letters, digits and _"
            )
        if "@" in parts.netloc:
            raise EngineError(f"leave the password out of the address and set {TOKEN}")
        if parts.scheme == _EMBEDDED:
            if parts.netloc or not path:
                raise EngineError(f"{text!r}: write {_EMBEDDED}:///path/to/folder/name")
            return cls(uri=f"{path}.db", name=name, shown=text)
        if parts.scheme not in _SCHEMES or not parts.hostname or path:
            raise EngineError(f"{text!r} is not an address: write milvus://host:{_PORT}/name")
        try:
            port = parts.port or _PORT
        except ValueError:
            raise EngineError(f"{text!r} has no port that is a number from 1 to 65535") from None
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        return cls(uri=f"{_SCHEMES[parts.scheme]}://{host}:{port}", name=name, shown=text)


def is_address(text: str) -> bool:
    """Whether a text is the address of an index in an engine, not a folder."""
    return urlsplit(text).scheme in {*_SCHEMES, _EMBEDDED}
