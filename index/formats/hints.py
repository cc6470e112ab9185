"""How a person says a file must be read, if its name and bytes do not tell: columns and an encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from fnmatch import fnmatchcase

# How an extractor's name ends if hints were used; columns come last because they may contain anything.
_TAGS = re.compile(r"(?:, encoding (?P<encoding>[^,]+))?(?:, columns (?P<columns>.*))?", re.DOTALL)
_TAG = re.compile(r", (?:encoding|columns) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """How a file is to be read; "" leaves it to the format.

    `columns` says which column of a table holds what, such as "text=body,title=headline"; `encoding` is that of its
    text, such as "windows-1251". Both apply to everything in a packed file.
    """

    columns: str = ""
    encoding: str = ""


NO_HINTS = Hints()
_HINTS: ContextVar[Hints] = ContextVar("hints", default=NO_HINTS)


def hints() -> Hints:
    """Return the hints for the file that is being read."""
    return _HINTS.get()


@contextmanager
def hinted(given: Hints) -> Iterator[None]:
    """Apply hints to whatever is read inside the context."""
    token = _HINTS.set(given)
    try:
        yield
    finally:
        _HINTS.reset(token)


def tagged(extractor: str, given: Hints) -> str:
    """Return an extractor's name with the hints that were used, so that the same text can be extracted again."""
    heeded = hints_of(extractor)
    match = _TAG.search(extractor)
    name = extractor if match is None else extractor[: match.start()]
    encoding, columns = given.encoding or heeded.encoding, given.columns or heeded.columns
    name += f", encoding {encoding}" if encoding else ""
    return name + (f", columns {columns}" if columns else "")


def hints_of(extractor: str) -> Hints:
    """Return the hints recorded in an extractor's name."""
    match = _TAG.search(extractor)
    said = None if match is None else _TAGS.fullmatch(extractor, match.start())
    return NO_HINTS if said is None else Hints(columns=said["columns"] or "", encoding=said["encoding"] or "")


def hints_for(path: str, *, columns: str, encodings: Mapping[str, str]) -> Hints:
    """Return the hints for a file: the columns, and the encoding given for its path or the last matching pattern.

    A pattern without "/" matches the file's name in any folder, one with "/" the whole path; "" if none matches.
    """
    if path in encodings:
        return Hints(columns=columns, encoding=encodings[path])
    name = path.rpartition("/")[2]
    fitting = [
        encoding for pattern, encoding in encodings.items() if fnmatchcase(path if "/" in pattern else name, pattern)
    ]
    return Hints(columns=columns, encoding=fitting[-1] if fitting else "")
