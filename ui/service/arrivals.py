"""The folder that files of visitors arrive in: of this process alone, with an end, and gone with it."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

_MOST = 2_000_000_000  # bytes of files that were sent and not read yet
_OLD = 3600.0  # seconds after which nobody will read a file any more, as one of which only a part has arrived
_NAME = re.compile(r"pullquote-arrivals-(\d+)-\w+")


@contextmanager
def arrivals() -> Iterator[Path]:
    """Return a new folder that no other user of the machine can read, and remove it in the end.

    What is left of processes that ended otherwise is removed first.
    """
    place = Path(tempfile.gettempdir())
    for folder in place.glob("pullquote-arrivals-*"):
        match = _NAME.fullmatch(folder.name)
        if match is not None and not _is_running(int(match[1])):
            shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f"pullquote-arrivals-{os.getpid()}-", ignore_cleanup_errors=True) as made:
        yield Path(made).resolve()


def _is_running(process: int) -> bool:
    """Whether a process is there; where that cannot be asked, it is taken to be."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)  # no signal is sent
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


class Room:
    """How much may be sent: what lies in a folder and what is on its way have `most` bytes together.

    What has lain there for too long is removed; what is in `apart` is another's.
    """

    def __init__(self, folder: Path, apart: Path, *, most: int = _MOST) -> None:
        self._folder, self._apart, self._most = folder, apart, most
        self._coming = 0  # bytes
        self._lock = Lock()

    def take(self, size: int) -> bool:
        """Whether so many bytes may come; if so, `give_back` has to be told when they have."""
        with self._lock:
            fits = self._there() + self._coming + size <= self._most
            self._coming += size if fits else 0
        return fits

    def give_back(self, size: int) -> None:
        """Count bytes that have come, or do not come any more, by what lies in the folder."""
        with self._lock:
            self._coming -= size

    def _there(self) -> int:
        there, over = 0, time.time() - _OLD
        for path in self._folder.rglob("*"):
            if path.is_relative_to(self._apart):
                continue
            with suppress(OSError):  # it was read meanwhile
                found = path.stat()
                if not path.is_dir() and found.st_mtime > over:
                    there += found.st_size
                elif not path.is_dir():
                    path.unlink()
        return there
