"""The span reader: question and passages -> spans and a null score, read by ONNX Runtime."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from index.errors import ReaderError
from index.types import Passage
from qa.decode import best_spans, tidy, word_edges
from qa.types import Reading, Span

DEFAULT_READER = "default"
_FILES = ("model.onnx", "tokenizer.json", "reader.json")
_WINDOW_TOKENS = 288  # what it was trained on, question included
_STRIDE_TOKENS = 96  # shared by neighbouring windows of a long passage
_QUESTION_TOKENS = 96  # the rest of a longer question is not read
_SPANS = 5  # candidates kept of a passage


class OnnxReader:
    """An extractive reader exported by `qa.training.export`: BERT or MPNet, int8 or float32."""

    def __init__(self, name: str = DEFAULT_READER, *, threads: int | None = None) -> None:
        """Load the shipped reader, or a folder that holds `model.onnx`, `tokenizer.json` and `reader.json`.

        `threads` defaults to the cores that this process may use. Raises `ReaderError` where it is unusable.
        """
        self._folder = Path(str(files("qa") / "model")) if name == DEFAULT_READER else Path(name)
        missing = [f for f in _FILES if not (self._folder / f).is_file()]
        if missing:
            raise ReaderError(
                f"the reader {name!r} cannot be used: {self._folder} has no {missing[0]}; "
                "give a folder written by `python -m qa.training.export`"
            )
        try:
            self._settings = json.loads((self._folder / "reader.json").read_text("utf-8"))
            self._tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
            self._session = onnxruntime.InferenceSession(
                self._folder / "model.onnx", _options(threads), providers=["CPUExecutionProvider"]
            )
            self._pad_id = int(self._settings["pad_token_id"])
            self._name = str(self._settings["name"])
        except Exception as error:  # each library raises its own kinds; all mean the same here
            raise ReaderError(f"the reader {name!r} cannot be loaded from {self._folder}: {error}") from error
        self._tokenizer.no_padding()

    @property
    def name(self) -> str:
        """Which weights read."""
        return self._name

    @property
    def folder(self) -> Path:
        """Where its files are; its calibrator lies beside them."""
        return self._folder

    @cached_property
    def _inputs(self) -> frozenset[str]:
        return frozenset(i.name for i in self._session.get_inputs())

    def read(self, question: str, passages: Sequence[Passage]) -> tuple[Reading, ...]:
        """Read every passage; one reading each, in the same order.

        Windows run one at a time: int8 scales are taken over a whole batch, so a passage's score would
        otherwise depend on the passages beside it. A blank question gives readings without spans.
        """
        question = self._shorten(question.strip())
        return tuple(self._read_passage(question, passage) for passage in passages)

    def _shorten(self, question: str) -> str:
        self._tokenizer.no_truncation()
        encoding = self._tokenizer.encode(question, add_special_tokens=False)
        self._tokenizer.enable_truncation(_WINDOW_TOKENS, stride=_STRIDE_TOKENS, strategy="only_second")
        if len(encoding.ids) <= _QUESTION_TOKENS:
            return question
        return question[: encoding.offsets[_QUESTION_TOKENS - 1][1]]

    def _read_passage(self, question: str, passage: Passage) -> Reading:
        text = passage.chunk.text
        if not question or not text.strip():
            return Reading(passage=passage, spans=(), null_score=0.0)
        encoding = self._tokenizer.encode(question, text)
        edges = word_edges(text)
        found: dict[tuple[int, int], float] = {}
        null = np.inf
        for window in [encoding, *encoding.overflowing]:
            start_logits, end_logits = self._run(window)
            null = min(null, float(start_logits[0] + end_logits[0]))
            inside = np.array([s == 1 for s in window.sequence_ids])
            offsets = np.array(window.offsets)
            may_start, may_end = inside & edges[offsets[:, 0]], inside & edges[offsets[:, 1]]
            for first, last, score in best_spans(start_logits, end_logits, may_start, may_end, count=_SPANS):
                span = tidy(text, int(offsets[first, 0]), int(offsets[last, 1]))
                found[span] = max(found.get(span, -np.inf), score)
        at = passage.chunk.start
        spans = [Span(at + start, at + end, score) for (start, end), score in found.items()]
        spans.sort(key=lambda span: (-span.score, span.start, span.end))
        return Reading(passage=passage, spans=tuple(spans[:_SPANS]), null_score=null)

    def _run(self, window: Encoding) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        columns = {
            "input_ids": window.ids,
            "attention_mask": window.attention_mask,
            "token_type_ids": window.type_ids,
        }
        feed = {n: np.array([v], dtype=np.int64) for n, v in columns.items() if n in self._inputs}
        outputs: Any = self._session.run(["start_logits", "end_logits"], feed)
        return outputs[0][0], outputs[1][0]


def _options(threads: int | None) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or len(os.sched_getaffinity(0))
    options.log_severity_level = 3
    return options
