"""Variants of questions and passages as they occur outside data sets: typed questions, cut and padded passages."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from eval.training.data import Example
from index.structure import sentence_ranges

_FUNCTION_WORDS = frozenset("a an the is are was were do does did of in on at to for by with has have had".split())
_CURLY = str.maketrans({"'": "’"})
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


class Augmenter:
    """Makes variants of an example; each keeps its answers' offsets correct."""

    def __init__(self, examples: Sequence[Example]) -> None:
        contexts: dict[str, dict[str, None]] = defaultdict(dict)
        for example in examples:
            contexts[example.source][example.context] = None
        self._contexts = {source: list(found) for source, found in contexts.items()}

    def typed(self, example: Example, rng: random.Random) -> Example:
        """Write the question as people type it: without its mark, sometimes keywords only."""
        words = example.question.rstrip("? ").split()
        if rng.random() < 0.3 and len(words) > 5:
            words = words[:1] + [w for w in words[1:] if w.lower() not in _FUNCTION_WORDS]
        return replace(example, question=" ".join(words).lower())

    def quotes(self, example: Example, rng: random.Random) -> Example:
        """Write straight quotes for curly ones, or curly apostrophes for straight ones."""
        table = rng.choice((_CURLY, _STRAIGHT))
        return replace(example, context=example.context.translate(table))

    def cut(self, example: Example, rng: random.Random) -> Example:
        """Drop leading sentences before the answers, so that the passage starts mid-article."""
        first = min((start for start, _ in example.answers), default=len(example.context))
        starts = [s.start for s in sentence_ranges(example.context) if s.start <= first]
        return _shift(example, example.context[(start := rng.choice(starts or [0])) :], -start)

    def pad(self, example: Example, rng: random.Random, *, words: int) -> Example:
        """Put other contexts of the same source around this one, up to a length of `words`."""
        before: list[str] = []
        after: list[str] = []
        length = len(example.context.split())
        answers = [example.context[start:end].casefold() for start, end in example.answers]
        for _ in range(12):
            other = rng.choice(self._contexts.get(example.source, [example.context]))
            more = len(other.split())
            if length + more > words or any(a in other.casefold() for a in answers):
                continue
            length += more
            (before if rng.random() < 0.5 else after).append(other)
        head = "".join(f"{text} " for text in before)
        return _shift(example, head + " ".join([example.context, *after]), len(head))


def _shift(example: Example, context: str, by: int) -> Example:
    return replace(example, context=context, answers=tuple((s + by, e + by) for s, e in example.answers))
