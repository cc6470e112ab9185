"""How likely a span is right: a logistic regression over what speaks for it."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from pathlib import Path

from index.errors import ReaderError
from qa.choosing import FEATURES, Choice
from qa.readers import SHIPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrator:
    """A logistic regression over `FEATURES`, fitted by `python -m eval.calibrate` for one reader.

    `threshold` is the probability below which an answer abstains.
    `fitted` is false where it is used with another reader than the one it was fitted for.
    """

    version: str
    weights: tuple[float, ...]
    bias: float
    threshold: float
    fitted: bool = True

    def probability(self, choice: Choice) -> float:
        """Give the probability in [0, 1] that the span is right, rounded to 4 digits."""
        logit = self.bias + sum(w * f for w, f in zip(self.weights, choice.features, strict=True))
        return round(1.0 / (1.0 + math.exp(-max(min(logit, 30.0), -30.0))), 4)


def load_calibrator(folder: Path | None) -> Calibrator:
    """Load `calibrator.json` from a reader's folder; the shipped reader's, not `fitted`, where it has none.

    Raises `ReaderError` where the file is broken or was fitted on other features.
    """
    if folder is None or not (folder / "calibrator.json").is_file():
        shipped = _load(SHIPPED / "calibrator.json")
        return replace(shipped, version=f"{shipped.version} (fitted for another reader)", fitted=False)
    return _load(folder / "calibrator.json")


def advice(reader: str, folder: Path | None) -> str:
    """Say what to do about a reader without a calibrator of its own."""
    place = "FOLDER" if folder is None else folder
    return (
        f"the reader {reader} has no calibrator.json: its confidence is worked out as the shipped reader's, and not "
        f"calibrated; fit one with `python -m eval.calibrate --squad QUESTIONS --reader {place} "
        f"--out {place}/calibrator.json`"
    )


def _load(file: Path) -> Calibrator:
    remedy = "fit one with `python -m eval.calibrate`"
    try:
        stored = json.loads(file.read_text("utf-8"))
        if tuple(stored["weights"]) != FEATURES:
            raise ReaderError(
                f"{file} was fitted on {', '.join(stored['weights'])}, not {', '.join(FEATURES)}; {remedy}"
            )
        return Calibrator(
            version=str(stored["version"]),
            weights=tuple(float(stored["weights"][name]) for name in FEATURES),
            bias=float(stored["bias"]),
            threshold=float(stored["threshold"]),
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ReaderError(f"{file} is not a calibrator ({error}); {remedy}") from error
