"""Finding passages: rows and vectors in, hits out. Knows nothing of files, of articles or of where they are stored."""

from index.search.backend import Backend
from index.search.local import Local
from index.search.manifest import files

__all__ = ["Backend", "Local", "files"]
