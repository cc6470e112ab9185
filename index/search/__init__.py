"""Finding passages: rows and vectors in, hits out. Knows nothing about files, articles or their storage."""

from index.search.backend import Backend
from index.search.local import Local
from index.search.manifest import files

__all__ = ["Backend", "Local", "files"]
