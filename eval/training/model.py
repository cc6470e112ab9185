"""The network that is trained: any encoder of transformers with a span head."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch.nn import Dropout, ModuleList
from transformers import AutoModelForQuestionAnswering, logging

from qa.errors import ReaderError


def load_network(path: Path, *, freeze_embeddings: bool, frozen_layers: int = 0, dropout: float | None = None) -> Any:
    """Load an encoder or a reader from a folder; a new span head is made if it has none.

    Frozen embeddings save a fifth of a step and keep rare words where pre-training put them. `frozen_layers` counts
    from the bottom; parts below or shared by them are frozen too, or gradients would still pass through them.
    `dropout` in [0, 1) replaces the network's own; drawing it takes a fifth of a step on a CPU.
    Raise `ReaderError` if the folder holds no such network, or one of fewer layers.
    """
    logging.set_verbosity_error()
    try:
        network = AutoModelForQuestionAnswering.from_pretrained(path, local_files_only=True, dtype=torch.float32)
    except (OSError, ValueError) as error:
        raise ReaderError(f"{path} holds no encoder that transformers can load: {error}") from error
    if dropout is not None:
        for part in network.modules():
            if isinstance(part, Dropout):
                part.p = dropout
    if freeze_embeddings:
        network.base_model.embeddings.requires_grad_(False)
    if frozen_layers:
        layers = next(part for part in network.base_model.modules() if isinstance(part, ModuleList))
        if not 0 < frozen_layers < len(layers):
            raise ReaderError(f"{path} has {len(layers)} layers: 0 to {len(layers) - 1} of them can be frozen")
        network.base_model.requires_grad_(False)
        layers[frozen_layers:].requires_grad_(True)
    return network


def load_tokenizer(path: Path, *, tokens: int, stride: int) -> Tokenizer:
    """Load `tokenizer.json`, cutting the passage (never the question) into overlapping windows."""
    file = path / "tokenizer.json"
    if not file.is_file():
        raise ReaderError(f"{path} has no tokenizer.json")
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.enable_truncation(tokens, stride=stride, strategy="only_second")
    tokenizer.no_padding()
    return tokenizer


def masked_logits(network: Any, inputs: dict[str, torch.Tensor], in_passage: torch.Tensor) -> tuple[Any, Any]:
    """Run the network in bf16 and forbid every token but the passage's and the first ("no answer").

    Return float32 start and end logits, shape `(windows, tokens)`.
    """
    device = in_passage.device.type
    with torch.autocast(device, dtype=torch.bfloat16):
        output = network(**inputs)
    allowed = in_passage.clone()
    allowed[:, 0] = True
    start = output.start_logits.float().masked_fill(~allowed, -1e4)
    end = output.end_logits.float().masked_fill(~allowed, -1e4)
    return start, end
