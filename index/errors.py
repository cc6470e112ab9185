"""The errors of this package, by cause; `qa`, `ui` and `eval` have their own on the same base.

PullquoteError
├── ArticlesError          the folder, or a file in it, cannot be read as articles
│   ├── FolderNotFound     there is no such folder
│   ├── NoArticles         the folder holds nothing to read
│   ├── PlaceError         a folder, or the place of an index, cannot be used as it was given
│   └── FormatError        a file cannot be read in its format, or is larger than the limits allow
├── UnknownArticle         a filter or citation names an article that is not in the collection
├── ScopeError             a scope names an unknown folder, author, site or language, or days that cannot be
├── IndexDamaged           the stored index cannot be read; it is rebuilt from the files
├── IndexUnusable          the index's place cannot be read or written now: a full disk, no permission, a lock
├── WorkerLost             a process ended, twice, while it read or made the same file
├── EngineError            a search engine does not answer, or not as it should
└── EmbedderError          the embedding model cannot be loaded
"""

from __future__ import annotations

REBUILD = "rebuild the index with `pullquote index FOLDER --check`"
"""How errors about a damaged index end."""


class PullquoteError(Exception):
    """The base of every error that this project raises on purpose."""


class ArticlesError(PullquoteError):
    """The folder, or a file in it, cannot be read as articles."""


class FolderNotFound(ArticlesError):
    """There is no such folder."""


class NoArticles(ArticlesError):
    """The folder holds nothing to read."""


class PlaceError(ArticlesError):
    """A folder, or the place of an index, cannot be used as it was given; the message names it."""


class FormatError(ArticlesError):
    """A file cannot be read in its format, or is larger than the limits allow; the reason is one sentence."""


class UnknownArticle(PullquoteError):
    """A filter or citation names an article that is not in the collection."""


class ScopeError(PullquoteError):
    """A scope names an unknown folder, author, site or language, an invalid day, or days in the wrong order."""


class IndexDamaged(PullquoteError):
    """The stored index cannot be read; it is rebuilt from the files."""


class IndexUnusable(PullquoteError):
    """The index's place cannot be read or written now; the stored index may be fine."""


class WorkerLost(PullquoteError):
    """A process ended, twice, while it did the same task."""


class EngineError(PullquoteError):
    """A search engine cannot be reached, or fails a request."""


class EmbedderError(PullquoteError):
    """The embedding model cannot be loaded."""
