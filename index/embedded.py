"""Texts with their embeddings, so that none has to be embedded twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from index.types import Embedder, Vectors

_EMBED_AT_ONCE = 256  # texts between two reports of progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """Texts, and their vectors of unit length, shape `(len(texts), dimension)`, row by row."""

    texts: tuple[str, ...]
    vectors: Vectors


def embed_texts(
    texts: Sequence[str],
    embedder: Embedder,
    *,
    known: Embedded | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Embedded:
    """Embed texts, in their order; the vectors of those in `known` are taken over.

    `known` has to be the work of the same embedder. `progress(done, total)` counts the texts that are embedded
    anew, and is not called where there are none.
    """
    rows = {} if known is None else dict(zip(known.texts, known.vectors, strict=True))
    new = [text for text in dict.fromkeys(texts) if text not in rows]
    for at in range(0, len(new), _EMBED_AT_ONCE):
        batch = new[at : at + _EMBED_AT_ONCE]
        rows.update(zip(batch, embedder.embed(batch), strict=True))
        if progress is not None:
            progress(at + len(batch), len(new))
    vectors = np.stack([rows[text] for text in texts]) if texts else np.empty((0, 1), dtype=np.float32)
    return Embedded(texts=tuple(texts), vectors=vectors)
