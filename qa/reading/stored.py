"""The tensors of an exported reader, read from its files without an ONNX library."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.errors import ReaderError

PLACES = "weights.json"  # which tensor is where

Tensors = Mapping[str, NDArray[Any]]


def read_stored(folder: Path) -> dict[str, NDArray[Any]]:
    """Return a reader's tensors by name, as `eval.training.export` stores them; large ones stay on disk until used.

    Matrices are `NAME.weight_blocks`, uint8 of shape `(outputs, blocks, block)` around 128, and `NAME.weight_scales`,
    a float32 for each block; tables may be `NAME.weight_rows`, int8, and `NAME.weight_scales`, a float32 a row.
    Raise `ReaderError` if a file is missing or damaged.
    """
    try:
        places = json.loads((folder / PLACES).read_text("utf-8"))
        with ThreadPoolExecutor() as pool:  # hashing releases the GIL
            maps = pool.map(lambda item: _map(folder / item[0], item[1]), places["files"].items())
            files = dict(zip(places["files"], maps, strict=True))
        return {name: _tensor(entry, files) for name, entry in places["tensors"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReaderError(
            f"the weights that {folder / PLACES} describes cannot be read ({error}); reinstall or export it again"
        ) from error


def digest_file(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal; raise `OSError` if it cannot be read."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _map(file: Path, digest: str) -> NDArray[np.uint8]:
    content = np.memmap(file, dtype=np.uint8, mode="r")
    if hashlib.sha256(content.data).hexdigest() != digest:  # in one piece, so that other threads never hold it up
        raise ValueError(f"{file.name} has changed since it was written")
    return content


def _tensor(entry: Mapping[str, Any], files: Mapping[str, NDArray[np.uint8]]) -> NDArray[Any]:
    dtype, shape = np.dtype(entry["dtype"]), tuple(entry["shape"])
    if "values" in entry:
        return np.array(entry["values"], dtype=dtype).reshape(shape)
    start, size = entry["offset"], dtype.itemsize * int(np.prod(shape))
    tensor: NDArray[Any] = files[entry["file"]][start : start + size].view(dtype).reshape(shape)
    return tensor
