"""The real models, loaded once in a process; `pullquote` itself loads them anew each time that it opens a folder."""

from __future__ import annotations

from functools import lru_cache

from index.dense import SentenceEmbedder

from qa.reading.readers import load_reader

shared_embedder = lru_cache(SentenceEmbedder)
shared_reader = lru_cache(load_reader)
