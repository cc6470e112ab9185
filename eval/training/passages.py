"""Passages cut from whole articles: a question beside the paragraphs that hold its answer."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from eval.training.data import Example
from index.tokens import tokenize
from index.types import Range

_WORDS = (110, 230)  # of a passage; the shipped reader's have 130, and what leads them
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def cut_some(examples: Sequence[Example], *, share: float, seed: int) -> list[Example]:
    """Return the examples, a `share` of those with longer contexts cut to a passage of one or more whole paragraphs.

    The passage holds the first answer; for a question without one it is the one that shares most words with it. An
    example whose answer lies in no one passage is left whole.
    """
    cut = []
    for example in examples:
        rng = random.Random(f"{seed}:{example.source}:{example.id}")
        if rng.random() < share and len(example.context.split()) > _WORDS[1]:
            cut.append(_cut(example, rng))
        else:
            cut.append(example)
    return cut


def _cut(example: Example, rng: random.Random) -> Example:
    passages = list(_passages(example.context, rng))
    if example.answers:
        first = Range(*example.answers[0])
        holding = [place for place in passages if place.start <= first.start and first.end <= place.end]
        if not holding:
            return example
        place = holding[0]
    else:
        asked = set(tokenize(example.question))
        place = max(passages, key=lambda place: len(asked & set(tokenize(example.context[place.start : place.end]))))
    answers = [(a - place.start, b - place.start) for a, b in example.answers if place.start <= a and b <= place.end]
    return replace(example, context=example.context[place.start : place.end], answers=tuple(answers))


def _passages(text: str, rng: random.Random) -> Iterator[Range]:
    """Yield the places of a text's passages, in order; each has at most as many words as is drawn, or one paragraph."""
    place, most = None, rng.randint(*_WORDS)
    for paragraph in _PARAGRAPH.finditer(text):
        if place is not None and len(text[place.start : paragraph.end()].split()) <= most:
            place = Range(place.start, paragraph.end())
            continue
        if place is not None:
            yield place
        place, most = Range(paragraph.start(), paragraph.end()), rng.randint(*_WORDS)
    if place is not None:
        yield place
