"""The folder that files of visitors arrive in: of this process alone, and gone with it."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
