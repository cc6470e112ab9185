"""What visitors and programs learn about an error: no path of this machine, which only the log names."""

from __future__ import annotations

import logging

from index.errors import (
    ArticlesError,
    EngineError,
    FormatError,
    IndexDamaged,
    IndexUnusable,
    PullquoteError,
    ScopeError,
    UnknownArticle,
)
from qa.errors import BatchError
from ui.errors import Busy, DoorError, Left, VisitOver

# Errors about what was sent, shown in their own words. Errors of all other classes, new ones too, are the server's.
_OF_WHAT_WAS_SENT = frozenset(
    {ArticlesError, FormatError, UnknownArticle, ScopeError, BatchError, Busy, Left, VisitOver, DoorError}
)
_INDEX = "the index cannot be used now. Try again later: the server's log says why."
_DISK = "the server cannot read or write a file that it needs ({reason}). Try again later: its log says which."
_OTHER = "the server cannot do this now. Try again later: its log says why."

_log = logging.getLogger("pullquote")


def is_of_the_server(error: BaseException) -> bool:
    """Whether an error is the server's, not about what was sent."""
    return type(error) not in _OF_WHAT_WAS_SENT


def tell(error: BaseException) -> str:
    """Return the message of an error for others; an error of the server is logged in full."""
    if not is_of_the_server(error):
        return str(error)
    if isinstance(error, PullquoteError):
        _log.error("%s: %s", type(error).__name__, error)
    else:
        _log.error("unforeseen error", exc_info=error)
    if isinstance(error, IndexDamaged | IndexUnusable | EngineError):
        return _INDEX
    if isinstance(error, OSError) and error.errno is not None and error.strerror:
        return _DISK.format(reason=error.strerror)
    return _OTHER
