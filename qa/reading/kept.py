"""Tensors that take longer to make than to read, kept in the user's cache directory.

Each set has a folder, named by the digest of all that it is made from, with the files that `stored` reads. Any number
of processes may read and write: a file takes its place at once and whole, and `weights.json` comes last.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from index.files import replacing
from index.place import cache_path
from qa.errors import ReaderError
from qa.reading.stored import PLACES, Tensors, digest_file, read_stored

_ALIGNED = 64  # bytes, so that a tensor begins where a line of the processor's cache does
_UNUSED_DAYS = 30  # after which a set is of a version that nobody runs any more


def kept(made_from: Sequence[Path], make: Callable[[], Tensors]) -> Tensors:
    """Return the tensors kept for these files, as they are now; make and keep them if there are none, or damaged ones.

    If nothing can be read or written there, they are made every time. What `make` raises is raised.
    """
    try:
        folder = cache_path("readers") / _digest(made_from)
    except OSError:
        return make()
    with suppress(ReaderError):
        tensors = read_stored(folder)
        with suppress(OSError):
            os.utime(folder)
        return tensors
    made = make()
    with suppress(OSError):
        _write(folder, made)
        _remove_unused(folder)
    return made


def _digest(files: Sequence[Path]) -> str:
    return hashlib.sha256("".join(map(digest_file, files)).encode()).hexdigest()[:32]


def _write(folder: Path, tensors: Tensors) -> None:
    """Write tensors as `read_stored` reads them; raise `OSError` if that fails."""
    folder.mkdir(parents=True, exist_ok=True)
    name, digest, offset = "weights.bin", hashlib.sha256(), 0
    places: dict[str, dict[str, Any]] = {}
    with replacing(folder / name) as path, path.open("wb") as file:
        for tensor_name, tensor in tensors.items():
            where = {"file": name, "offset": offset}
            places[tensor_name] = {"dtype": tensor.dtype.str, "shape": tensor.shape} | where
            content = tensor.tobytes() + bytes(-tensor.nbytes % _ALIGNED)
            file.write(content)
            digest.update(content)
            offset += len(content)
    with replacing(folder / PLACES) as path:
        path.write_text(json.dumps({"files": {name: digest.hexdigest()}, "tensors": places}), "utf-8")


def _remove_unused(folder: Path) -> None:
    """Remove the other sets that nobody has read for a while."""
    long_ago = time.time() - _UNUSED_DAYS * 86_400
    for other in folder.parent.iterdir():
        if other != folder and other.stat().st_mtime < long_ago:
            shutil.rmtree(other, ignore_errors=True)
