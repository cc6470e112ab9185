"""The files that a browser's "save page as" puts beside the page: pictures, scripts and frames, no articles."""

from __future__ import annotations

from collections.abc import Container
from pathlib import PurePosixPath

_SAVED = ("_files", "_file", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_pliki", "_arquivos")
_PAGES = (".html", ".htm", ".xhtml")


def is_part_of_saved_page(path: str, paths: Container[str]) -> bool:
    """Whether a file lies in the folder that a browser saved beside a page, such as `story_files/` by `story.html`.

    `path` is relative with `/` between parts; `paths` holds the paths of the files around it in the same form. A folder
    that only has such a name, without the page, is like any other.
    """
    for folder in PurePosixPath(path).parents:
        for end in _SAVED:
            stem = folder.name.removesuffix(end)
            if stem and stem != folder.name and any(str(folder.with_name(stem + page)) in paths for page in _PAGES):
                return True
    return False
