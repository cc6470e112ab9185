"""A reader's network as an ONNX file, run by ONNX Runtime."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from index.cores import usable_cores
from qa.errors import ReaderError
from qa.reading.stored import Tensors
from qa.reading.windows import Window

VERDICT_LOGITS = "verdict_logits"  # the output of the head for verdicts, if the network has one


class OnnxNetwork:
    """An extractive reader exported by `eval.training.export`, on the CPU; several threads may call it at once."""

    def __init__(self, file: Path, *, threads: int | None = None, tensors: Tensors | None = None) -> None:
        """Load `model.onnx`, or `int8.onnx` with its tensors; `threads` defaults to the cores this process may use.

        Raise `ReaderError` if it is not such a network, or the tensors are another's.
        """
        options = _options(threads)
        self._tensors = tensors  # ONNX Runtime reads some in place, so they must outlive it
        if tensors is not None:
            # The network is already optimised: fusing would restore a layer norm that takes nine times as long.
            options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
            options.enable_mem_pattern = False  # one would be kept for every length
            values = [onnxruntime.OrtValue.ortvalue_from_numpy(tensor) for tensor in tensors.values()]
            options.add_external_initializers(list(tensors), values)
        try:
            self._session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # ONNX Runtime raises its own exception types; all mean the same here
            raise ReaderError(f"{file} cannot be loaded: {error}; write it with `eval.training.export`") from error
        self._inputs = frozenset(i.name for i in self._session.get_inputs())
        self._decides = any(output.name == VERDICT_LOGITS for output in self._session.get_outputs())

    def logits(self, window: Window) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return start and end logits, each of shape `(tokens,)`."""
        if self._tensors is not None:
            [logits] = self._run(["logits"], window)
            return logits[:, 0], logits[:, 1]
        start, end = self._run(["start_logits", "end_logits"], window)
        return start, end

    def verdict_logits(self, window: Window) -> NDArray[np.float32] | None:
        """Return a logit for each of `VERDICTS`, shape `(3,)`; None if the file has no head for them."""
        return self._run([VERDICT_LOGITS], window)[0] if self._decides else None

    def _run(self, outputs: list[str], window: Window) -> list[NDArray[np.float32]]:
        columns = {
            "ids": window.ids,
            "input_ids": window.ids,
            "attention_mask": np.ones_like(window.ids),
            "token_type_ids": window.types,
        }
        feed = {name: values[None] for name, values in columns.items() if name in self._inputs}
        results: Any = self._session.run(outputs, feed)
        return [result[0] for result in results]


def _options(threads: int | None) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = usable_cores() if threads is None else threads
    options.log_severity_level = 3  # errors only
    # Threads that spin between operators take cores from other programs: eight passages on two cores took
    # 215 ms with them and 133 ms without, next to one other busy process; the scores are the same.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options
