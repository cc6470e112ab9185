"""Chunk sizes as typed: "100/33" means chunks of 100 words that share 33."""

from __future__ import annotations

import re
from collections.abc import Sequence

import typer

_SIZE = re.compile(r"(\d{1,6})/(\d{1,6})")


def parse_sizes(typed: Sequence[str]) -> list[tuple[int, int]]:
    """Read sizes as `(words, overlap)`; raises `typer.BadParameter` unless 0 <= overlap < words."""
    sizes = []
    for text in typed:
        match = _SIZE.fullmatch(text)
        words, overlap = (0, 0) if match is None else (int(match[1]), int(match[2]))
        if overlap >= words:
            raise typer.BadParameter(
                f"{text!r} is no size: expected words/overlap, such as 100/33, with fewer shared than whole",
                param_hint="--size",
            )
        sizes.append((words, overlap))
    return sizes
