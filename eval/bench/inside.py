"""How much of answering is spent inside the two models: embedding the question, and reading the passages."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from eval.gold import GoldQuestion
from eval.metrics import Figure, percentile
from index.types import Embedder, Passage, Vectors
from qa.types import Answer, Reader, Reading

Clock = Callable[[], float]


class WatchedEmbedder:
    """An embedder that counts the seconds spent in it."""

    def __init__(self, embedder: Embedder, clock: Clock = time.perf_counter) -> None:
        self._embedder = embedder
        self._clock = clock
        self.seconds = 0.0

    @property
    def name(self) -> str:
        """The embedder's name."""
        return self._embedder.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed the texts and count the time."""
        began = self._clock()
        vectors = self._embedder.embed(texts)
        self.seconds += self._clock() - began
        return vectors


class WatchedReader:
    """A reader that counts the seconds spent in it."""

    def __init__(self, reader: Reader, clock: Clock = time.perf_counter) -> None:
        self._reader = reader
        self._clock = clock
        self.seconds = 0.0

    @property
    def name(self) -> str:
        """The reader's name."""
        return self._reader.name

    @property
    def words(self) -> int:
        """Say how much the reader reads at once."""
        return self._reader.words

    def read(self, question: str, passages: Sequence[Passage]) -> tuple[Reading, ...]:
        """Read the passages and count the time."""
        began = self._clock()
        readings = self._reader.read(question, passages)
        self.seconds += self._clock() - began
        return readings


def share_in_models(
    ask: Callable[[GoldQuestion], Answer],
    gold: Sequence[GoldQuestion],
    watched: Sequence[WatchedEmbedder | WatchedReader],
    *,
    clock: Clock = time.perf_counter,
) -> Figure:
    """Return the median share of an answer's time, in [0, 1], spent in the models; each question is asked once."""
    shares = []
    for question in gold:
        before = sum(model.seconds for model in watched)
        began = clock()
        ask(question)
        whole = clock() - began
        shares.append((sum(model.seconds for model in watched) - before) / whole if whole > 0 else 0.0)
    return percentile(shares, 50)
