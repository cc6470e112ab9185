"""Mutating bytes, for a fuzzer without coverage; in an archive, mostly one of its files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from random import Random
from zipfile import ZIP_STORED, BadZipFile, ZipFile

_LONGEST = 20_000  # bytes
_BROKEN = 0.25  # share of the archives that are changed as a whole, which breaks most of them
_TOKENS = (
    *(b"\0", b"\xff", b"\xc2\xa0", b"\xe2\x80\x8b", b"\xc2\xad", b"\xef\xbb\xbf", b"\xed\xa0\x80"),
    *(b"\r\n", b"\n\n", b"> ", b"\t", b'"', b"\xe2\x80\x9c", b"|", b"![", b"](", b"---\n"),
    *(b"<", b"</p>", b"<table>", b"<!--", b"]]>", b"&#0;", b"&#xD800;", b"{\\rtf", b"\\u-1 "),
    *(b"-1", b"0", b"65536", b"99999999999999999999", b"1e999", b"NaN"),
    *(b"$4.7m", b"4 May 2025", b"14:30", b"J.-P. ", b"PK\x03\x04", b"%PDF-1.7", b"--> "),
    *(b"From a@b Mon May  4 00:00:00 2025\n", b"Content-Type: ", b"=?utf-8?q?=ff?="),
)


def mutated(seeds: Sequence[bytes], random: Random) -> bytes:
    """Return one of the seeds with some changes."""
    data = random.choice(seeds)
    files = _files(data)
    if not files or random.random() < _BROKEN:
        return _changed(data, seeds, random)
    changed = random.randrange(len(files))
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for number, (name, content) in enumerate(files):
            archive.writestr(name, _changed(content, [content], random) if number == changed else content)
    return packed.getvalue()


@cache
def _files(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the names and contents of the files in an archive, in order; [] if the bytes are not an archive."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return tuple((name, archive.read(name)) for name in archive.namelist())
    except BadZipFile:
        return ()


def _changed(seed: bytes, seeds: Sequence[bytes], random: Random) -> bytes:
    data = bytearray(seed)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        at = random.randint(0, len(data))
        end = min(len(data), at + random.choice((1, 1, 4, 16, 200)))
        match random.randrange(7):
            case 0:
                data[at:at] = random.choice(_TOKENS)
            case 1:
                del data[at:end]
            case 2 if at < len(data):
                data[at] ^= 1 << random.randrange(8)
            case 3:
                data[at:at] = data[at:end] * random.choice((1, 2, 50))
            case 4:
                data[at:end] = random.randbytes(end - at)
            case 5:
                other = random.choice(seeds)
                cut = random.randint(0, len(other))
                data[at:end] = other[cut : cut + 200]
            case _:
                data = data[:at]
    return bytes(data[:_LONGEST])
