"""Reading the lists of words that are kept in text files."""

from __future__ import annotations

from pathlib import Path


def lines(name: str, *, beside: str = __file__) -> list[str]:
    """Return the lines of a list that is a file beside a module, by default this one; no comments and empty lines."""
    text = Path(beside).with_name(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
