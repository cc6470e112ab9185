"""Rank spans of different passages by a weighted sum of their features."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from qa.errors import ReaderError
from qa.features import NAMES

READ = 10  # passages read for a question: a thousand words
LOOK = 2  # passages read between two checks of the best span
RANKER = Path(str(files("qa"))) / "model" / "ranker.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranker:
    """The weight of each of the features `NAMES`, fitted by `python -m eval.ranking`; that of the margin is 1.

    Spans of unread passages are assumed to have a margin below `sure`.
    """

    version: str
    weights: Mapping[str, float]
    sure: float = math.inf

    def score(self, features: Mapping[str, float]) -> float:
        """Return the score of a span in logits: its margin plus the weighted other features."""
        return sum(self.weights[name] * features[name] for name in NAMES)

    def is_sure(self, features: Mapping[str, float], highest_cosine: float | None) -> bool:
        """Whether no unread passage can hold a span that ranks before this one.

        `highest_cosine` is that of an unread passage to the question, None if unknown: a span there would need a margin
        of `sure` or more.
        """
        there = features["near"] if highest_cosine is None else highest_cosine
        return self.score(features) - self.weights["near"] * there >= self.sure


@lru_cache
def load_ranker(file: Path = RANKER) -> Ranker:
    """Load a ranker, by default the shipped one. Raise `ReaderError` if the file is broken or has other features."""
    remedy = "fit it anew with `python -m eval.ranking`"
    try:
        stored = json.loads(file.read_text("utf-8"))
        weights = {str(name): float(weight) for name, weight in stored["weights"].items()}
        version, sure = str(stored["version"]), float(stored["sure"])
    except (OSError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise ReaderError(f"{file} is not a ranker ({error}); {remedy}") from error
    if weights.keys() != set(NAMES) or not all(map(math.isfinite, (sure, *weights.values()))):
        raise ReaderError(f"{file} was fitted on {', '.join(weights)}, not {', '.join(NAMES)}; {remedy}")
    return Ranker(version=version, weights=weights, sure=sure)
