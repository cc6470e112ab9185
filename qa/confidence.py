"""The confidence in a span: a logistic regression over its features."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from pathlib import Path

from qa.choosing import FEATURES, Choice
from qa.errors import ConfidenceError, ReaderError
from qa.reading.readers import SHIPPED

_WORD_READ = 0.98  # of the words of a scan are recognised as they are: docs/decisions/020


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrator:
    """A logistic regression over `FEATURES`, fitted by `python -m eval.calibrate` for one reader.

    `weights` are those of the first features; the others do not count. `threshold` is the probability below which an
    answer abstains. `curve` holds pairs (threshold, share right of the answers at or above it), rising, on the
    questions that it was fitted on. `fitted` is false if it is used with a reader that it was not fitted for.
    """

    version: str
    weights: tuple[float, ...]
    bias: float
    threshold: float
    curve: tuple[tuple[float, float], ...] = ()
    fitted: bool = True

    def probability(self, choice: Choice) -> float:
        """Return the probability in [0, 1] that the span is right, rounded to 4 digits.

        Words recognised in a picture are right less often, and every one of them has to be.
        """
        logit = self.bias + sum(w * f for w, f in zip(self.weights, choice.features, strict=False))
        return round(_recognised(choice) / (1.0 + math.exp(-max(min(logit, 30.0), -30.0))), 4)

    def threshold_for(self, share: float) -> float:
        """Return the lowest threshold above which at least this share of the answers was right, by `curve`.

        Raise `ConfidenceError` if `share` is not in [0, 1], or more than any threshold reaches.
        """
        if not 0.0 <= share <= 1.0:
            raise ConfidenceError(f"right_at_least must be between 0 and 1, got {share}")
        threshold = next((threshold for threshold, right in self.curve if right >= share), None)
        if threshold is None:
            most = max((right for _, right in self.curve), default=0.0)
            raise ConfidenceError(
                f"right_at_least={share:g} is out of reach: the best of the calibrator {self.version} is {most:g}. "
                "Lower it, or set min_confidence."
            )
        return threshold


def _recognised(choice: Choice) -> float:
    """Return the probability that all words of a span were recognised rightly; 1 for text that was not recognised."""
    if choice.article is None or choice.article.trusted:
        return 1.0
    words = choice.article.text_of(choice.span.range).split()
    return math.pow(_WORD_READ, len(words))


def load_calibrator(folder: Path | None) -> Calibrator:
    """Load `calibrator.json` from a reader's folder; the shipped reader's, not `fitted`, if it has none.

    Raise `ReaderError` if the file is broken or was fitted on other features.
    """
    if folder is None or not (folder / "calibrator.json").is_file():
        shipped = _load(SHIPPED / "calibrator.json")
        return replace(shipped, version=f"{shipped.version} (fitted for another reader)", fitted=False)
    return _load(folder / "calibrator.json")


def advice(reader: str, folder: Path | None) -> str:
    """Return a sentence on what to do about a reader without its own calibrator."""
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
        calibrator = Calibrator(
            version=str(stored["version"]),
            weights=tuple(float(stored["weights"][name]) for name in FEATURES),
            bias=float(stored["bias"]),
            threshold=float(stored["threshold"]),
            curve=tuple((float(threshold), float(right)) for threshold, right in stored["curve"]),
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ReaderError(f"{file} is not a calibrator ({error}); {remedy}") from error
    shares = (calibrator.threshold, *(share for pair in calibrator.curve for share in pair))
    finite = all(map(math.isfinite, (*calibrator.weights, calibrator.bias)))
    if not finite or not all(0.0 <= share <= 1.0 for share in shares):
        raise ReaderError(
            f"{file} is not a calibrator (a share outside [0, 1], or a weight that is not a number); {remedy}"
        )
    return calibrator
