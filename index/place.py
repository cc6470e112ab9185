"""Where the index of a folder is kept, and which files there belong to it."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from index.database import DATABASE, as_index_errors
from index.errors import PlaceError
from index.inputs import Inputs

_FILES = re.compile(
    rf"{re.escape(DATABASE)}(-wal|-shm|-journal)?|[0-9a-f]{{32}}\.(segment|vectors)(\.[0-9a-f]+\.part)?"
)


def own_files(index: Path) -> list[Path]:
    """Return the files of an index; none if there is no such folder."""
    return sorted(file for file in index.iterdir() if _FILES.fullmatch(file.name)) if index.is_dir() else []


def check_place(index: Path, inputs: Inputs) -> None:
    """Raise `PlaceError` if an index cannot be kept; it is never mixed with other files."""
    place = index.expanduser().resolve()
    for folder in inputs.folders():
        if place.is_relative_to(folder.expanduser().resolve()):
            raise PlaceError(f"the index would be at {index}, among the articles: choose a place outside {folder}.")
    with as_index_errors(index):
        if index.exists() and not index.is_dir():
            raise PlaceError(f"{index} is a file: the index needs a folder, empty or new.")
        if index.is_dir() and not (index / DATABASE).exists():
            others = sorted(file.name for file in index.iterdir() if not _FILES.fullmatch(file.name))
            if others:
                raise PlaceError(
                    f"{index} holds {others[0]}, which does not belong to an index: choose an empty or new folder."
                )
        index.parent.mkdir(parents=True, exist_ok=True)


def cache_path(name: str) -> Path:
    """Return a folder of ours in the user's cache directory; it need not exist."""
    return user_cache_path("pullquote") / name


def index_path(folder: Path | Inputs) -> Path:
    """Return where the index of a folder is kept: in the user's cache directory, named after the folder.

    The name depends on all inputs below the folder, in any order.
    """
    inputs = folder if isinstance(folder, Inputs) else Inputs(root=folder)
    whole = inputs.root.expanduser().resolve()
    if inputs.given:
        given = "\0".join(sorted(str(each._replace(path=each.path.resolve())) for each in inputs.given))
        return cache_path("indexes") / f"{whole.name}-{sha256(given.encode()).hexdigest()[:12]}"
    return cache_path("indexes") / f"{whole.name}-{sha256(str(whole).encode()).hexdigest()[:12]}"
