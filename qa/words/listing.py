"""Reading the word lists of this folder."""

from __future__ import annotations

from pathlib import Path


def lines(name: str) -> list[str]:
    """Return the lines of a word list, without comments and empty ones."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
