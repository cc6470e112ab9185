"""From question and passage to windows of tokens with their places in the passage, by `tokenizers`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from qa.errors import ReaderError
from qa.reading.decode import is_mark

_QUESTION_TOKENS = 96  # the rest of a longer question is not read
_LEADING, _TOKENS_OF_A_WORD = 32, 1.28  # of 344 passages of news joined up to that, 6 needed a second window
_LEAST_TOKENS = 32  # a shorter window has no room for question, overlap and separators


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Window:
    """The input of one network run: its first token, the question, and a stretch of the passage.

    Arrays over its tokens: `ids` and `types` are int64; `in_passage` says which may be in a span. `offsets`, of
    shape `(tokens, 2)`, are ranges of the passage, blanks around a token left out and its combining marks
    included; (0, 0) for all other tokens.
    """

    ids: NDArray[np.int64]
    types: NDArray[np.int64]
    in_passage: NDArray[np.bool_]
    offsets: NDArray[np.int64]


class WindowCutter:
    """Cuts passages as a model's own tokenizer says: its separators, types and normalisation."""

    def __init__(self, tokenizer: str, *, tokens: int) -> None:
        """Use the content of a `tokenizer.json`; windows hold `tokens` tokens and share a third of them.

        Raise `ReaderError` if it is not a tokenizer for question and passage.
        """
        if tokens < _LEAST_TOKENS:
            raise ReaderError(f"the model reads {tokens} tokens at once, at least {_LEAST_TOKENS} are needed")
        try:
            self._tokenizer = Tokenizer.from_str(tokenizer)
        except Exception as error:  # tokenizers raises bare exceptions
            raise ReaderError(f"its tokenizer cannot be read: {error}; save it again with transformers") from error
        self._tokenizer.no_padding()
        self._tokenizer.encode_special_tokens = True  # "[SEP]" in an article is text
        self._tokenizer.enable_truncation(tokens, stride=tokens // 3, strategy="only_second")
        self._words = max(1, int((tokens - _LEADING) / _TOKENS_OF_A_WORD))
        self._question_tokens = min(_QUESTION_TOKENS, tokens // 3)
        parts = self._tokenizer.encode("a", "a").sequence_ids
        if parts[:1] != [None] or None not in parts[1:-1]:
            raise ReaderError(
                "its tokenizer does not write [CLS] question [SEP] passage [SEP] (its post-processor is missing or "
                "another); save it again with transformers"
            )

    @property
    def words(self) -> int:
        """How many words of an English text fit a window, with what leads them and a question."""
        return self._words

    @property
    def vocabulary(self) -> int:
        """The number of tokens it knows, without those added later, which never occur in text."""
        return int(self._tokenizer.get_vocab_size(with_added_tokens=False))

    def shorten(self, question: str) -> str:
        """Cut a question after 96 tokens, or a third of a smaller window."""
        encoding = self._tokenizer.encode("", question)  # as the second text: only that one may be cut
        ends = [end for (_, end), part in zip(encoding.offsets, encoding.sequence_ids, strict=True) if part == 1]
        return question if len(ends) <= self._question_tokens else question[: ends[self._question_tokens - 1]]

    def cut(self, question: str, passage: str) -> tuple[Window, ...]:
        """Cut a passage into overlapping windows, in order, each with the whole question; at least one.

        Expects a question that `shorten` gave.
        """
        encoding = self._tokenizer.encode(question, passage)
        return tuple(_window(passage, part) for part in (encoding, *encoding.overflowing))


def read_tokenizer(folder: Path) -> str:
    """Return the content of a folder's `tokenizer.json`; raise `ReaderError` if it cannot be read."""
    file = folder / "tokenizer.json"
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReaderError(f"{file} cannot be read ({error}); save it again with transformers") from error


def _window(passage: str, encoding: Encoding) -> Window:
    offsets = [
        _place(passage, start, end) if part == 1 else (0, 0)
        for (start, end), part in zip(encoding.offsets, encoding.sequence_ids, strict=True)
    ]
    places = np.array(offsets, dtype=np.int64)
    return Window(
        ids=np.array(encoding.ids, dtype=np.int64),
        types=np.array(encoding.type_ids, dtype=np.int64),
        in_passage=places[:, 0] < places[:, 1],
        offsets=places,
    )


def _place(passage: str, start: int, end: int) -> tuple[int, int]:
    """Drop the blanks in byte-level and sentencepiece tokens; include the marks that BERT strips."""
    while start < end and passage[start].isspace():
        start += 1
    while start < end and passage[end - 1].isspace():
        end -= 1
    while start < end < len(passage) and is_mark(passage[end]):
        end += 1
    return (start, end) if start < end else (0, 0)
