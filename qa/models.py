"""The reader and its calibrator, loaded together."""

from __future__ import annotations

from typing import NamedTuple

from index.progress import Progress
from qa.confidence import Calibrator, advice, load_calibrator
from qa.errors import ConfidenceError
from qa.reading.readers import load_reader
from qa.types import Reader


class Models(NamedTuple):
    """A reader and its calibrator; `threshold` is the requested one, None if there is none."""

    reader: Reader
    calibrator: Calibrator
    threshold: float | None
    warnings: tuple[str, ...]


def load_models(reader: str, min_confidence: float | None, right_at_least: float | None, progress: Progress) -> Models:
    """Load a reader and its calibrator.

    Raise `ReaderError`; `ConfidenceError` if both `min_confidence` and `right_at_least` are given, or if no threshold
    is right that often; `ValueError` for a confidence outside [0, 1].
    """
    if min_confidence is not None and right_at_least is not None:
        raise ConfidenceError("set min_confidence or right_at_least, not both: each sets the threshold")
    check_confidence(min_confidence)
    progress("loading models", 0, 1)
    loaded = load_reader(reader)
    calibrator = load_calibrator(loaded.folder)
    progress("loading models", 1, 1)
    return Models(
        reader=loaded,
        calibrator=calibrator,
        threshold=min_confidence if right_at_least is None else calibrator.threshold_for(right_at_least),
        warnings=() if calibrator.fitted else (advice(loaded.name, loaded.folder),),
    )


def check_confidence(least: float | None) -> None:
    """Raise `ValueError` for a `min_confidence` outside [0, 1]."""
    if least is not None and not 0.0 <= least <= 1.0:
        raise ValueError(f"min_confidence must be between 0 and 1, got {least}")
