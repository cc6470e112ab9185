"""Training questions: reading and preparing the files."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval.sides import Sides
from eval.squad import load_squad


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question and one context; `answers` are `[start, end)` ranges of it, empty if it has none.

    `source` is the file it comes from, apart for yes/no questions: contexts of one source are alike.
    """

    id: str
    source: str
    title: str
    question: str
    context: str
    answers: tuple[tuple[int, int], ...]


def source_of(path: Path) -> str:
    """Name a file's examples: its name up to the first dot."""
    return path.name.partition(".")[0]


def read_examples(path: Path) -> list[Example]:
    """Read SQuAD JSON, or one question per line; either may be gzipped.

    Yes/no questions, which are answered by what decides them, have a source of their own that ends in "-yes-no". Raise
    `GoldError` with the row if the form or an answer's offset is wrong.
    """
    source = source_of(path)
    return [
        Example(
            id=question.id,
            source=source if question.verdict is None else f"{source}-yes-no",
            title=question.title,
            question=question.question.strip(),
            context=question.context,
            answers=tuple((answer.start, answer.start + len(answer.text)) for answer in question.answers),
        )
        for question in load_squad(path)
    ]


def cap_by_question(examples: Sequence[Example], *, most: int, seed: int) -> list[Example]:
    """Return at most `most` examples of each question of a source, in their order; which ones is drawn by `seed`.

    Some files ask one question of dozens of passages, which would teach it by heart.
    """
    by_question: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, example in enumerate(examples):
        by_question[example.source, example.question.casefold()].append(place)
    rng = random.Random(seed)
    kept = {place for places in by_question.values() for place in rng.sample(places, min(most, len(places)))}
    return [example for place, example in enumerate(examples) if place in kept]


class NegativeMiner:
    """Finds the best-scored wrong context of the same source."""

    _DEPTH = 12  # contexts looked at; the first few of one title often repeat the answer

    def __init__(self, examples: Sequence[Example]) -> None:
        groups: dict[str, set[str]] = defaultdict(set)
        for example in examples:
            groups[example.source].add(example.context)
        self._contexts = {source: sorted(texts) for source, texts in groups.items()}
        self._indexes = {source: Sides(texts) for source, texts in self._contexts.items()}

    def mine(self, example: Example, rng: random.Random) -> Example | None:
        """Return the question with one of the three best contexts that hold none of its answers, or None."""
        answers = [example.context[start:end].casefold() for start, end in example.answers]
        ranked = self._indexes[example.source].by_words(f"{example.question} {example.title}", self._DEPTH)
        contexts = [self._contexts[example.source][place] for place in ranked]
        wrong = [c for c in contexts if c != example.context and not any(a in c.casefold() for a in answers)]
        if not wrong:
            return None
        return replace(example, id=f"{example.id}-negative", context=rng.choice(wrong[:3]), answers=())
