"""What can go wrong, by cause.

PullquoteError
├── ArticlesError          the folder, or a file in it, cannot be read as articles
│   ├── FolderNotFound     there is no such folder
│   ├── NoArticles         the folder holds nothing to read
│   └── FormatError        a file cannot be read in its format, or is larger than the limits allow
├── UnknownArticle         a filter or citation names an article that is not in the collection
├── ScopeError             a scope names a folder, an author, a site, a language or a day that there is none of
├── IndexDamaged           what was kept on disk cannot be read; it is made anew from the files
├── IndexUnusable          the index's place cannot be read or written now: a full disk, no permission, a lock
├── EmbedderError          the embedding model cannot be loaded
├── ReaderError            the span reader cannot be loaded (raised in `qa`)
├── ConfidenceError        no confidence can promise what was asked for (raised in `qa`)
├── VerbatimError          a quote is not the text it cites (raised in `qa`)
├── SettingsError          the page cannot be served as it was asked for (raised in `ui`)
├── Busy                   so many questions are waiting that one more is turned away (raised in `ui`)
├── VisitOver              a visitor is forgotten, so nothing can be added for him (raised in `ui`)
├── SavedAnswersError      a file of saved answers cannot be read (raised in `qa`)
└── GoldError              a file of gold questions, or the predictions for it, do not fit (raised in `eval`)
"""

from __future__ import annotations


class PullquoteError(Exception):
    """The base of every error that this project raises on purpose."""


class ArticlesError(PullquoteError):
    """The folder, or a file in it, cannot be read as articles."""


class FolderNotFound(ArticlesError):
    """There is no such folder."""


class NoArticles(ArticlesError):
    """The folder holds nothing to read."""


class FormatError(ArticlesError):
    """A file cannot be read in its format, or is larger than the limits allow; the reason is one sentence."""


class UnknownArticle(PullquoteError):
    """A filter or citation names an article that is not in the collection."""


class ScopeError(PullquoteError):
    """A scope names a folder, an author, a site, a language or a day that there is none of."""


class IndexDamaged(PullquoteError):
    """What was kept on disk cannot be read: it is made anew from the files."""


class IndexUnusable(PullquoteError):
    """The index's place cannot be read or written now, which says nothing against what is kept there."""


class EmbedderError(PullquoteError):
    """The embedding model cannot be loaded."""


class ReaderError(PullquoteError):
    """The span reader cannot be loaded."""


class ConfidenceError(PullquoteError):
    """No confidence can promise what was asked for."""


class VerbatimError(PullquoteError):
    """A quote is not the text it cites."""


class SettingsError(PullquoteError):
    """The page cannot be served as it was asked for."""


class Busy(PullquoteError):
    """So many questions are waiting that one more is turned away."""


class VisitOver(PullquoteError):
    """A visitor is forgotten, so nothing can be added for him."""


class SavedAnswersError(PullquoteError):
    """A file of saved answers cannot be read."""


class GoldError(PullquoteError):
    """A file of gold questions, or the predictions for it, do not fit."""
