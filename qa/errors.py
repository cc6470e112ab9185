"""The errors between a question and its answer, by cause.

PullquoteError (of `index.errors`)
├── ReaderError        the span reader cannot be loaded
├── ConfidenceError    no confidence can promise what was asked for
├── VerbatimError      a quote is not the text it cites
├── SavedAnswersError  a file of saved answers cannot be read
└── BatchError         a file of questions cannot be read, or its answers not be written
"""

from __future__ import annotations

from index.errors import PullquoteError


class ReaderError(PullquoteError):
    """The span reader cannot be loaded."""


class ConfidenceError(PullquoteError):
    """No confidence can promise what was asked for."""


class VerbatimError(PullquoteError):
    """A quote is not the text it cites."""


class SavedAnswersError(PullquoteError):
    """A file of saved answers cannot be read."""


class BatchError(PullquoteError):
    """A file of questions cannot be read, or its answers cannot be written."""
