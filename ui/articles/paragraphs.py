"""Where the paragraphs of an article's text begin and end."""

from __future__ import annotations

import re
from itertools import pairwise

from index.types import Range

# Code points. Where no line is longer, the author wrapped the lines, and a lone line break ends nothing.
_WRAPPED_WIDTH = 100

_LINE = re.compile(r"[^\r\n]+")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def paragraphs(text: str) -> list[Range]:
    """Split text into paragraphs: in order, without overlap, covering every character that is not blank.

    A paragraph is a line, or, where all lines are short, the lines between two blank ones.
    """
    lines = [Range(*line.span()) for line in _LINE.finditer(text) if not line[0].isspace()]
    if any(line.end - line.start > _WRAPPED_WIDTH for line in lines):
        return lines
    return _join_lines(text, lines)


def _join_lines(text: str, lines: list[Range]) -> list[Range]:
    joined = lines[:1]
    for before, line in pairwise(lines):
        if len(_LINE_BREAK.findall(text, before.end, line.start)) == 1:
            joined[-1] = Range(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined
