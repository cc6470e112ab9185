"""The weights of all-MiniLM-L6-v2 as they are shipped: matrices in 8 bits, word embeddings in 16."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from index.errors import EmbedderError

FORM = "int8"  # how the weights are rounded and the network computes: change it when a vector would change
DIMENSION = 384
LAYERS = 6
HEADS = 12
TOKENS = 256  # tokens of a text that are read, as in the model's sentence_bert_config.json

Tensors = Mapping[str, NDArray[Any]]


def read_weights(file: Path) -> Tensors:
    """Return the network's tensors by their names there: int8 and float32.

    Raise `EmbedderError` if the file is missing or damaged.
    """
    try:
        stored = load_file(file)
    except (OSError, SafetensorError, ValueError) as error:
        raise EmbedderError(f"{file} cannot be read as weights ({error}); reinstall pullquote") from error
    return {name: in_32_bits(tensor) for name, tensor in stored.items()}


def in_32_bits(tensor: NDArray[Any]) -> NDArray[Any]:
    """Return a tensor of float16 as float32; any other as it is."""
    return tensor.astype(np.float32) if tensor.dtype == np.float16 else tensor
