"""Plain text: the text is the decoded file, unaltered, line ends and a byte order mark included."""

from __future__ import annotations

from index.formats.encodings import decode
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.types import Extracted

SUFFIXES = (".txt",)


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the one article of a text file.

    Raises:
        FormatError: the bytes are binary, or fit no encoding.

    """
    limits.check_characters(len(data) // 4)  # the fewest that these bytes can be
    decoded = decode(data)
    return (decoded.told(Extracted(text=decoded.text, extractor=extractor_name("text", 1))),)
