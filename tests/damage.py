"""Damage to files, as another program does it."""

from __future__ import annotations

from pathlib import Path


def damage(file: Path, content: bytes) -> None:
    """Put another content in the place of a file, which may be one that nobody may write."""
    file.unlink()
    file.write_bytes(content)
