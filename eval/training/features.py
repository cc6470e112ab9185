"""Examples -> windows of tokens with start and end labels, in batches of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from eval.training.data import Example


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingWindow:
    """One window of a passage. `start` and `end` are token positions, both 0 if it holds no answer."""

    example: Example
    encoding: Encoding
    start: int
    end: int

    @property
    def in_passage(self) -> NDArray[np.bool_]:
        """Which tokens belong to the passage, shape `(tokens,)`."""
        return np.array([s == 1 for s in self.encoding.sequence_ids])


def windows(examples: Sequence[Example], tokenizer: Tokenizer) -> list[TrainingWindow]:
    """Cut examples into windows with the truncation settings of `tokenizer`; a window may miss the answer."""
    encodings = tokenizer.encode_batch([(e.question, e.context) for e in examples])
    cut = []
    for example, encoding in zip(examples, encodings, strict=True):
        for window in [encoding, *encoding.overflowing]:
            start, end = _labels(example, window)
            cut.append(TrainingWindow(example=example, encoding=window, start=start, end=end))
    return cut


def _labels(example: Example, encoding: Encoding) -> tuple[int, int]:
    for start, end in example.answers:
        first = encoding.char_to_token(start, 1)
        last = encoding.char_to_token(end - 1, 1)
        if first is not None and last is not None:
            return first, last
    return 0, 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaddedBatch:
    """Padded windows: int64 tensors of shape `(windows, tokens)`, labels of shape `(windows,)`."""

    inputs: dict[str, torch.Tensor]
    starts: torch.Tensor
    ends: torch.Tensor
    in_passage: torch.Tensor
    windows: tuple[TrainingWindow, ...]


def batches(found: Sequence[TrainingWindow], *, size: int, pad_id: int, with_types: bool) -> Iterator[PaddedBatch]:
    """Group windows of like length, longest group first."""
    by_length = sorted(found, key=lambda w: -len(w.encoding.ids))
    for at in range(0, len(by_length), size):
        yield _collate(by_length[at : at + size], pad_id, with_types)


def _collate(group: Sequence[TrainingWindow], pad_id: int, with_types: bool) -> PaddedBatch:
    shape = (len(group), max(len(w.encoding.ids) for w in group))
    ids = np.full(shape, pad_id, dtype=np.int64)
    mask, types, inside = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.bool_)
    for row, window in enumerate(group):
        length = len(window.encoding.ids)
        ids[row, :length] = window.encoding.ids
        mask[row, :length] = 1
        types[row, :length] = window.encoding.type_ids
        inside[row, :length] = window.in_passage
    inputs = {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(mask)}
    if with_types:
        inputs["token_type_ids"] = torch.from_numpy(types)
    return PaddedBatch(
        inputs=inputs,
        starts=torch.tensor([w.start for w in group]),
        ends=torch.tensor([w.end for w in group]),
        in_passage=torch.from_numpy(inside),
        windows=tuple(group),
    )
