"""The folder that visitors' files arrive in: private to this process, limited in size, and removed with it."""

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
_OLD = 3600.0  # seconds after which a file is abandoned, such as one of which only a part has arrived
_NAME = re.compile(r"pullquote-arrivals-(\d+)-\w+")


@contextmanager
def arrivals() -> Iterator[Path]:
    """Return a new folder that no other user of the machine can read, removed on exit.

    What processes that ended in another way left behind is removed first.
    """
    place = Path(tempfile.gettempdir())
    for folder in place.glob("pullquote-arrivals-*"):
        match = _NAME.fullmatch(folder.name)
        if match is not None and not _is_running(int(match[1])):
            shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f"pullquote-arrivals-{os.getpid()}-", ignore_cleanup_errors=True) as made:
        yield Path(made).resolve()


def _is_running(process: int) -> bool:
    """Whether a process is running; assumed if that cannot be found out."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)  # sends no signal
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


class Room:
    """How much may be sent: what is in a folder and what is on its way are limited to `most` bytes together.

    What has been there for too long is removed; the subfolder `apart` is not counted.
    """

    def __init__(self, folder: Path, apart: Path, *, most: int = _MOST) -> None:
        self.folder, self._apart, self._most = folder, apart, most
        self._coming = 0  # bytes
        self._lock = Lock()

    def take(self, size: int) -> bool:
        """Reserve room for this many bytes; return whether there was any. `give_back` releases it."""
        with self._lock:
            fits = self._there() + self._coming + size <= self._most
            self._coming += size if fits else 0
        return fits

    def give_back(self, size: int) -> None:
        """Release a reservation: bytes that have arrived are counted in the folder from now on."""
        with self._lock:
            self._coming -= size

    def _there(self) -> int:
        there, over = 0, time.time() - _OLD
        for path in self.folder.rglob("*"):
            if path.is_relative_to(self._apart):
                continue
            with suppress(OSError):  # it was read meanwhile
                found = path.stat()
                if not path.is_dir() and found.st_mtime > over:
                    there += found.st_size
                elif not path.is_dir():
                    path.unlink()
        return there
