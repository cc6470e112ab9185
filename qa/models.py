"""The reader, its calibrator and the embedder, loaded together."""

from __future__ import annotations

import importlib
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from index.embedder import DEFAULT_EMBEDDER, load_embedder
from index.progress import Progress
from index.types import Embedder
from qa.confidence import Calibrator, advice, load_calibrator
from qa.errors import ConfidenceError
from qa.reading.readers import load_reader
from qa.types import Reader


class Models(NamedTuple):
    """A reader, its calibrator, and an embedder; `threshold` is the requested one, None if there is none."""

    reader: Reader
    calibrator: Calibrator
    embedder: Embedder
    threshold: float | None
    warnings: tuple[str, ...]


def load_models(
    reader: str, embedder: str, min_confidence: float | None, right_at_least: float | None, progress: Progress
) -> Models:
    """Load a reader with its calibrator, and an embedder, side by side.

    Raise `ReaderError` or `EmbedderError`; `ConfidenceError` if both `min_confidence` and `right_at_least` are given,
    or if no threshold is right that often; `ValueError` for a confidence outside [0, 1].
    """
    if min_confidence is not None and right_at_least is not None:
        raise ConfidenceError("set min_confidence or right_at_least, not both: each sets the threshold")
    check_confidence(min_confidence)
    progress("loading models", 0, 1)
    threads = 2 if embedder == DEFAULT_EMBEDDER else 1  # two that import torch would get in each other's way
    with ThreadPoolExecutor(threads, thread_name_prefix="load") as beside:
        reading, embedding = beside.submit(load_reader, reader), beside.submit(load_embedder, embedder)
        importlib.import_module("qa.inquiry")  # what answers is imported meanwhile, which takes as long
        loaded, loaded_embedder = reading.result(), embedding.result()
    calibrator = load_calibrator(loaded.folder)
    progress("loading models", 1, 1)
    return Models(
        reader=loaded,
        calibrator=calibrator,
        embedder=loaded_embedder,
        threshold=min_confidence if right_at_least is None else calibrator.threshold_for(right_at_least),
        warnings=() if calibrator.fitted else (advice(loaded.name, loaded.folder),),
    )


def check_confidence(least: float | None) -> None:
    """Raise `ValueError` for a `min_confidence` outside [0, 1]."""
    if least is not None and not 0.0 <= least <= 1.0:
        raise ValueError(f"min_confidence must be between 0 and 1, got {least}")
