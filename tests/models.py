"""The real models, loaded once in a process; `pullquote` itself loads them again each time that it opens a folder."""

from __future__ import annotations

from functools import lru_cache

from index.embedder import load_embedder
from qa.reading.readers import load_reader

shared_embedder = lru_cache(load_embedder)
shared_reader = lru_cache(load_reader)
