"""Plain text: the decoded file, line ends and a byte order mark included, but for the marks of quoted mail."""

from __future__ import annotations

from index.formats.encodings import decode
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.formats.quoted import unquoted
from index.types import Extracted

SUFFIXES = (".txt",)


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the one article of a text file.

    Raises:
        FormatError: the bytes are binary, or fit no encoding.

    """
    limits.check_characters(len(data) // 4)  # the fewest characters these bytes can be
    decoded = decode(data)
    return (decoded.with_note(Extracted(text=unquoted(decoded.text), extractor=extractor_name("text", 2))),)
