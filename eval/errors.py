"""The errors of scoring, by cause.

PullquoteError (of `index.errors`)
└── GoldError  a file of gold questions, or the predictions for it, do not fit
"""

from __future__ import annotations

from index.errors import PullquoteError


class GoldError(PullquoteError):
    """A file of gold questions, or the predictions for it, do not fit."""
