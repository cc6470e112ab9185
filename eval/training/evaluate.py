"""Reading held-out questions, scored by the functions of `eval`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

import torch
from tokenizers import Tokenizer

from eval.measures import value_of
from eval.metrics import exact_match, f1
from eval.selective import fitted_score
from eval.training.data import Example
from eval.training.features import batches, windows
from eval.training.model import masked_logits
from qa.reading.decode import best_spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """EM and F1 of the best span over answerable questions, in [0, 1], with their number; None without any.

    `declined` is the F1 of all questions at the best null threshold for them (fitted here, so an upper bound), with the
    number of all questions; None if every question has an answer.
    """

    exact_match: float | None
    f1: float | None
    answerable: int
    declined: float | None
    questions: int


@torch.no_grad()
def evaluate(
    network: Any,
    examples: Sequence[Example],
    tokenizer: Tokenizer,
    *,
    pad_id: int,
    with_types: bool,
    batch_size: int = 24,
) -> Scores:
    """Read every example's own context; the span with the largest margin over its window's null wins."""
    network.eval()
    device = next(network.parameters()).device
    best: dict[str, tuple[float, str]] = {}
    cut = windows(examples, tokenizer)
    for batch in batches(cut, size=batch_size, pad_id=pad_id, with_types=with_types):
        inputs = {name: tensor.to(device) for name, tensor in batch.inputs.items()}
        start, end = masked_logits(network, inputs, batch.in_passage.to(device))
        for row, window in enumerate(batch.windows):
            length = len(window.encoding.ids)
            starts, ends = start[row, :length].cpu().numpy(), end[row, :length].cpu().numpy()
            for first, last, score in best_spans(starts, ends, window.in_passage, window.in_passage, count=1):
                margin = score - float(starts[0] + ends[0])
                begin, stop = window.encoding.offsets[first][0], window.encoding.offsets[last][1]
                if margin > best.get(window.example.id, (float("-inf"), ""))[0]:
                    best[window.example.id] = margin, window.example.context[begin:stop]
    return _score(examples, best)


def _score(examples: Sequence[Example], best: dict[str, tuple[float, str]]) -> Scores:
    rows = []
    for example in examples:
        margin, text = best.get(example.id, (float("-inf"), ""))
        golds = [example.context[start:end] for start, end in example.answers]
        rows.append((margin, exact_match(text, golds), f1(text, golds), bool(golds)))
    answerable = [row for row in rows if row[3]]
    decided = fitted_score(
        [score if has else 0.0 for _, _, score, has in rows],
        [float(not has) for _, _, _, has in rows],
        [margin for margin, _, _, _ in rows],
    )
    return Scores(
        exact_match=fmean(row[1] for row in answerable) if answerable else None,
        f1=fmean(row[2] for row in answerable) if answerable else None,
        answerable=len(answerable),
        declined=value_of(decided, len(rows)) if len(answerable) < len(rows) else None,
        questions=len(rows),
    )
