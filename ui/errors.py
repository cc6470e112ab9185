"""What can go wrong on the page, by cause.

PullquoteError (of `index.errors`)
├── SettingsError  the page cannot be served as requested
├── Busy           so many questions are waiting that one more is turned away
├── Left           whoever asked left before the question was read
├── VisitOver      a visitor is forgotten, so nothing can be added for them
└── DoorError      what was sent cannot be read, or is not done for whoever sent it
"""

from __future__ import annotations

from index.errors import PullquoteError


class SettingsError(PullquoteError):
    """The page cannot be served as requested."""


class Busy(PullquoteError):
    """So many questions are waiting that one more is turned away."""


class Left(PullquoteError):
    """Whoever asked has gone before the question was read."""


class VisitOver(PullquoteError):
    """A visitor is forgotten, so nothing can be added for them."""


class DoorError(PullquoteError):
    """What was sent cannot be read, or its sender may not have it done."""
