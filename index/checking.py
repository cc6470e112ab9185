"""An index held against its folder and against itself, everything with everything, and mended where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from index.archive import Archive, Progress
from index.articles import MAX_BYTES, articles_of_file
from index.chunker import chunk_article
from index.collection import rows_of
from index.errors import ArticlesError, IndexDamaged
from index.folder import read_bytes, scan
from index.search.local import Local
