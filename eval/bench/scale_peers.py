"""The same questions put to named libraries: bm25s for the words, FAISS for the vectors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import bm25s
import faiss

from eval.bench.scale_rows import DIMENSION, make_rows, questions, random_vectors
from eval.bench.timing import Timing, timing
from index.search.proposals import DEPTH
from index.tokens import tokenize


def time_peers(pages: Path, count: int, asked: int) -> dict[str, Timing]:
    """Time bm25s (BM25+ with a delta of 0, our tokens) and a flat FAISS index, each giving its best hundred."""
    rows = make_rows(pages, count)
    lexical: Any = bm25s.BM25(method="bm25+", k1=1.5, b=0.75, delta=0.0)
    lexical.index([tokenize(row.text) for row in rows], show_progress=False)
    dense: Any = faiss.IndexFlatIP(DIMENSION)
    dense.add(random_vectors(count))
    depth = min(DEPTH, count)
    wanted, vectors = questions(rows, asked), random_vectors(asked, seed=1)
    words: list[Callable[[], object]] = [partial(_by_words, lexical, question, depth) for question in wanted]
    cosines: list[Callable[[], object]] = [partial(dense.search, vector[None], depth) for vector in vectors]
    return {"bm25s": timing("bm25s", words), "faiss": timing("faiss", cosines)}


def _by_words(lexical: Any, question: str, depth: int) -> object:
    return lexical.retrieve([tokenize(question)], k=depth, show_progress=False, n_threads=0)
