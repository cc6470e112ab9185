"""Small archives that something happens to."""

from __future__ import annotations

import os
import time
from importlib import import_module
from pathlib import Path

from eval.fire.state import differences, state_of
from index.archive import Archive
from index.refresh import refresh
from tests.fakes import FakeEmbedder

REFRESH = import_module("index.refresh")  # which the package names a function by
TEXTS = {
    "guns.txt": "Guns of Kyiv\n\nKyiv has about a hundred guns, a ministry said. Nobody counted them twice.",
    "shells.txt": "Shells of Seoul\n\nSeoul holds 3.4 million shells, a report said. They are very old by now.",
    "sub/ships.txt": "Ships of Oslo\n\nOslo keeps nine ships in its harbour. Two of them are being repaired.",
}


def write(path: Path, text: str, *, age: float = 3600.0) -> None:
    """Write a file that was changed this many seconds ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    then = time.time() - age
    os.utime(path, (then, then))


def archive_of(folder, embedder=None, name="index"):
    """Open the archive of a folder, as a new process would."""
    return Archive(folder, FakeEmbedder() if embedder is None else embedder, index=folder.parent / name)


def filled(folder, embedder=None, name="index"):
    """Open the archive of a folder, read and embedded."""
    archive = archive_of(folder, embedder, name)
    refresh(archive)
    archive.embed()
    return archive


def unlike_new(archive, name="as new"):
    """Return what an archive holds otherwise than a new index of its folder."""
    return differences(state_of(archive), state_of(filled(archive.folder, archive.embedder, name)))
