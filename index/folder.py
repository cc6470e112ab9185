"""A folder of files: what it holds, and how that differs from what was read before."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import ArticlesError, FolderNotFound, PlaceError
from index.inputs import Inputs

_RACY = 2_000_000_000  # nanoseconds; a file read this soon after a change may change again within the same clock tick


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that could not be read: `source` as in `Entry`, and why in one sentence."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """A file as the file system describes it; `path` is relative to the folder, with `/` between parts."""

    path: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A file as it was when it was last read; `read_ns` is when, on the clock of `mtime_ns`.

    `sha256` is "" if it could not be opened. `made` says what it was read with (`IndexSettings.to_json`).
    """

    state: FileState
    sha256: str
    read_ns: int
    made: str = ""

    def is_surely(self, state: FileState) -> bool:
        """Whether a file in this state certainly holds the same bytes; it is not read."""
        return self.state == state and self.sha256 != "" and state.mtime_ns < self.read_ns - _RACY


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """The changes that a refresh found, each a tuple of paths in order.

    `renamed` holds pairs of the old and the new path. `unread` are files of formats that are not read, and `refused`
    files that should have been and could not be. `reasons` says in sentences why files that have not changed were read
    again.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    unread: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.added or self.changed or self.renamed or self.removed)


def scan(folder: Path | Inputs) -> tuple[list[FileState], list[Refused]]:
    """Return every file of a folder or of the inputs below it, ordered by path, and those that cannot be read.

    Hidden files and folders are skipped, and links to folders are not followed. A link that leads out of the folder, a
    pipe, a socket or a device is refused without opening it. What is given by name is read even if it is hidden or a
    link. Raise `FolderNotFound` if there is no such folder, and `PlaceError` if it is a file.
    """
    inputs = folder if isinstance(folder, Inputs) else Inputs(root=folder)
    root = inputs.root
    if not root.exists():
        raise FolderNotFound(f"{root} does not exist: expected a folder of articles. Check the path.")
    if not root.is_dir():
        raise PlaceError(f"{root} is a file: expected a folder. Use the folder it is in, {root.parent}.")
    tops = list(inputs.tops())
    within = [os.path.realpath(top) for top in tops]  # to which links may lead
    refused: dict[str, Refused] = {}
    states: dict[str, FileState] = {}
    for top in tops:
        for path in _walk(root, top, refused) if top.is_dir() else [top]:
            try:
                state = _state(root, within, path)
                states[state.path] = state
            except ArticlesError as error:
                _refuse(refused, refusal(root, path, str(error)))
            except OSError as error:
                _refuse(refused, refusal(root, path, f"it cannot be opened: {error.strerror}."))
    return [states[path] for path in sorted(states)], [refused[source] for source in sorted(refused)]


def read_bytes(folder: Path, path: str, *, most: int) -> bytes:
    """Return a file's bytes. Raise `ArticlesError` if it has more than `most`, or cannot be opened.

    The file is opened without blocking and checked again: a regular file may have become a pipe since the scan.
    """
    try:
        handle = os.open(folder / path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise ArticlesError("it is no longer a regular file.")
            data = file.read(most + 1) if status.st_size <= most else b""
    except OSError as error:
        raise ArticlesError(f"it cannot be opened: {error.strerror}.") from error
    if max(len(data), status.st_size) > most:
        raise ArticlesError(f"it is larger than {most // 1_000_000:,} MB.")
    return data


def refusal(folder: Path, path: Path, reason: str) -> Refused:
    """Return why a file is not read; a name that is not UTF-8 is shown with its bytes escaped."""
    source = str(path.relative_to(folder)).encode("utf-8", "backslashreplace").decode("utf-8")
    return Refused(source=source, reason=reason)


def compare(
    states: Sequence[FileState], known: Mapping[str, Known], digests: Mapping[str, str]
) -> tuple[dict[str, str], tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Classify files that may have changed.

    `digests` holds the SHA-256 of every file of `states` that is not surely unchanged. Returns, by path, "added",
    "changed" or "unchanged"; the pairs of old and new path of files that were renamed; and the paths that are gone. A
    file counts as renamed if an added one has the bytes of a missing one; ties go by path.
    """
    here = {state.path for state in states}
    gone = [path for path in sorted(known) if path not in here]
    by_digest: dict[str, list[str]] = {}
    for path in gone:
        if known[path].sha256:  # it could be opened, so its bytes are known
            by_digest.setdefault(known[path].sha256, []).append(path)
    happened: dict[str, str] = {}
    renamed: list[tuple[str, str]] = []
    for state in states:
        before = known.get(state.path)
        if before is not None:
            same = state.path not in digests or digests[state.path] == before.sha256
            happened[state.path] = "unchanged" if same else "changed"
            continue
        happened[state.path] = "added"
        earlier = by_digest.get(digests.get(state.path, ""), [])
        if earlier:
            renamed.append((earlier.pop(0), state.path))
    moved = {old for old, _ in renamed}
    return happened, tuple(renamed), tuple(path for path in gone if path not in moved)


def _walk(root: Path, folder: Path, refused: dict[str, Refused]) -> Iterator[Path]:
    """Yield everything that is neither a folder nor hidden; a folder that cannot be listed is refused."""

    def refuse(error: OSError) -> None:
        _refuse(refused, refusal(root, Path(error.filename), f"it cannot be opened: {error.strerror}."))

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in names if not name.startswith("."))


def _refuse(refused: dict[str, Refused], each: Refused) -> None:
    refused[each.source] = each


def _state(root: Path, within: Sequence[str], path: Path) -> FileState:
    relative = path.relative_to(root).as_posix()
    try:
        relative.encode("utf-8")
    except UnicodeEncodeError:
        raise ArticlesError("its name is not UTF-8: rename it.") from None
    if path.is_symlink():
        end = Path(os.path.realpath(path))  # resolve() fails on a loop
        if not end.exists() and not end.is_symlink():
            raise ArticlesError("it is a link to a file that is not there: remove it, or put the file back.")
        if not any(end.is_relative_to(top) for top in within):
            raise ArticlesError("it is a link that leads out of the folder: copy the file into it.")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ArticlesError("it is a pipe, a socket or a device: only regular files are read.")
    return FileState(path=relative, size=status.st_size, mtime_ns=status.st_mtime_ns)
