"""An endless, reproducible stream of training batches; any step can be reached without the ones before."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, fields

from tokenizers import Tokenizer

from eval.training.augment import Augmenter
from eval.training.data import Example, NegativeMiner
from eval.training.features import PaddedBatch, TrainingWindow, batches, windows
from eval.training.near_misses import NearMisses

_POOL = 480  # base examples drawn at once: enough to bucket by length, few enough to hold in memory
_SHORT_CONTEXT = 60  # words; a shorter one is always padded, or the reader learns that contexts are short

_PASSAGE_WORDS = 120  # the chunk size, and a little more
_WIDE_WORDS = 240  # neighbouring passages that are read as one


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """How often an example is varied: probabilities in [0, 1].

    `repeats`, 1 or more, is how often an epoch draws each question the data calls unanswerable: these were written by
    people, and are rarer than the generated ones. `wide` is the share of the padded contexts that are padded to the
    length of two neighbouring passages instead of one.
    """

    repeats: int = 1
    negative: float = 0.25
    near_miss: float = 0.25
    typed: float = 0.12
    quotes: float = 0.2
    cut: float = 0.2
    pad: float = 0.15
    wide: float = 0.15


VARIANTS = tuple(field.name for field in fields(Mixture) if field.name != "repeats")


class Stream:
    """Draws pools of examples without replacement, epoch after epoch, and varies them."""

    def __init__(
        self,
        examples: Sequence[Example],
        shares: dict[str, float],
        tokenizer: Tokenizer,
        *,
        mixture: Mixture,
        seed: int,
    ) -> None:
        self._examples = examples
        self._shares = shares
        self._tokenizer = tokenizer
        self._mixture = mixture
        self._seed = seed
        self._miner = NegativeMiner(examples)
        self._near_misses = NearMisses(examples)
        self._augmenter = Augmenter(examples)

    def pool(self, number: int, *, batch_size: int, pad_id: int, with_types: bool) -> list[PaddedBatch]:
        """Make the batches of the pool with this number, in the order to train on them."""
        rng = random.Random(f"{self._seed}:{number}")
        varied = [v for example in self._draw(number) for v in self._vary(example, rng)]
        found = [w for w in windows(varied, self._tokenizer) if _teaches(w, rng)]
        made = list(batches(found, size=batch_size, pad_id=pad_id, with_types=with_types))
        rng.shuffle(made)
        return made

    def _draw(self, number: int) -> list[Example]:
        drawn: list[Example] = []
        at, epoch = number * _POOL, 0
        while len(drawn) < _POOL:
            order = self._epoch(epoch)
            if at < len(order):
                drawn += order[at : at + _POOL - len(drawn)]
            at = max(at - len(order), 0)
            epoch += 1
        return drawn

    def _epoch(self, epoch: int) -> list[Example]:
        rng = random.Random(f"{self._seed}:epoch:{epoch}")
        examples = [e for e in self._examples if rng.random() < self._shares.get(e.source, 1.0)]
        examples += [e for e in examples if not e.answers for _ in range(self._mixture.repeats - 1)]
        rng.shuffle(examples)
        return examples

    def _vary(self, example: Example, rng: random.Random) -> list[Example]:
        mixture = self._mixture
        varied: list[Example | None] = [example]
        if example.answers and rng.random() < mixture.negative:
            varied.append(self._miner.mine(example, rng))
        if example.answers and rng.random() < mixture.near_miss:
            varied.append(self._near_misses.make(example, rng))
        return [self._dress(e, rng) for e in varied if e is not None]

    def _dress(self, example: Example, rng: random.Random) -> Example:
        mixture = self._mixture
        if rng.random() < mixture.typed:
            example = self._augmenter.typed(example, rng)
        if rng.random() < mixture.cut:
            example = self._augmenter.cut(example, rng)
        if len(example.context.split()) < _SHORT_CONTEXT or rng.random() < mixture.pad:
            words = _WIDE_WORDS if rng.random() < mixture.wide else _PASSAGE_WORDS
            example = self._augmenter.pad(example, rng, words=words)
        if rng.random() < mixture.quotes:
            example = self._augmenter.quotes(example, rng)
        return example


def _teaches(window: TrainingWindow, rng: random.Random) -> bool:
    """Keep windows that hold the answer; of answerable examples' other windows, one in three."""
    return window.start > 0 or not window.example.answers or rng.random() < 1 / 3
