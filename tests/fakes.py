"""Stand-ins for the models: deterministic in their text, and fast."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from index.tokens import tokenize
from index.types import Passage, Vectors
from qa.types import Reading, Span

_DIMENSION = 64


class FakeEmbedder:
    """Hashes words into a vector: texts that share words are near."""

    name = "fake"

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), _DIMENSION), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in tokenize(text):
                row[blake2b(word.encode(), digest_size=2).digest()[0] % _DIMENSION] += 1.0
            row /= max(float(np.linalg.norm(row)), 1e-9)
        return rows


class CountingEmbedder(FakeEmbedder):
    """Remembers what it embedded."""

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded.extend(texts)
        return super().embed(texts)


class FakeReader:
    """Finds given quotes: each has a score, and every other passage has no span.

    `verdicts` says how likely a text with these words says yes, no or neither; it gives none of another text.
    """

    name = "fake"
    words = 200

    def __init__(self, scores: dict[str, float], verdicts: dict[str, tuple[float, ...]] | None = None) -> None:
        self.scores = scores
        self.verdicts = verdicts or {}
        self.asked: list[str] = []

    def read(self, question: str, passages: Sequence[Passage]) -> tuple[Reading, ...]:
        self.asked.append(question)
        return tuple(self._read(passage) for passage in passages)

    def verdict(self, question: str, text: str) -> tuple[float, ...] | None:
        return next((likely for words, likely in self.verdicts.items() if words in text), None)

    def _read(self, passage: Passage) -> Reading:
        text = passage.chunk.text
        spans = [
            Span(passage.chunk.start + (at := text.index(quote)), passage.chunk.start + at + len(quote), score)
            for quote, score in self.scores.items()
            if quote in text
        ]
        spans.sort(key=lambda span: (-span.score, span.start, span.end))
        return Reading(passage=passage, spans=tuple(spans), null_score=0.0)


class NotingReader(FakeReader):
    """Remembers the passages that it read, and the questions that it was asked, in order."""

    def __init__(self, scores: dict[str, float]) -> None:
        super().__init__(scores)
        self.passages: list[Passage] = []
        self.questions: list[str] = []

    def read(self, question: str, passages: Sequence[Passage]) -> tuple[Reading, ...]:
        self.passages.extend(passages)
        self.questions.append(question)
        return super().read(question, passages)
