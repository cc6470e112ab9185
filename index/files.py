"""Writing files so that others see all of one, or what was there before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a path to write to; at the end it is synced to disk, and takes the place of `path`.

    It keeps the suffix, and is removed if the block raises.
    """
    new = path.with_name(f".{path.stem}.{uuid4().hex}{path.suffix}")
    try:
        yield new
        with new.open("rb") as file:
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
