"""A gate that a test holds the served assistant back by, so that what happens meanwhile needs no clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.waiting import until


class Gate:
    """Files that a test and the server that it asks both see: one while the gate is closed, one of what was asked."""

    def __init__(self, folder: Path, name: str = "closed") -> None:
        self.folder = folder
        self._closed = folder / name
        self._asked, self._answered = folder / "asked.txt", folder / "answered.txt"

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Hold every answer back."""
        self._closed.touch()
        try:
            yield
        finally:
            self.open()

    def open(self) -> None:
        """Let the answers come."""
        self._closed.unlink(missing_ok=True)

    @property
    def is_open(self) -> bool:
        """Whether answers come."""
        return not self._closed.exists()

    def pass_through(self) -> None:
        """Wait until the gate is open."""
        until(lambda: self.is_open)

    def come(self, question: str) -> None:
        """Write down what the assistant is asked, and wait until the gate is open."""
        _write(self._asked, question)
        self.pass_through()

    def note(self, question: str) -> None:
        """Write down what the assistant has answered."""
        _write(self._answered, question)

    def asked(self, question: str) -> int:
        """Return how often the assistant was asked a question."""
        return _count(self._asked, question)

    def answered(self, question: str) -> int:
        """Return how often the assistant has answered a question."""
        return _count(self._answered, question)


def _write(notes: Path, question: str) -> None:
    with notes.open("a", encoding="utf-8") as file:
        file.write(f"{question}\n")


def _count(notes: Path, question: str) -> int:
    return notes.read_text("utf-8").splitlines().count(question) if notes.exists() else 0
