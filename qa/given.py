"""The articles that a command line names: files, folders, patterns, standard input, or a published index."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import ArticlesError
from index.formats import Hints, checked_encoding
from index.inputs import Inputs, encodings_of, inputs_of
from index.milvus.address import Address, is_address
from index.types import Article
from qa.piped import read_piped

_DEFAULT = "seeds"  # the default folder
_PIPED = "-"  # means standard input


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexLocation:
    """Where an index is kept: in `folder`, None for the user's cache directory; `address` is where it is published."""

    folder: Path | None = None
    address: Address | None = None

    @classmethod
    def parse(cls, index: str | None) -> IndexLocation:
        """Parse the value of `--index`. Raise `EngineError` for a malformed address."""
        if index is None:
            return cls()
        return cls(address=Address.parse(index)) if is_address(index) else cls(folder=Path(index))


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenArticles:
    """The articles that a command is to read.

    `inputs` is None if there are no files: the articles are those published at the address of `location`, if it has
    one. `piped` are read from standard input in addition.
    """

    inputs: Inputs | None
    location: IndexLocation
    piped: tuple[Article, ...] = ()


def given_articles(
    names: Sequence[str],
    *,
    index: str | None,
    columns: str | None,
    encoding: Sequence[str] | None,
    may_pipe: bool = False,
) -> GivenArticles:
    """Return the named articles, by default the seeds, with the content of standard input if "-" is named.

    Raise `ArticlesError` for "-" unless `may_pipe`, and for files beside a published index, which holds its articles;
    `EngineError` for a malformed address.
    """
    location = IndexLocation.parse(index)
    on_disk = [name for name in names if name != _PIPED]
    is_piped = len(on_disk) < len(names)
    if location.address is not None and on_disk:
        raise ArticlesError(f"{index} holds its articles already: leave out {on_disk[0]}")
    if is_piped and not may_pipe:
        raise _unused_pipe()
    if not names and location.address is None:
        on_disk = [_DEFAULT]
    encodings = encodings_of(encoding or ())
    piped_as = encodings.pop(_PIPED, "")
    hints = Hints(columns=columns or "", encoding=piped_as and checked_encoding(piped_as))
    piped = read_piped(sys.stdin.buffer, hints=hints) if is_piped else ()
    inputs = inputs_of(on_disk, columns=columns, encodings=encodings) if on_disk else None
    return GivenArticles(inputs=inputs, location=location, piped=piped)


def given_inputs(names: Sequence[str], *, columns: str | None, encoding: Sequence[str] | None) -> Inputs:
    """Return the named files, by default the seeds; raise `ArticlesError` if standard input is named."""
    if _PIPED in names:
        raise _unused_pipe()
    return inputs_of(names or [_DEFAULT], columns=columns, encodings=encodings_of(encoding or ()))


def _unused_pipe() -> ArticlesError:
    return ArticlesError("standard input is read by `pullquote ask` and `pullquote find` only: name files.")
