"""Decoding start and end logits jointly into the best spans of whole words."""

from __future__ import annotations

import re
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

MAX_SPAN_TOKENS = 30  # SQuAD's customary bound: all 7,035 questions of its dev set have a gold answer this short

_AMOUNT = r"(?:\b[A-Z]{1,3})?[$£€¥]\d+(?:[.,]\d+)*(?:[a-z]{1,2}\b)?"  # "US$1,250.50", "£4.7m"
_WHOLE = re.compile(
    r"https?://[^\s<>\"]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    rf"|{_AMOUNT}(?:[-–]{_AMOUNT})?"  # "£4.5bn-£5.2bn" too
    r"|\d{1,2}:\d\d(?::\d\d)?"
    r"|\b[A-Z]\.-[A-Z]\.\s?(?=[A-Z])"  # "J.-P. Marchand"
    r"|\w+(?:[.,]\d+\w*)*(?:(?<=[^\W\d])-[a-z]\w*)*"  # "105mm", "3.4m" and "Ho-jin" are one word each
)
_PAIRS = {"“": "”", "‘": "’", '"': '"', "(": ")", "[": "]", "«": "»", "„": "“"}
_ABBREVIATION = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+\Z")
_CLOSERS = {close: opener for opener, close in _PAIRS.items() if close not in _PAIRS and close != "’"}


def best_spans(
    start_logits: NDArray[np.float32],
    end_logits: NDArray[np.float32],
    may_start: NDArray[np.bool_],
    may_end: NDArray[np.bool_],
    parts: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None,
    *,
    count: int,
    max_tokens: int = MAX_SPAN_TOKENS,
) -> list[tuple[int, int, float]]:
    """Return at most `count` spans `(first token, last token, start logit + end logit)`, best first.

    All arrays have shape `(tokens,)`; a span starts at a token in `may_start`, ends at one in `may_end`, not before its
    start, and has at most `max_tokens` tokens. `parts`, if given, are the parts of the text in which each token begins
    and ends: a span begins and ends in the same one. Ties by first, then last token. If nothing is allowed, the result
    is [].
    """
    starts = np.flatnonzero(may_start)
    if starts.size == 0 or count < 1:
        return []
    ends = starts[:, None] + np.arange(max_tokens)
    inside = ends < len(end_logits)
    ends = np.where(inside, ends, 0)
    allowed = inside & may_end[ends]
    if parts is not None:
        allowed &= parts[0][starts, None] == parts[1][ends]
    scores = np.where(allowed, start_logits[starts, None] + end_logits[ends], -np.inf).ravel()
    order = np.argsort(-scores, kind="stable")[:count]
    rows, columns = np.divmod(order, max_tokens)
    return [
        (int(starts[r]), int(starts[r] + c), float(scores[i]))
        for i, r, c in zip(order, rows, columns, strict=True)
        if scores[i] > -np.inf
    ]


def word_edges(text: str) -> NDArray[np.bool_]:
    """Return the offsets where a span may begin or end as masks of shape `(len(text) + 1,)`.

    An offset inside a word, a number ("3.4m", "105mm"), an amount of money ("US$1,250.50", "£4.5bn-£5.2bn"), a time
    ("14:30"), an address or a name ("Ho-jin", "J.-P. Marchand") is neither.
    """
    edge = np.ones(len(text) + 1, dtype=np.bool_)
    for match in _WHOLE.finditer(text):
        edge[match.start() + 1 : match.end()] = False
    return edge


def tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """Adjust a span's ends so that quotation marks and brackets are balanced.

    A quotation opened inside the span is closed if its closing mark follows at once. Unbalanced marks at the edges,
    marks around the whole span, and trailing commas, semicolons and colons are left outside. Return the span unchanged
    if nothing would be left, or an accent would lose its letter.
    """
    begin, stop = _trimmed(text, start, end)
    if begin >= stop:
        return start, end  # nothing would be left
    stop += _closes(text, begin, stop) or _abbreviates(text, begin, stop)
    is_parted = any(is_mark(text[at]) for at in (begin, stop) if at < len(text))
    return (start, end) if is_parted else (begin, stop)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without unbalanced marks, white space and commas at its edges; it may be empty."""
    while start < end:
        first, last, inside = text[start], text[end - 1], text[start:end]
        if last in ",;:" or last.isspace():
            end -= 1
        elif first.isspace() or (first in _PAIRS and _PAIRS[first] not in inside[1:]):
            start += 1
        elif last in _CLOSERS and _CLOSERS[last] not in inside[:-1]:
            end -= 1
        elif last == '"' and inside.count('"') == 1 and not inside[-2:-1].isdigit():  # 6" may be inches
            end -= 1
        elif _encloses(inside):
            start, end = start + 1, end - 1
        else:
            break
    return start, end


def is_mark(character: str) -> bool:
    """Whether a character combines with the one before it: accents, variation selectors."""
    return character > "\u02ff" and category(character)[0] == "M"


def _encloses(inside: str) -> bool:
    """Whether the first character opens a quotation that only the last one closes."""
    opener, close = inside[0], _PAIRS.get(inside[0])
    return len(inside) > 2 and inside[-1] == close and opener not in inside[1:-1] and close not in inside[1:-1]


def _closes(text: str, start: int, end: int) -> int:
    """Return 1 if the next character closes a quotation opened in the span, else 0."""
    close = text[end : end + 1]
    opener = _CLOSERS.get(close)
    return int(opener is not None and text.count(opener, start, end) > text.count(close, start, end))


def _abbreviates(text: str, start: int, end: int) -> int:
    """Return 1 if the next character is the last full stop of an abbreviation: "7 p.m", "the U.S"; else 0."""
    return int(text[end : end + 1] == "." and _ABBREVIATION.search(text, start, end) is not None)
