"""A reader's files from the Hugging Face hub or its local cache."""

from __future__ import annotations

import re
from pathlib import Path

from huggingface_hub import constants, snapshot_download

from qa.errors import ReaderError

_NAME = re.compile(r"[\w.-]+(/[\w.-]+)?")
_FILES = ("*.json", "*.txt", "*.model")
_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")  # the second only if there are no files of the first kind
_NOT = ("*/*", "tf_*", "flax_*")


def fetch(name: str) -> Path:
    """Return the folder that holds a hub model's files, downloading missing ones.

    `HF_HUB_OFFLINE` is respected. Raise `ReaderError` if the name is a path or the files cannot be had.
    """
    if not _NAME.fullmatch(name) or name.startswith("."):
        raise ReaderError(f"there is no folder {name}; use a reader's folder, or the name of a model on the hub")
    folder = Path()
    try:
        for weights in _WEIGHTS:
            allowed = [*_FILES, weights]
            folder = Path(snapshot_download(name, allow_patterns=allowed, ignore_patterns=list(_NOT)))
            if any(folder.glob(weights)):
                break
    except Exception as error:  # the hub's client, httpx and the file system each raise their own exceptions
        reason = "HF_HUB_OFFLINE is set" if constants.HF_HUB_OFFLINE else str(error).split("\n")[0]
        raise ReaderError(
            f"there is no folder {name}, and the hub returned no model of that name ({reason}); check the name, "
            "use a folder, or connect this machine to the hub once"
        ) from error
    return folder
