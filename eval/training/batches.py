"""Batches of windows of like length, the windows of one question together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from eval.training.draws import Draws, LabelledWindow, Tokens
from eval.training.network import PAD

_POOLED = 1200  # groups of windows that are sorted by length at once
_MULTIPLE = 8  # the length of a batch is a multiple of this, as fused kernels require


class WindowBatch(NamedTuple):
    """Windows: int64 `ids` of shape `(windows, tokens)`, and for each where its passage begins, label and group.

    The windows of one group, which are adjacent, are of one question. `starts` and `ends` are 0 if a window holds no
    answer; at most one window of a group holds it.
    """

    ids: Tensor
    passages: Tensor
    starts: Tensor
    ends: Tensor
    groups: Tensor

    def to(self, device: torch.device) -> WindowBatch:
        """Return the batch on a device."""
        return WindowBatch(*(part.to(device, non_blocking=True) for part in self))


class WindowBatches(torch.utils.data.IterableDataset[WindowBatch]):
    """Endless batches of at most `budget` tokens, unless the windows of a single question have more.

    The workers of a data loader share the questions of each epoch among them.
    """

    def __init__(self, draws: Draws, *, budget: int, seed: int) -> None:
        self._draws, self._budget, self._seed = draws, budget, seed

    def __iter__(self) -> Iterator[WindowBatch]:
        info = torch.utils.data.get_worker_info()
        worker, workers = (info.id, info.num_workers) if info else (0, 1)
        rng = np.random.default_rng([self._seed, worker])
        pooled: list[list[LabelledWindow]] = []
        epoch = 0
        while True:
            for row in self._draws.epoch(self._seed * 1000 + epoch)[worker::workers]:
                pooled += self._draws.groups(int(row), rng)
                if len(pooled) >= _POOLED:
                    batched = list(self._batched(pooled))
                    rng.shuffle(batched)
                    yield from map(collate, batched)
                    pooled = []
            epoch += 1

    def _batched(self, groups: Sequence[list[LabelledWindow]]) -> Iterator[list[list[LabelledWindow]]]:
        batch: list[list[LabelledWindow]] = []
        windows = 0
        for group in sorted(groups, key=_padded, reverse=True):
            if batch and (windows + len(group)) * _padded(batch[0]) > self._budget:
                yield batch
                batch, windows = [], 0
            batch.append(group)
            windows += len(group)
        yield batch


def collate(groups: Sequence[list[LabelledWindow]]) -> WindowBatch:
    """Pad the windows of some questions to one length."""
    windows = [window for group in groups for window in group]
    _, passages, starts, ends = zip(*windows, strict=True)
    return WindowBatch(
        ids=pad([window.ids for window in windows]),
        passages=torch.tensor(passages),
        starts=torch.tensor(starts),
        ends=torch.tensor(ends),
        groups=torch.tensor([number for number, group in enumerate(groups) for _ in group]),
    )


def _padded(group: Sequence[LabelledWindow]) -> int:
    """Return the length that the windows of a question are padded to, if no others are beside them."""
    return padded_length(max(len(window.ids) for window in group))


def padded_length(tokens: int) -> int:
    """Return the length that a window of so many tokens is padded to, if it is the longest of its batch."""
    return -(-tokens // _MULTIPLE) * _MULTIPLE


def pad(windows: Sequence[Tokens]) -> Tensor:
    """Return windows of token ids, at least one, padded to one length, shape `(windows, tokens)`."""
    ids = np.full((len(windows), padded_length(max(map(len, windows)))), PAD, dtype=np.int64)
    for row, window in enumerate(windows):
        ids[row, : len(window)] = window
    return torch.from_numpy(ids)
