"""Whatever may go wrong on a server, with a place of its disk in its words, and an assistant that fails by it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import index.errors
import qa.errors
import ui.errors
from tests.ui.fakes import FakeAssistant
from ui.error_messages import is_of_the_server

PLACE = "/srv/keeps/index.sqlite"
_SAID = f"it cannot be used at {PLACE}, below C:\\keeps"
_MODULES = {index.errors.__name__, qa.errors.__name__, ui.errors.__name__}
_OTHERS: tuple[Exception, ...] = (
    FileNotFoundError(2, "No such file or directory", PLACE),
    PermissionError(13, "Permission denied", PLACE),
    OSError(28, "No space left on device", PLACE),
    OSError(30, "Read-only file system", PLACE),
    OSError(_SAID),
    sqlite3.OperationalError(_SAID),
    sqlite3.DatabaseError(_SAID),
    RuntimeError(_SAID),
    ValueError(_SAID),
    KeyError(PLACE),
    MemoryError(_SAID),
    ImportError(_SAID, name="x", path=PLACE),
)
_FAILING = {"articles", "by_id", "edition", "pending", "refused", "unread", "ask", "stream", "search", "people"}
_FAILING |= {"read_as", "with_articles", "without_articles"}


def faults() -> dict[str, Exception]:
    """Return an error of every class that is the server's, of this project and of others, by name."""
    own = [kind(_SAID) for kind in _classes(index.errors.PullquoteError) if kind.__module__ in _MODULES]
    return {_name(error): error for error in (*own, *_OTHERS) if is_of_the_server(error)}


def _classes(base: type[Exception]) -> list[type[Exception]]:
    return [base, *(each for below in base.__subclasses__() for each in _classes(below))]


def _name(error: Exception) -> str:
    number = getattr(error, "errno", None)
    return type(error).__name__ if number is None else f"{type(error).__name__} {number}"


class Faulty(FakeAssistant):
    """Fails in whatever it is asked, while `fault` returns an error."""

    def __init__(self, fault: Callable[[], Exception | None] = lambda: None) -> None:
        super().__init__()
        self._fault = fault

    def __getattribute__(self, name: str) -> Any:
        own = super().__getattribute__("__dict__")
        error = own["_fault"]() if name in _FAILING and "_fault" in own else None
        if error is not None:
            raise error
        return super().__getattribute__(name)
