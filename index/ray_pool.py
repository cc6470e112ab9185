"""Reading and embedding on many machines: this package's functions as tasks on a Ray cluster.

Only this process writes. Every machine needs this package, and the folder at the same path. The task of a lost machine
is run on another one: it only reads, so nothing is written twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from functools import cache
from typing import Any, ParamSpec, TypeVar

import numpy as np

from index.embedder import DEFAULT_EMBEDDER, load_embedder
from index.errors import EngineError
from index.types import Embedder, Vectors

_TRIES = 10  # of a task, each on a machine that may be lost
_TEXTS = 64  # texts of one embedding task
AT_ONCE = 8192  # texts given to the cluster at once

P = ParamSpec("P")
R = TypeVar("R")


class RayPool:
    """A `Pool` that runs functions on a cluster."""

    def __init__(self, ray: Any) -> None:
        """Use a connected Ray."""
        self._task = ray.remote(max_retries=_TRIES)(_run)

    def submit(self, function: Callable[P, R], /, *values: P.args, **named: P.kwargs) -> Future[R]:
        """Run a function of a module's top level on values that can be pickled."""
        future: Future[R] = self._task.remote(function, values, named).future()
        return future


class RayEmbedder:
    """An `Embedder` that runs on the machines of a cluster, each with its own model."""

    def __init__(
        self, pool: RayPool, name: str = DEFAULT_EMBEDDER, load: Callable[[str], Embedder] = load_embedder
    ) -> None:
        """`load` creates the embedder by name on each machine; it is defined at the top level of a module."""
        self._pool = pool
        self._asked, self._load = name, load
        self.name = load(name).name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts into rows of unit length, shape `(len(texts), dimension)`, float32."""
        pieces = [list(texts[at : at + _TEXTS]) for at in range(0, len(texts), _TEXTS)]
        waiting = [self._pool.submit(_embed, self._load, self._asked, piece) for piece in pieces]
        done = [future.result() for future in waiting]
        return np.concatenate(done) if done else np.empty((0, 0), dtype=np.float32)


@contextmanager
def cluster(address: str) -> Iterator[RayPool]:
    """Connect to a Ray cluster: "auto" for the one this machine belongs to, "local" for one on its own cores.

    Raise `EngineError` if Ray is not installed, or nobody answers at the address.
    """
    try:
        import ray
    except ImportError:
        raise EngineError('work on a cluster needs Ray: install it with `pip install "pullquote[ray]"`') from None
    try:
        ray.init(address=None if address == "local" else address, log_to_driver=False, include_dashboard=False)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise EngineError(f"there is no Ray cluster at {address}: {' '.join(str(error).split())}") from error
    try:
        yield RayPool(ray)
    finally:
        ray.shutdown()


def _run(function: Callable[..., Any], values: Any, named: Any) -> Any:
    return function(*values, **named)


def _embed(load: Callable[[str], Embedder], name: str, texts: Sequence[str]) -> Vectors:
    return _loaded(load, name).embed(texts)


@cache
def _loaded(load: Callable[[str], Embedder], name: str) -> Embedder:
    return load(name)
