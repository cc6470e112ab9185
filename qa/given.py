"""The articles that a command line names: files, folders, patterns, and standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from index.errors import ArticlesError
from index.formats import Hints, checked_encoding
from index.inputs import Inputs, encodings_of, inputs_of
from index.milvus.address import is_address
from index.types import Article
from qa.piped import read_piped

_DEFAULT = "seeds"  # the default folder
_PIPED = "-"  # means standard input


def read_given(
    files: Sequence[str] | None,
    articles: Sequence[str] | None,
    columns: str | None,
    encoding: Sequence[str] | None,
    index: str | None,
) -> tuple[Inputs | None, tuple[Article, ...]]:
    """Return the given files, or None, and the content of standard input if "-" is given.

    Raise `ArticlesError` if files are given in addition to an index that holds its own articles.
    """
    is_published = index is not None and is_address(index)
    names = [*(files or ()), *(articles or ())] or ([] if is_published else [_DEFAULT])
    if is_published and set(names) - {_PIPED}:
        raise ArticlesError(f"{index} holds its articles already: leave out {names[0]}")
    on_disk = [name for name in names if name != _PIPED]
    encodings = encodings_of(encoding or ())
    piped_as = encodings.pop(_PIPED, "")
    hints = Hints(columns=columns or "", encoding=piped_as and checked_encoding(piped_as))
    piped = read_piped(sys.stdin.buffer, hints=hints) if _PIPED in names else ()
    return inputs_of(on_disk, columns=columns, encodings=encodings) if on_disk else None, piped


def files_of(names: Sequence[str], columns: str | None, encoding: Sequence[str] | None) -> Inputs:
    """Return the given files, by default the seeds; raise `ArticlesError` if standard input is named."""
    if _PIPED in names:
        raise ArticlesError("standard input is read by `pullquote ask` and `pullquote find` only: name files.")
    return inputs_of(names or [_DEFAULT], columns=columns, encodings=encodings_of(encoding or ()))
