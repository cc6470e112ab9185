"""How likely a span is right: a logistic regression over what speaks for it."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

from index.errors import ReaderError
from qa.choosing import FEATURES, Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrator:
    """A logistic regression over `FEATURES`, fitted by `python -m eval.calibrate` for one reader.

    `threshold` is the probability below which an answer abstains; `retrieval_weight` says how many logits
    of margin a passage's retrieval score in [0, 1] is worth where spans of different passages compete.
    """

    version: str
    weights: tuple[float, ...]
    bias: float
    threshold: float
    retrieval_weight: float

    def probability(self, choice: Choice) -> float:
        """Give the probability in [0, 1] that the span is right, rounded to 4 digits."""
        logit = self.bias + sum(w * f for w, f in zip(self.weights, choice.features, strict=True))
        return round(1.0 / (1.0 + math.exp(-max(min(logit, 30.0), -30.0))), 4)


def load_calibrator(folder: Path) -> Calibrator:
    """Load `calibrator.json` from a reader's folder.

    Raises `ReaderError` where the file is missing or was fitted on other features.
    """
    file = folder / "calibrator.json"
    advice = "fit one with `python -m eval.calibrate`"
    try:
        stored = json.loads(file.read_text("utf-8"))
        if tuple(stored["weights"]) != FEATURES:
            raise ReaderError(
                f"{file} was fitted on {', '.join(stored['weights'])}, not {', '.join(FEATURES)}; {advice}"
            )
        return Calibrator(
            version=str(stored["version"]),
            weights=tuple(float(stored["weights"][name]) for name in FEATURES),
            bias=float(stored["bias"]),
            threshold=float(stored["threshold"]),
            retrieval_weight=float(stored["retrieval_weight"]),
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ReaderError(f"{file} is not a calibrator ({error}); {advice}") from error
