"""Progress of long work, reported to a caller that shows it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told of each stage, how much of it is done, and how much there is."""


def silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""
