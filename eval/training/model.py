"""The trained network as transformers runs it, and its head for verdicts, which is what is exported."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import AutoModelForQuestionAnswering, logging

from qa.errors import ReaderError
from qa.types import VERDICTS

WEIGHTS = "model.safetensors"
HEAD = "verdicts"  # the head for verdicts, which transformers does not know


def load_network(path: Path) -> Any:
    """Load a reader from a folder, ready to be used. Raise `ReaderError` if the folder holds no such network."""
    logging.set_verbosity_error()
    try:
        network = AutoModelForQuestionAnswering.from_pretrained(path, local_files_only=True, dtype=torch.float32)
    except (OSError, ValueError) as error:
        raise ReaderError(f"{path} holds no encoder that transformers can load: {error}") from error
    return network.eval()


def load_head(path: Path) -> nn.Linear | None:
    """Load the head for verdicts of a reader that `load_network` loads; None if it has none."""
    weights = load_file(path / WEIGHTS) if (path / WEIGHTS).is_file() else {}
    if f"{HEAD}.weight" not in weights:
        return None
    head = nn.Linear(weights[f"{HEAD}.weight"].shape[1], len(VERDICTS))
    head.load_state_dict({name: weights[f"{HEAD}.{name}"] for name in ("weight", "bias")})
    return head.eval()


def add_head(path: Path, head: Mapping[str, Tensor]) -> None:
    """Add the head for verdicts, its `weight` and `bias`, to the weights of a folder that transformers saved."""
    weights = load_file(path / WEIGHTS) | {f"{HEAD}.{name}": tensor for name, tensor in head.items()}
    save_file(weights, path / WEIGHTS, metadata={"format": "pt"})
