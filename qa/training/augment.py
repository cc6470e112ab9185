"""What questions and passages look like outside a data set: near misses, typed questions, cut passages."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from index.sentences import sentence_ranges
from qa.training.data import Example

_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_NUMBER = re.compile(r"\b\d[\d,.]*\b")
_FUNCTION_WORDS = frozenset("a an the is are was were do does did of in on at to for by with has have had".split())
_CURLY = str.maketrans({"'": "’"})
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_PASSAGE_WORDS = 120  # what the chunker cuts


class Augmenter:
    """Makes variants of an example; every one keeps its answers' offsets true."""

    def __init__(self, examples: Sequence[Example]) -> None:
        contexts: dict[str, dict[str, None]] = defaultdict(dict)
        names: dict[str, dict[str, None]] = defaultdict(dict)
        for example in examples:
            if example.context not in contexts[example.source]:
                contexts[example.source][example.context] = None
                names[example.source].update(dict.fromkeys(_NAME.findall(example.context)))
        self._contexts = {source: list(found) for source, found in contexts.items()}
        self._names = {source: list(found) for source, found in names.items()}

    def near_miss(self, example: Example, rng: random.Random) -> Example | None:
        """Swap a name or number of the question that its context holds for one that it does not hold.

        The question then asks about somebody or something else, so it has no answer there.
        """
        swaps = [(m, True) for m in _NAME.finditer(example.question)]
        swaps += [(m, False) for m in _NUMBER.finditer(example.question)]
        swaps = [(m, name) for m, name in swaps if m.group().casefold() in example.context.casefold()]
        if not swaps:
            return None
        match, is_name = rng.choice(swaps)
        other = self._other_name(example, match.group(), rng) if is_name else _other_number(match.group(), rng)
        if other is None or other.casefold() in example.context.casefold():
            return None
        question = example.question[: match.start()] + other + example.question[match.end() :]
        return replace(example, id=f"{example.id}-near-miss", question=question, answers=())

    def _other_name(self, example: Example, name: str, rng: random.Random) -> str | None:
        names = self._names.get(example.source, [])
        tried = [rng.choice(names) for _ in range(20)] if names else []
        alike = [n for n in tried if len(n.split()) == len(name.split()) and n.casefold() != name.casefold()]
        return alike[0] if alike else None

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

    def pad(self, example: Example, rng: random.Random) -> Example:
        """Put other contexts of the same source around this one, up to a passage's usual length."""
        before: list[str] = []
        after: list[str] = []
        length = len(example.context.split())
        answers = [example.context[start:end].casefold() for start, end in example.answers]
        for _ in range(12):
            other = rng.choice(self._contexts.get(example.source, [example.context]))
            words = len(other.split())
            if length + words > _PASSAGE_WORDS or any(a in other.casefold() for a in answers):
                continue
            length += words
            (before if rng.random() < 0.5 else after).append(other)
        head = "".join(f"{text} " for text in before)
        return _shift(example, head + " ".join([example.context, *after]), len(head))


def _shift(example: Example, context: str, by: int) -> Example:
    return replace(example, context=context, answers=tuple((s + by, e + by) for s, e in example.answers))


def _other_number(number: str, rng: random.Random) -> str:
    """Give another number of the same shape; a year moves by 1 to 20."""
    if len(number) == 4 and number.isdigit():
        return str(int(number) + rng.choice((-1, 1)) * rng.randint(1, 20))
    return "".join(str(rng.randint(1, 9)) if c.isdigit() else c for c in number)
