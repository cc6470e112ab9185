"""Embeddings: all-MiniLM-L6-v2 in 8 bits by ONNX Runtime, any other model by sentence-transformers."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.cores import usable_cores
from index.errors import EmbedderError
from index.types import Vectors
from index.weights import DIMENSION, FORM, TOKENS, Tensors, read_weights

DEFAULT_EMBEDDER = "all-MiniLM-L6-v2"
SHIPPED = Path(str(files("index"))) / "model"  # written by `python -m eval.training.embedder`
_AT_ONCE = 1_024  # texts tokenised at one time
_BATCH = 64  # texts of a forward pass of another model


def load_embedder(name: str = DEFAULT_EMBEDDER, *, late: bool = False) -> OnnxEmbedder | SentenceEmbedder:
    """Load the default model, a model folder, or (where the hub can be reached) a model by its name.

    With `late`, the default model is loaded by the first text. Raise `EmbedderError` if a model cannot be loaded.
    """
    if name != DEFAULT_EMBEDDER:
        return SentenceEmbedder(name)
    return OnnxEmbedder(late=late)


class OnnxEmbedder:
    """all-MiniLM-L6-v2 with 8-bit weights on the CPU; every thread may call it at the same time.

    A text is run by itself on one thread, several texts on several threads: nothing is padded, and a vector is the
    same, bit by bit, whatever else is embedded beside it.
    """

    def __init__(self, folder: Path = SHIPPED, *, threads: int | None = None, late: bool = False) -> None:
        """Load network, weights and vocabulary of the folder; `threads` defaults to this process's cores.

        With `late`, the first text loads them, and only their digest is taken now. Raise `EmbedderError` if a file is
        missing or damaged; a damaged one may be told by the first text then.
        """
        self._folder = folder
        self._threads = usable_cores() if threads is None else max(threads, 1)
        self._lock = threading.Lock()
        self._pool: ThreadPoolExecutor | None = None
        self._network: _Network | None = None
        with ThreadPoolExecutor(1) as beside:  # hashing takes as long as all the rest
            digest = beside.submit(_digest_files, folder)
            if not late:
                self._load()
            self._name = f"{DEFAULT_EMBEDDER} {FORM} {digest.result()}"

    @property
    def name(self) -> str:
        """The model, its form, and a digest of its weights, its vocabulary and its network."""
        return self._name

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return DIMENSION

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts into rows of unit length, shape `(len(texts), dimension)`, float32.

        Only the first 256 tokens of a text count, as in the model's own configuration. A text without a word has a
        vector too; no texts give no rows.
        """
        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        network = self._load()
        for at in range(0, len(texts), _AT_ONCE):
            ids = network.encode(texts[at : at + _AT_ONCE])
            rows = sorted(range(len(ids)), key=lambda row: -ids[row].size)  # longest first: no thread finishes late
            for row, vector in zip(rows, self._run_each(network, [ids[row] for row in rows]), strict=True):
                vectors[at + row] = vector
        return vectors

    def _load(self) -> _Network:
        with self._lock:
            if self._network is None:
                self._network = _Network(self._folder)
        return self._network

    def _run_each(self, network: _Network, ids: Sequence[NDArray[np.int64]]) -> Iterable[Vectors]:
        if len(ids) == 1 or self._threads == 1:
            return map(network.run, ids)
        with self._lock:
            if self._pool is None:
                self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="embed")
        return self._pool.map(network.run, ids)


class _Network:
    """The network of the default model, and its vocabulary."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = _load_tokenizer(folder / "tokenizer.json")
        self._session, self._held = _load_session(folder / "minilm.onnx", read_weights(folder / "weights.safetensors"))

    def encode(self, texts: Sequence[str]) -> list[NDArray[np.int64]]:
        """Return the tokens of each text."""
        whole = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]  # lone surrogates cannot be encoded
        return [np.array(encoding.ids, dtype=np.int64) for encoding in self._tokenizer.encode_batch_fast(whole)]

    def run(self, ids: NDArray[np.int64]) -> Vectors:
        """Return the vector of a text's tokens, shape `(384,)`."""
        outputs: Any = self._session.run(["vector"], {"ids": ids[None]})
        vector: Vectors = outputs[0][0]
        return vector


class SentenceEmbedder:
    """A Sentence Transformers model on the CPU, in float32."""

    def __init__(self, name: str) -> None:
        """Load a model folder, or (where the hub can be reached) a model by name.

        Raise `EmbedderError` if it cannot be loaded.
        """
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # waiting threads would spin and starve the others
        try:
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging
        except ImportError:
            raise EmbedderError(
                f"the embedding model {name!r} needs Sentence Transformers: install it with `pip install "
                '"pullquote[models]"`'
            ) from None
        logging.disable_progress_bar()
        try:
            model = SentenceTransformer(name, device="cpu", local_files_only=Path(name).exists())
            self._model = model.float()
        except (OSError, ValueError) as error:
            raise EmbedderError(
                f"the embedding model {name!r} cannot be loaded ({error}); "
                "use a Sentence Transformers folder, or the name of a model on the hub if it can be reached"
            ) from error
        self._name = f"{name} float32 {_digest_model(self._model)}"

    @property
    def name(self) -> str:
        """The name or path it was loaded by, its form and a digest of its weights."""
        return self._name

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts into rows of unit length, shape `(len(texts), dimension)`, float32."""
        vectors = self._model.encode(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), self.dimension)


def _load_tokenizer(file: Path) -> Tokenizer:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # its threads do not survive a fork
    try:
        tokenizer = Tokenizer.from_file(str(file))
    except Exception as error:  # tokenizers raises nothing narrower
        raise EmbedderError(f"{file} cannot be read ({error}); reinstall pullquote") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS)
    return tokenizer


def _load_session(network: Path, tensors: Tensors) -> tuple[onnxruntime.InferenceSession, Tensors]:
    """Load the network with these tensors; it reads some of them in place, so they must outlive it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3  # errors only
    # The network is already optimised: fusing would restore a layer norm that takes nine times as long.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.enable_mem_pattern = False  # one would be kept for every length
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(tensor) for tensor in tensors.values()]
    options.add_external_initializers(list(tensors), values)
    try:
        return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"]), tensors
    except Exception as error:  # ONNX Runtime raises its own exception types; all mean the same here
        raise EmbedderError(f"{network} cannot be run ({error}); reinstall pullquote") from error


def _digest_files(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in ("weights.safetensors", "tokenizer.json", "minilm.onnx"):
        path = folder / name
        try:
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        except OSError as error:
            raise EmbedderError(f"{path} cannot be read ({error}); reinstall pullquote") from error
    return digest.hexdigest()[:8]


def _digest_model(model: Any) -> str:
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.numpy().tobytes())
    return digest.hexdigest()[:8]
