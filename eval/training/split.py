"""A large ONNX file split into a small one and files of weights of bounded size."""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx.external_data_helper import set_external_data, write_external_data_tensors

MOST_BYTES = 90_000_000  # of one file: hosts of git repositories refuse files of 100 MB
_LEAST_BYTES = 1_024  # smaller tensors stay in the ONNX file, whose shape inference reads some of them


def split_weights(file: Path, *, most: int = MOST_BYTES, always: bool = False) -> list[Path]:
    """Move the weights of an ONNX file into `weights-1.bin`, `weights-2.bin`, ... beside it if it is too large.

    With `always`, move them whatever its size.

    Return all files of the model, the ONNX file first; that alone if it has at most `most` bytes. No file of weights
    exceeds `most`, unless one tensor alone does.
    """
    if file.stat().st_size <= most and not always:
        return [file]
    model = onnx.load(file)
    sizes: list[int] = []
    for tensor in model.graph.initializer:
        size = len(tensor.raw_data)
        if size < _LEAST_BYTES:
            continue
        if not sizes or sizes[-1] + size > most:
            sizes.append(0)
        sizes[-1] += size
        set_external_data(tensor, location=f"weights-{len(sizes)}.bin")
    weights = [file.with_name(f"weights-{number}.bin") for number in range(1, len(sizes) + 1)]
    for path in weights:
        path.unlink(missing_ok=True)
    write_external_data_tensors(model, str(file.parent))
    for path in weights:
        path.chmod(file.stat().st_mode)  # they are written readable by the owner only
    file.write_bytes(model.SerializeToString())
    return [file, *weights]
