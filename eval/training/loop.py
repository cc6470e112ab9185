"""The training loop: bf16, linear warm-up and decay, checkpoints to resume from."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from eval.training.features import PaddedBatch
from eval.training.model import masked_logits
from eval.training.stream import Stream
from index.files import replacing


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a run does; `examples` counts windows, and the learning rate reaches 0 after them."""

    examples: int
    batch_size: int = 12
    learning_rate: float = 5e-5
    weight_decay: float = 0.01
    warm_up: float = 0.06
    checkpoint_minutes: float = 10.0
    pad_id: int = 0
    with_types: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The state of a run. `loss` is the mean of the last batches; `rate` counts windows a second."""

    seen: int
    examples: int
    loss: float
    rate: float
    seconds_left: float


class Run:
    """One training run; its folder holds `checkpoint.pt` and `log.jsonl`."""

    def __init__(self, network: Any, stream: Stream, recipe: Recipe, folder: Path) -> None:
        self._network = network
        self._stream = stream
        self._recipe = recipe
        self._folder = folder
        self._device = next(network.parameters()).device
        trained = [p for p in network.parameters() if p.requires_grad]
        self._optimizer = torch.optim.AdamW(
            [
                {"params": [p for p in trained if p.ndim > 1], "weight_decay": recipe.weight_decay},
                {"params": [p for p in trained if p.ndim <= 1], "weight_decay": 0.0},
            ],
            lr=recipe.learning_rate,
            fused=True,
        )
        self._seen = self._pool = self._batch = 0

    @property
    def checkpoint(self) -> Path:
        """The checkpoint's path."""
        return self._folder / "checkpoint.pt"

    def resume(self) -> None:
        """Resume the run from its checkpoint."""
        state = torch.load(self.checkpoint, map_location=self._device, weights_only=True)
        self._network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._seen, self._pool, self._batch = state["seen"], state["pool"], state["batch"]

    def save(self) -> None:
        """Write the checkpoint atomically."""
        state = {
            "network": self._network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "seen": self._seen,
            "pool": self._pool,
            "batch": self._batch,
        }
        with replacing(self.checkpoint) as new:
            torch.save(state, new)

    def train(self, report: Callable[[State], None]) -> None:
        """Train until the recipe's examples are seen; `report` is called about every 20 seconds."""
        self._folder.mkdir(parents=True, exist_ok=True)
        recipe = self._recipe
        begun, begun_at, losses = time.monotonic(), self._seen, []
        saved = told = begun
        while self._seen < recipe.examples:
            batches = self._stream.pool(
                self._pool, batch_size=recipe.batch_size, pad_id=recipe.pad_id, with_types=recipe.with_types
            )
            while self._batch < len(batches) and self._seen < recipe.examples:
                torch.manual_seed(self._seen)
                losses.append(self._step(batches[self._batch]))
                self._batch += 1
                now = time.monotonic()
                if now - told > 20:
                    told = now
                    rate = (self._seen - begun_at) / (now - begun)
                    self._tell(report, sum(losses) / len(losses), rate)
                    losses = []
                if now - saved > recipe.checkpoint_minutes * 60:
                    saved = now
                    self.save()
            self._pool, self._batch = self._pool + 1, 0
        self.save()

    def _step(self, batch: PaddedBatch) -> float:
        for group in self._optimizer.param_groups:
            group["lr"] = self._recipe.learning_rate * self._rate_factor()
        self._network.train()
        inputs = {name: tensor.to(self._device) for name, tensor in batch.inputs.items()}
        start, end = masked_logits(self._network, inputs, batch.in_passage.to(self._device))
        entropy = torch.nn.functional.cross_entropy
        loss = (entropy(start, batch.starts.to(self._device)) + entropy(end, batch.ends.to(self._device))) / 2
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimizer.step()
        self._seen += len(batch.windows)
        return float(loss.detach())

    def _rate_factor(self) -> float:
        done = self._seen / self._recipe.examples
        warm_up = self._recipe.warm_up
        return max(done / warm_up if done < warm_up else (1 - done) / (1 - warm_up), 0.01)

    def _tell(self, report: Callable[[State], None], loss: float, rate: float) -> None:
        left = (self._recipe.examples - self._seen) / rate
        progress = State(seen=self._seen, examples=self._recipe.examples, loss=loss, rate=rate, seconds_left=left)
        report(progress)
        with (self._folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps({"seen": self._seen, "loss": round(loss, 4), "rate": round(rate, 2)}) + "\n")
