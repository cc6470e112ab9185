"""The span reader: from a question and passages to spans and a null score, with any network."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.types import Passage
from qa.reading.decode import best_spans, is_mark, tidy, word_edges
from qa.reading.layout import Layout, lay_out
from qa.reading.windows import Window, WindowCutter
from qa.types import Reading, Span

Logits = NDArray[np.float32]

_SPANS = 5  # candidates kept of a passage


class Network(Protocol):
    """Scores each token of a window as the first and the last of the answer."""

    def logits(self, window: Window) -> tuple[Logits, Logits]:
        """Return start and end logits, each of shape `(tokens,)`; those of token 0 say "no answer here"."""
        ...

    def verdict_logits(self, window: Window) -> Logits | None:
        """Return a logit for each of `VERDICTS`, shape `(3,)`; None if it has no head for them."""
        ...


class SpanReader:
    """Reads passages window by window, and decodes start and end jointly."""

    def __init__(
        self,
        network: Network,
        cutter: WindowCutter,
        *,
        name: str,
        folder: Path | None,
        words: int | None = None,
        threads: int = 1,
    ) -> None:
        """Combine the parts; `qa.reading.readers.load_reader` makes them.

        `words` is the length of the passages the network was trained on, if that is less than fits a window. `threads`
        is the number of windows read at the same time, for a network that several threads may call.
        """
        self._threads = threads
        self._lock = threading.Lock()
        self._pool: ThreadPoolExecutor | None = None
        self._network = network
        self._cutter = cutter
        self._name = name
        self._folder = folder
        self._words = cutter.words if words is None else min(words, cutter.words)

    @property
    def name(self) -> str:
        """The name of the weights."""
        return self._name

    @property
    def words(self) -> int:
        """The number of words of a passage that it reads at once, in addition to a question."""
        return self._words

    @property
    def folder(self) -> Path | None:
        """The folder of its files and its calibrator; None if it has no folder."""
        return self._folder

    def read(self, question: str, passages: Sequence[Passage]) -> tuple[Reading, ...]:
        """Read every passage; one reading each, in the same order.

        Every window runs alone: nothing is padded, and a passage's score never depends on other passages. A chunk's
        leads are read before its own words; a span lies in one lead or in the chunk, whole in one paragraph, heading,
        item or cell. A blank question gives readings without spans.
        """
        question = self._cutter.shorten(question.strip())
        layouts = [self._lay_out(question, passage) for passage in passages]
        windows = [() if layout is None else self._cutter.cut(question, layout.text) for layout in layouts]
        logits = iter(self._logits([window for cut in windows for window in cut]))
        return tuple(
            _decode(passage, layout, [(window, *next(logits)) for window in cut])
            for passage, layout, cut in zip(passages, layouts, windows, strict=True)
        )

    def verdict(self, question: str, text: str) -> tuple[float, ...] | None:
        """Return how likely a text says to a yes/no question what each of `VERDICTS` says; they sum to 1.

        None if the network has no head for them. What does not fit one window with the question is not read.
        """
        window = self._cutter.cut(self._cutter.shorten(question.strip()), text)[0]
        logits = self._network.verdict_logits(window)
        if logits is None:
            return None
        likely = np.exp(logits - logits.max())
        return tuple((likely / likely.sum()).tolist())

    @staticmethod
    def _lay_out(question: str, passage: Passage) -> Layout | None:
        return lay_out(passage.chunk) if question and passage.chunk.text.strip() else None

    def _logits(self, windows: Sequence[Window]) -> list[tuple[Logits, Logits]]:
        """Run the network over windows; the longest ones first, so that no thread finishes late."""
        if self._threads == 1 or len(windows) < 2:
            return [self._network.logits(window) for window in windows]
        with self._lock:
            if self._pool is None:
                self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="read")
        order = sorted(range(len(windows)), key=lambda number: -windows[number].ids.size)
        logits = dict(zip(order, self._pool.map(self._network.logits, [windows[n] for n in order]), strict=True))
        return [logits[number] for number in range(len(windows))]


def _decode(passage: Passage, layout: Layout | None, windows: Sequence[tuple[Window, Logits, Logits]]) -> Reading:
    if layout is None:
        return Reading(passage=passage, spans=(), null_score=0.0)
    text, edges = layout.text, _edges(layout.text)
    scores: dict[tuple[int, int], float] = {}
    null = np.inf
    for window, start_logits, end_logits in windows:
        null = min(null, float(start_logits[0] + end_logits[0]))
        starts, ends = window.offsets[:, 0], window.offsets[:, 1]
        may_start, may_end = window.in_passage & edges[starts], window.in_passage & edges[ends]
        parts = layout.parts[starts], layout.parts[np.maximum(ends - 1, 0)]
        for first, last, score in best_spans(start_logits, end_logits, may_start, may_end, parts, count=_SPANS):
            span = tidy(text, int(starts[first]), int(ends[last]))
            scores[span] = max(scores.get(span, -np.inf), score)
    at = layout.places
    spans = [Span(int(at[start]), int(at[end - 1]) + 1, score) for (start, end), score in scores.items()]
    spans.sort(key=lambda span: (-span.score, span.start, span.end))
    return Reading(passage=passage, spans=tuple(spans[:_SPANS]), null_score=null)


def _edges(text: str) -> NDArray[np.bool_]:
    """Return where words begin and end; a combining mark is part of its word, but takes no word apart."""
    edges = word_edges(text)
    return edges if text.isascii() else edges & word_edges("".join("x" if is_mark(c) else c for c in text))
