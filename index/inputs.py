"""The inputs to read: a folder, or files, folders and patterns below a common root."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

from index.errors import ArticlesError, FolderNotFound, FormatError, PlaceError
from index.formats import Hints, checked_encoding, hints_for
from index.formats.table_columns import names_of

_NAMED = 3  # inputs named in messages


class Input(NamedTuple):
    """A file, a folder, or a pattern of them below a folder, such as "**/*.html" below "/news"; paths are absolute."""

    kind: Literal["file", "folder", "pattern"]
    path: Path
    pattern: str = ""

    def __str__(self) -> str:
        """Return the path, followed by the pattern."""
        return os.path.join(self.path, self.pattern) if self.pattern else str(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What belongs to a collection: the whole folder `root`, or only the inputs in `given` if there are any.

    `given` is sorted, without duplicates; `root` is the folder that contains them all, and article ids are relative to
    it. `columns` says which column of a table holds what, such as "text=body,title=headline"; None keeps the index's
    setting, and "" lets it be guessed. `encodings` names the encodings of files, by path below `root` or pattern such
    as "*.txt", in addition to those in the index; "" lets one be guessed again.
    """

    root: Path
    given: tuple[Input, ...] = ()
    columns: str | None = None
    encodings: tuple[tuple[str, str], ...] = ()

    def hints(self, path: str) -> Hints:
        """Return the hints for a file."""
        return hints_for(path, columns=self.columns or "", encodings=dict(self.encodings))

    def __str__(self) -> str:
        """Return the inputs as a message names them."""
        if not self.given:
            return str(self.root)
        more = f" and {len(self.given) - _NAMED} more" if len(self.given) > _NAMED else ""
        return ", ".join(map(str, self.given[:_NAMED])) + more

    def tops(self) -> Iterator[Path]:
        """Yield the folders and files that currently belong to it, in order; missing files are left out.

        Raise `FolderNotFound` if a folder is missing: its articles are then not dropped.
        """
        if not self.given:
            yield self.root
        for each in self.given:
            if each.kind == "pattern":
                yield from _matches(each)
            elif each.kind == "folder" and not each.path.is_dir():
                raise FolderNotFound(f"{each.path} no longer exists: expected a folder of articles.")
            elif os.path.lexists(each.path):
                yield each.path

    def folders(self) -> tuple[Path, ...]:
        """Return the folders that belong to it as a whole, in order."""
        return tuple(each.path for each in self.given if each.kind == "folder") if self.given else (self.root,)

    def watched(self) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """Return the folders in which a change may matter: recursive ones, and single ones."""
        if not self.given:
            return (self.root,), ()
        deep = set(self.folders())
        flat = {each.path.parent for each in self.given if each.kind == "file"}
        for each in self.given:
            if each.kind == "pattern":  # what a name matches may be a folder
                deep.add(each.path)
        alone = {path for path in flat if not any(path.is_relative_to(folder) for folder in deep)}
        return tuple(sorted(deep)), tuple(sorted(alone))


def inputs_of(
    given: str | Path | Inputs | Sequence[str | Path],
    *,
    columns: str | None = None,
    encodings: Mapping[str, str] | None = None,
) -> Inputs:
    """Return the inputs that paths and patterns name; "~" is the home folder. A folder means all of it.

    An existing name is never taken for a pattern. Raise `FolderNotFound` for a name that does not exist or a pattern
    that matches nothing, `FormatError` for malformed columns and unknown encodings, and `ArticlesError` if nothing is
    given. A file of `encodings` is named by its path below the folder or by a path that exists; otherwise, unless it is
    a pattern, `ArticlesError` is raised.
    """
    if isinstance(given, Inputs):
        return given
    if columns:
        names_of(columns)  # raises if it is malformed
    names = [given] if isinstance(given, str | Path) else list(given)
    if not names:
        raise ArticlesError("there is nothing to read: expected a folder, files or patterns.")
    paths = [Path(name).expanduser() for name in names]
    if len(paths) == 1 and paths[0].is_dir():
        return with_encodings(Inputs(root=paths[0], columns=columns), encodings or {})
    whole = tuple(dict.fromkeys(map(_input, paths)))
    try:
        root = os.path.commonpath([each.path.parent if each.kind == "file" else each.path for each in whole])
    except ValueError as error:
        raise ArticlesError("the files are on several drives: name those of one drive at a time.") from error
    return with_encodings(Inputs(root=Path(root), given=whole, columns=columns), encodings or {})


def encodings_of(given: Sequence[str]) -> dict[str, str]:
    """Parse "FILE=ENCODING" into encodings by file or pattern. Raise `FormatError` if one is malformed."""
    encodings: dict[str, str] = {}
    for each in given:
        name, sign, encoding = each.rpartition("=")
        if not sign or not name:
            raise FormatError(
                f"{each!r} names no file and encoding: expected FILE=ENCODING, such as old.txt=windows-1251."
            )
        encodings[name] = encoding.strip()
    return encodings


def with_encodings(inputs: Inputs, encodings: Mapping[str, str]) -> Inputs:
    """Return the inputs with encodings added for some files; raise as `inputs_of` does."""
    checked = {
        _path_below(inputs.root, name): checked_encoding(encoding) if encoding else ""
        for name, encoding in encodings.items()
    }
    before = tuple((name, encoding) for name, encoding in inputs.encodings if name not in checked)
    return replace(inputs, encodings=(*before, *checked.items()))


def _path_below(root: Path, name: str) -> str:
    """Return the path below a folder that a file name or pattern means: relative to the folder, or as it exists.

    Raise `PlaceError` if there is no such file and it is not a pattern.
    """
    if os.path.lexists(root / name) and not Path(name).is_absolute():
        return Path(name).as_posix()
    whole, top = Path(os.path.abspath(Path(name).expanduser())), Path(os.path.abspath(root))
    is_pattern = glob.has_magic(name)
    if whole.is_relative_to(top) and (is_pattern or os.path.lexists(whole)):
        return whole.relative_to(top).as_posix()
    if not is_pattern:
        raise PlaceError(f"{name} is not a file in {root}: name a file that is read, or a pattern such as '*.txt'.")
    return name


def _input(path: Path) -> Input:
    whole = Path(os.path.abspath(path))
    if whole.is_dir():
        return Input("folder", whole)
    if os.path.lexists(whole):
        return Input("file", whole)
    if not glob.has_magic(str(path)):
        raise FolderNotFound(f"{path} does not exist: expected a folder of articles, or a file. Check the path.")
    there = next(folder for folder in whole.parents if folder.is_dir())
    pattern = Input("pattern", there, str(whole.relative_to(there)))
    if next(_matches(pattern), None) is None:
        raise FolderNotFound(f"{path} does not exist, and matches nothing as a pattern. Check the path.")
    return pattern


def _matches(pattern: Input) -> Iterator[Path]:
    names = glob.glob(pattern.pattern, root_dir=pattern.path, recursive=True)
    yield from (pattern.path / name for name in sorted(names))
