"""Text files that the page is made of."""

from __future__ import annotations

from importlib.resources import files


def read_asset(name: str) -> str:
    """Read a text file of `assets`."""
    return (files("ui") / "assets" / name).read_text("utf-8")
