"""Windows to train on, drawn from a pack and varied as questions and passages vary outside data sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

BOS, EOS = 0, 2
_MOST_ASKED = 64  # tokens of a question
_PADDINGS = 12  # passages that are tried around a short one

Tokens = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """How questions are drawn and varied: probabilities in [0, 1], and lengths in tokens.

    `unanswerable` is how often an epoch draws each question that has no answer: those that people wrote are rare.
    `negative` puts one or two wrong passages beside the right one, `near_miss` adds a question that only looks
    answerable. A passage shorter than `short` is always padded with others of its source, the rest with probability
    `pad`, up to a length drawn below `longest`.
    """

    tokens: int = 384
    stride: int = 128
    unanswerable: float = 2.0
    negative: float = 0.3
    near_miss: float = 0.15
    typed: float = 0.12
    cut: float = 0.2
    pad: float = 0.35
    quotes: float = 0.2
    short: int = 75
    longest: int = 330


class LabelledWindow(NamedTuple):
    """Token ids, where the passage begins, and the answer's first and last token (both 0 if it holds none)."""

    ids: Tokens
    passage: int
    start: int
    end: int


class _LabelledPassage(NamedTuple):
    """Tokens with the answer's first and last, both -1 if there is none."""

    tokens: Tokens
    first: int = -1
    last: int = -1


class Draws:
    """Draws the windows of questions from the arrays of `eval.training.pack`."""

    def __init__(self, pack: Mapping[str, Any], mixture: Mixture, shares: Mapping[str, float]) -> None:
        """`shares` says how often an epoch draws each question of a source, once if it is not named."""
        self._mixture = mixture
        self._tokens, self._ends = pack["tokens"].astype(np.int64), pack["ends"]
        self._sentences, self._sentence_ends = pack["sentences"], pack["sentence_ends"]
        self._rows, self._negatives = pack["rows"], pack["negatives"]
        self._quotes, self._question_mark = pack["quotes"], int(pack["question_mark"])
        self._near: dict[int, list[tuple[int, int]]] = {}
        for row, question, passage in pack["near"].tolist():
            self._near.setdefault(row, []).append((question, passage))
        self._passages = {
            source: np.unique(self._rows[self._rows[:, 4] == source, 1]) for source in range(len(pack["sources"]))
        }
        share = np.array([shares.get(str(name), 1.0) for name in pack["sources"]])
        self._times = share[self._rows[:, 4]] * np.where(self._rows[:, 2] < 0, mixture.unanswerable, 1.0)

    def epoch(self, seed: int) -> NDArray[np.intp]:
        """Return the questions of one epoch in random order, some of them several times."""
        rng = np.random.default_rng(seed)
        times = np.floor(self._times + rng.random(len(self._times))).astype(int)
        order = np.repeat(np.arange(len(times)), times)
        rng.shuffle(order)
        return order

    def groups(self, row: int, rng: np.random.Generator) -> Iterator[list[LabelledWindow]]:
        """Yield the windows of a question, wrong passages among them, and those of its near miss if one is drawn."""
        question, passage, first, last, source, typed = self._rows[row].tolist()
        asked = self._asked(question, typed, rng)
        windows = self._cut(asked, self._varied(passage, first, last, source, rng), rng)
        wrong = [number for number in self._negatives[row].tolist() if number >= 0]
        if wrong and rng.random() < self._mixture.negative:
            for number in rng.permutation(wrong)[: rng.integers(1, 3)].tolist():
                windows += self._cut(asked, self._varied(number, -1, -1, source, rng), rng)[:1]
        if windows:
            yield windows
        near = self._near.get(row)
        if near and rng.random() < self._mixture.near_miss:
            question, passage = near[rng.integers(len(near))]
            yield self._cut(self._asked(question, -1, rng), self._varied(passage, -1, -1, source, rng), rng)

    def _text(self, number: int) -> Tokens:
        part: Tokens = self._tokens[self._ends[number - 1] if number else 0 : self._ends[number]]
        return part

    def _asked(self, question: int, typed: int, rng: np.random.Generator) -> Tokens:
        tokens = self._text(question)
        if rng.random() < self._mixture.typed:
            tokens = self._text(typed) if typed >= 0 else tokens[tokens != self._question_mark]
        return tokens[:_MOST_ASKED]

    def _varied(self, number: int, first: int, last: int, source: int, rng: np.random.Generator) -> _LabelledPassage:
        passage = _LabelledPassage(self._text(number), first, last)
        if rng.random() < self._mixture.cut:
            passage = self._from_a_sentence(passage, number, rng)
        if len(passage.tokens) < self._mixture.short or rng.random() < self._mixture.pad:
            passage = self._padded(passage, source, rng)
        if rng.random() < self._mixture.quotes:
            to = int(rng.integers(2))  # curly or straight
            tokens = passage.tokens.copy()
            for pair in self._quotes.tolist():
                tokens[tokens == pair[1 - to]] = pair[to]
            passage = passage._replace(tokens=tokens)
        return passage

    def _from_a_sentence(self, passage: _LabelledPassage, number: int, rng: np.random.Generator) -> _LabelledPassage:
        """Return a passage that begins at one of its sentences, not after the answer."""
        starts = self._sentences[self._sentence_ends[number - 1] if number else 0 : self._sentence_ends[number]]
        starts = starts[starts <= (passage.first if passage.first >= 0 else len(passage.tokens) // 2)]
        if not len(starts):
            return passage
        start = int(rng.choice(starts))
        return _moved(passage, passage.tokens[start:], -start)

    def _padded(self, passage: _LabelledPassage, source: int, rng: np.random.Generator) -> _LabelledPassage:
        """Return a passage with others of its source around it, none of which holds the answer."""
        longest = int(rng.integers(min(120, self._mixture.longest - 1), self._mixture.longest))
        answer = passage.tokens[passage.first : passage.last + 1] if passage.first >= 0 else None
        before: list[Tokens] = []
        after: list[Tokens] = []
        length = len(passage.tokens)
        for number in rng.choice(self._passages[source], _PADDINGS).tolist():
            other = self._text(number)
            if length + len(other) <= longest and (answer is None or not _holds(other, answer)):
                length += len(other)
                (before if rng.random() < 0.5 else after).append(other)
        tokens = np.concatenate([*before, passage.tokens, *after])
        return _moved(passage, tokens, sum(len(part) for part in before))

    def _cut(self, question: Tokens, passage: _LabelledPassage, rng: np.random.Generator) -> list[LabelledWindow]:
        """Cut a passage into windows: one that holds the answer, or any, and one in three of the others.

        None if the answer fits no window.
        """
        room = self._mixture.tokens - len(question) - 4
        starts = [0]
        while starts[-1] + room < len(passage.tokens):
            starts.append(starts[-1] + room - self._mixture.stride)
        answered = passage.first >= 0
        holding = [s for s in starts if answered and s <= passage.first and passage.last < s + room]
        if answered and not holding:
            return []
        chosen = holding[:1] or [int(rng.choice(starts))]
        chosen += [s for s in starts if s not in holding and s not in chosen and rng.random() < 1 / 3]
        begin = len(question) + 3
        windows = []
        for start in chosen:
            ids = np.concatenate([[BOS], question, [EOS, EOS], passage.tokens[start : start + room], [EOS]])
            by = begin - start
            answer = (passage.first + by, passage.last + by) if start in holding else (0, 0)
            windows.append(LabelledWindow(ids, begin, *answer))
        return windows


def _moved(passage: _LabelledPassage, tokens: Tokens, by: int) -> _LabelledPassage:
    return (
        _LabelledPassage(tokens, passage.first + by, passage.last + by)
        if passage.first >= 0
        else _LabelledPassage(tokens)
    )


def _holds(text: Tokens, part: Tokens) -> bool:
    """Whether the tokens of `part` are somewhere in `text`, one after another."""
    whole, piece = text.tobytes(), part.tobytes()
    at = whole.find(piece)
    while at >= 0 and at % text.itemsize:
        at = whole.find(piece, at + 1)
    return at >= 0
