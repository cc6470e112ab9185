"""The trained network as transformers runs it, which is what is exported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForQuestionAnswering, logging

from qa.errors import ReaderError


def load_network(path: Path) -> Any:
    """Load a reader from a folder, ready to be used. Raise `ReaderError` if the folder holds no such network."""
    logging.set_verbosity_error()
    try:
        network = AutoModelForQuestionAnswering.from_pretrained(path, local_files_only=True, dtype=torch.float32)
    except (OSError, ValueError) as error:
        raise ReaderError(f"{path} holds no encoder that transformers can load: {error}") from error
    return network.eval()
