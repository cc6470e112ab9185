"""Any number of rows to search, made of the sentences of real pages."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.pages import load_pages
from index.types import Row, Vectors

DIMENSION = 384  # of the embedder that is shipped
_WORDS = 100  # of a row: docs/decisions/004-retrieval.md
_ROWS = 25  # of an article that is recombined, about what a page yields
_ASKED = 9  # words of a question
_SEED = 16


def make_rows(pages: Path, count: int) -> tuple[Row, ...]:
    """Return `count` rows of 100 words under a title.

    `pages` is a file of JSON lines with `title` and `text`. If its words do not suffice, further articles are
    built from its rows' sentences, drawn at random with a fixed seed. Raise `ValueError` for a file without words.
    """
    titled = [(page.title, page.text.split()) for page in load_pages(pages)]
    titled = [(title, words) for title, words in titled if words]
    if not titled:
        raise ValueError(f"{pages} holds no words")
    real = chain.from_iterable(_cut(f"page {at}", *each) for at, each in enumerate(titled))
    return tuple(islice(chain(real, _recombined(titled)), count))


def questions(rows: Sequence[Row], count: int) -> list[str]:
    """Return runs of nine words from rows drawn at random with a fixed seed."""
    drawn = random.Random(_SEED)
    asked = []
    for _ in range(count):
        words = drawn.choice(rows).text.split()
        first = drawn.randrange(max(len(words) - _ASKED, 0) + 1)
        asked.append(" ".join(words[first : first + _ASKED]))
    return asked


def random_vectors(count: int, *, seed: int = _SEED) -> Vectors:
    """Return random unit vectors: an exact search takes as long for them as for embeddings."""
    vectors = np.random.default_rng(seed).standard_normal((count, DIMENSION), dtype=np.float32)
    lengths: NDArray[np.float32] = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / lengths


def _cut(article_id: str, title: str, words: Sequence[str]) -> Iterator[Row]:
    for start in range(0, len(words), _WORDS):
        text = f"{title}\n{' '.join(words[start : start + _WORDS])}"
        yield Row(chunk_id=f"{article_id}:{start}", article_id=article_id, start=start, text=text)


def _recombined(titled: Sequence[tuple[str, list[str]]]) -> Iterator[Row]:
    drawn = random.Random(_SEED)
    sentences = [sentence for _, words in titled for sentence in _sentences(words)]
    number = 0
    while True:
        words: list[str] = []
        while len(words) < _ROWS * _WORDS:
            words += drawn.choice(sentences)
        yield from _cut(f"recombined {number}", drawn.choice(titled)[0], words[: _ROWS * _WORDS])
        number += 1


def _sentences(words: Sequence[str]) -> Iterator[list[str]]:
    """Cut words after a full stop; which stops end a sentence does not matter here."""
    run: list[str] = []
    for word in words:
        run.append(word)
        if word.endswith((".", "?", "!")):
            yield run
            run = []
    if run:
        yield run
