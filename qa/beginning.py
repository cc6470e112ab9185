"""A new folder asked before all of it has been read."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from index.archive import Archive


class Beginning:
    """Waits until the first part of a new folder, or all of it, has been read; `error` is what ended it before that."""

    def __init__(self, archive: Archive, progress: Callable[[str, int, int], None]) -> None:
        self.archive = archive
        self.error: Exception | None = None
        self._progress = progress
        self._there = Event()

    def tell(self, stage: str, done: int, total: int) -> None:
        """Pass on the progress of reading until questions can be asked."""
        if not self._there.is_set():
            self._progress(stage, done, total)
            if self.archive.generation.entries:
                self._there.set()

    def wait(self) -> None:
        """Wait for the first part."""
        self._there.wait()

    def end(self) -> None:
        """Note that no more will be read."""
        self._there.set()
