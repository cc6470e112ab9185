"""The training loop: bfloat16, linear warm-up and decay, a checkpoint to resume from."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from eval.training.batches import WindowBatch
from eval.training.network import PAD, SpanNetwork
from eval.training.verdict_batches import VerdictBatch

_FORBIDDEN = -1e4  # the logit of a token that no answer may begin or end at
_REPORTED = 50  # steps
_HEAD_RATE = 20.0  # times the learning rate of the rest: the head for verdicts starts from nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to train: until `windows` are seen or `seconds` have passed, where the learning rate ends at 0.

    `joint` in [0, 1] is the weight that the windows of a question together have in the loss. With a `consistency` above
    0 each window is read twice, each time with other units dropped, and the loss adds the two readings' `divergence`
    with this weight.
    """

    windows: float = math.inf
    seconds: float = math.inf
    learning_rate: float = 5e-5
    weight_decay: float = 0.01
    warm_up: float = 0.06
    joint: float = 0.5
    consistency: float = 0.0
    checkpoint_minutes: float = 10.0


class TrainingRun:
    """One training run; `checkpoint`, if given, is written as it goes."""

    def __init__(self, network: SpanNetwork, recipe: Recipe, checkpoint: Path | None = None) -> None:
        self._network, self._recipe, self._checkpoint = network, recipe, checkpoint
        self._device = next(network.parameters()).device
        self._trained = [p for p in network.parameters() if p.requires_grad]
        head = list(network.verdicts.parameters())
        rest = [p for p in self._trained if not any(p is each for each in head)]
        self._optimizer = torch.optim.AdamW(
            [
                {"params": [p for p in rest if p.ndim > 1], "weight_decay": recipe.weight_decay, "times": 1.0},
                {"params": [p for p in rest if p.ndim <= 1], "weight_decay": 0.0, "times": 1.0},
                {"params": head, "weight_decay": 0.0, "times": _HEAD_RATE},
            ],
            lr=recipe.learning_rate,
            fused=True,
        )
        self.seen = 0
        self._seconds = 0.0

    def resume(self) -> None:
        """Resume the run from its checkpoint."""
        if self._checkpoint is None:
            raise ValueError("a run without a checkpoint cannot be resumed")
        state = torch.load(self._checkpoint, map_location=self._device, weights_only=True)
        self._network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])
        self.seen, self._seconds = state["seen"], state["seconds"]

    def save(self) -> None:
        """Write the checkpoint, if the run has one; the one before stays until it is written."""
        if self._checkpoint is None:
            return
        state = {
            "network": self._network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "seen": self.seen,
            "seconds": self._seconds,
        }
        self._checkpoint.parent.mkdir(parents=True, exist_ok=True)
        new = self._checkpoint.with_suffix(".new")
        torch.save(state, new)
        new.replace(self._checkpoint)

    def train(
        self,
        batches: Iterator[WindowBatch],
        report: Callable[[str], None],
        *,
        verdicts: Iterator[VerdictBatch] | None = None,
    ) -> None:
        """Train until the recipe's end, with a batch of verdicts, if given, at each step.

        `report` is called with a line now and then.
        """
        begun = time.monotonic() - self._seconds
        saved, before = self._seconds, self.seen
        losses, steps, resumed = torch.zeros(2, device=self._device), 0, self._seconds
        self._network.train()
        while (done := self._done()) < 1:
            batch = next(batches).to(self._device)
            decided = None if verdicts is None else next(verdicts).to(self._device)
            losses += self._step(batch, decided, done)
            steps += 1
            self.seen += len(batch.ids)
            self._seconds = time.monotonic() - begun
            if steps % _REPORTED == 0:
                rate = (self.seen - before) / (self._seconds - resumed)
                loss = "  ".join(f"{float(part) / _REPORTED:.3f}" for part in losses)
                report(f"{self.seen:,} windows  {done:.0%}  loss {loss}  {rate:,.1f}/s")
                losses.zero_()
            if self._seconds - saved > self._recipe.checkpoint_minutes * 60:
                saved = self._seconds
                self.save()
        self.save()

    def _done(self) -> float:
        return max(self.seen / self._recipe.windows, self._seconds / self._recipe.seconds)

    def _step(self, batch: WindowBatch, verdicts: VerdictBatch | None, done: float) -> Tensor:
        """Take a step; return the losses of spans and of verdicts, shape `(2,)`."""
        recipe = self._recipe
        factor = done / recipe.warm_up if done < recipe.warm_up else (1 - done) / (1 - recipe.warm_up)
        for group in self._optimizer.param_groups:
            group["lr"] = recipe.learning_rate * group["times"] * max(factor, 0.01)
        with torch.autocast(self._device.type, dtype=torch.bfloat16):
            logits = self._network(torch.cat([batch.ids, batch.ids]) if recipe.consistency else batch.ids)
        readings = [masked(part, batch) for part in logits.split(len(batch.ids))]
        loss = torch.stack([loss_of(reading, batch, joint=recipe.joint) for reading in readings]).mean()
        if recipe.consistency:
            loss = loss + recipe.consistency * divergence(*readings)
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()
        decided = torch.zeros_like(loss)
        if verdicts is not None:
            with torch.autocast(self._device.type, dtype=torch.bfloat16):
                logits = self._network.verdict_logits(verdicts.ids)
            decided = functional.cross_entropy(logits.float(), verdicts.verdicts)
            decided.backward()
        nn.utils.clip_grad_norm_(self._trained, 1.0)
        self._optimizer.step()
        return torch.stack([loss.detach(), decided.detach()])


def masked(logits: Tensor, batch: WindowBatch) -> Tensor:
    """Return float32 logits, shape `(2, windows, tokens)`, with all but a passage's and the first forbidden.

    The first token means "no answer".
    """
    at = torch.arange(batch.ids.shape[1], device=batch.ids.device)
    lengths = (batch.ids != PAD).sum(dim=1, keepdim=True)
    allowed = (at >= batch.passages[:, None]) & (at < lengths - 1) | (at == 0)
    return logits.float().permute(2, 0, 1).masked_fill(~allowed, _FORBIDDEN)


def divergence(first: Tensor, second: Tensor) -> Tensor:
    """Return how far two readings of the same windows differ, in nats: 0 if they are alike.

    It is the mean of the Kullback-Leibler divergences of each from the other, over windows, starts and ends (after Wu
    et al. 2021, R-Drop). Both are masked logits, shape `(2, windows, tokens)`.
    """
    one, other = functional.log_softmax(first, dim=-1), functional.log_softmax(second, dim=-1)
    return ((one.exp() - other.exp()) * (one - other)).sum(dim=-1).mean() / 2


def loss_of(logits: Tensor, batch: WindowBatch, *, joint: float) -> Tensor:
    """Return the loss of masked logits: of each window by itself, and with weight `joint` of a question's together.

    Together every logit counts from its own window's "no answer", and one span of all windows is to be the best, or
    none: spans of different windows are compared by that margin (after Clark & Gardner 2018, shared normalization).
    """
    windows, groups = len(batch.ids), batch.groups[-1] + 1
    loss = torch.zeros((), device=logits.device)
    for scores, labels in zip(logits, (batch.starts, batch.ends), strict=True):
        alone = functional.cross_entropy(scores, labels)
        margins = scores - scores[:, :1]
        summed = torch.logsumexp(margins[:, 1:], dim=1)
        none = torch.zeros(windows, device=scores.device)  # the margin of no answer, for as many groups as there can be
        largest = none.scatter_reduce(0, batch.groups, summed.detach(), "amax")
        total = torch.exp(-largest).index_add(0, batch.groups, torch.exp(summed - largest[batch.groups]))
        wanted = none.index_add(0, batch.groups, margins.gather(1, labels[:, None])[:, 0])
        together = (largest + torch.log(total) - wanted).sum() / groups
        loss = loss + (1 - joint) * alone + joint * together
    return loss / 2
