"""Batches of yes/no questions beside texts, of like length, with their verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from eval.training.batches import pad, padded_length
from eval.training.draws import BOS, EOS, Tokens

_POOLED = 2000  # pairs that are sorted by length at once
_MOST_TOKENS = 256  # the rest of a longer text is not read


class VerdictBatch(NamedTuple):
    """Pairs: int64 `ids` of shape `(pairs, tokens)`, and the place of each one's verdict in `VERDICTS`."""

    ids: Tensor
    verdicts: Tensor

    def to(self, device: torch.device) -> VerdictBatch:
        """Return the batch on a device."""
        return VerdictBatch(*(part.to(device, non_blocking=True) for part in self))


class VerdictBatches(torch.utils.data.IterableDataset[VerdictBatch]):
    """Endless batches of at most `budget` tokens of the pairs of `eval.training.pack_pairs`.

    `shares` says how often an epoch draws each pair of a source, once if it is not named.
    """

    def __init__(self, pack: Mapping[str, Any], shares: Mapping[str, float], *, budget: int, seed: int) -> None:
        self._tokens, self._ends, self._rows = pack["tokens"].astype(np.int64), pack["ends"], pack["rows"]
        self._times = np.array([shares.get(str(name), 1.0) for name in pack["sources"]])[self._rows[:, 3]]
        self._budget, self._seed = budget, seed

    def __iter__(self) -> Iterator[VerdictBatch]:
        rng = np.random.default_rng(self._seed)
        while True:
            times = np.floor(self._times + rng.random(len(self._times))).astype(int)
            order = np.repeat(np.arange(len(times)), times)
            rng.shuffle(order)
            for at in range(0, len(order), _POOLED):
                batches = list(self._batched(order[at : at + _POOLED]))
                rng.shuffle(batches)
                yield from map(self._collated, batches)

    def _batched(self, rows: NDArray[np.intp]) -> Iterator[list[tuple[Tokens, int]]]:
        batch: list[tuple[Tokens, int]] = []
        for window, verdict in sorted(map(self._window, rows), key=lambda pair: -len(pair[0])):
            if batch and (len(batch) + 1) * padded_length(len(batch[0][0])) > self._budget:
                yield batch
                batch = []
            batch.append((window, verdict))
        yield batch

    def _window(self, row: np.intp) -> tuple[Tokens, int]:
        question, text, verdict, _ = self._rows[row].tolist()
        ids = np.concatenate([[BOS], self._text(question), [EOS, EOS], self._text(text)])[: _MOST_TOKENS - 1]
        return np.append(ids, EOS), verdict

    def _text(self, number: int) -> Tokens:
        part: Tokens = self._tokens[self._ends[number - 1] if number else 0 : self._ends[number]]
        return part

    @staticmethod
    def _collated(batch: Sequence[tuple[Tokens, int]]) -> VerdictBatch:
        windows, verdicts = zip(*batch, strict=True)
        return VerdictBatch(pad(windows), torch.tensor(verdicts))
