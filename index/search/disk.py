"""Named arrays in one file: written once, never changed, mapped into memory.

A file holds numpy's own `.npy` records one after another, each preceded by its name and aligned to 64 bytes. Nothing in
it is pickled.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from uuid import uuid4

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from index.errors import REBUILD, IndexDamaged

_ALIGN = 64  # bytes; a cache line
_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_KINDS = "biuf"  # kinds of numbers; an array of anything else was not written here

Arrays = Mapping[str, NDArray[np.generic]]


class Stamp(NamedTuple):
    """A file that was written: its name in the folder, its size in bytes, and the SHA-256 of its bytes."""

    file: str
    size: int
    sha256: str


class _Hashed:
    """A file that is hashed as it is written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = sha256()
        self.size = 0

    def write(self, content: Any) -> int:
        self._file.write(content)
        self.digest.update(content)
        self.size += memoryview(content).nbytes
        return memoryview(content).nbytes


def write_arrays(folder: Path, file: str, arrays: Arrays) -> Stamp:
    """Write arrays to a new file of the folder, in their order, and sync it to disk.

    The file gets its name only when it is complete, and may not be written any more: cutting it in place would end
    every process that has it mapped.
    """
    half = folder / f"{file}.{uuid4().hex}.part"
    try:
        with half.open("xb") as raw:
            hashed = _Hashed(raw)
            for name, array in arrays.items():
                _write_one(hashed, name, array)
            raw.flush()
            os.fsync(raw.fileno())
        if os.name != "nt":  # which does not cut a mapped file, and removes none that may not be written
            with suppress(OSError):  # a file system without permissions
                half.chmod(stat.S_IMODE(half.stat().st_mode) & ~_WRITE)
        half.replace(folder / file)
    finally:
        half.unlink(missing_ok=True)
    return Stamp(file, hashed.size, hashed.digest.hexdigest())


def sync_folder(folder: Path) -> None:
    """Sync a folder's file names to disk, if the system supports it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def map_arrays(folder: Path, stamp: Stamp) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of a file, read-only and read from disk on use.

    Raise `IndexDamaged` for a file that is missing, of another size, or not of this form.
    """
    path = folder / stamp.file
    try:
        size = path.stat().st_size
        if size != stamp.size:
            raise IndexDamaged(f"{stamp.file} has {size} bytes where {stamp.size} were written; {REBUILD}")
        mapped = np.memmap(path, dtype=np.uint8, mode="r") if size else np.empty(0, dtype=np.uint8)
        return _read_all(np.asarray(mapped))
    except OSError as error:
        raise IndexDamaged(f"{stamp.file} cannot be read ({error.strerror or error}); {REBUILD}") from error
    except (ValueError, UnicodeDecodeError, EOFError) as error:
        raise IndexDamaged(f"{stamp.file} is not a file of this index ({error}); {REBUILD}") from error


def check_content(folder: Path, stamp: Stamp) -> None:
    """Raise `IndexDamaged` if a file's bytes have changed; reads the whole file."""
    with (folder / stamp.file).open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    if digest.hexdigest() != stamp.sha256:
        raise IndexDamaged(f"the bytes of {stamp.file} have changed since they were written; {REBUILD}")


def _write_one(file: _Hashed, name: str, array: NDArray[np.generic]) -> None:
    label = name.encode("ascii")
    header = BytesIO()
    contiguous = np.ascontiguousarray(array)
    npy.write_array_header_1_0(header, npy.header_data_from_array_1_0(contiguous))
    start = bytes([len(label)]) + label + bytes(-(1 + len(label)) % _ALIGN)
    file.write(start + header.getvalue())  # numpy pads a header to a multiple of 64 bytes
    file.write(contiguous.reshape(-1).view(np.uint8).data)
    file.write(bytes(-contiguous.nbytes % _ALIGN))


def _read_all(mapped: NDArray[np.uint8]) -> dict[str, NDArray[np.generic]]:
    arrays: dict[str, NDArray[np.generic]] = {}
    at = 0
    while at < len(mapped):
        name, array, at = _read_one(mapped, at)
        arrays[name] = array
    return arrays


def _read_one(mapped: NDArray[np.uint8], at: int) -> tuple[str, NDArray[np.generic], int]:
    length = int(mapped[at])
    name = mapped[at + 1 : at + 1 + length].tobytes().decode("ascii")
    at += 1 + length + (-(1 + length) % _ALIGN)
    header = BytesIO(mapped[at : at + 1024].tobytes())  # a header of one or two dimensions takes 128
    if npy.read_magic(header) != (1, 0):
        raise ValueError("an array of another version")
    try:
        shape, fortran, kind = npy.read_array_header_1_0(header)
    except Exception as error:  # for a damaged header, NumPy lets tokenizer errors and warnings through
        raise ValueError(f"an array with a damaged header: {error}") from error
    if kind.kind not in _KINDS or fortran:
        raise ValueError(f"an array of {kind} where numbers belong")
    at += header.tell()
    size = int(np.prod(shape, dtype=np.int64)) * kind.itemsize
    if at + size > len(mapped):
        raise ValueError(f"the array {name!r} is cut off")
    return name, mapped[at : at + size].view(kind).reshape(shape), at + size + (-size % _ALIGN)
