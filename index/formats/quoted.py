"""Quoted mail: the mark ">" before each quoted line, which is not part of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKS = re.compile(r"(?: ?>)+ ?")
_SAID = re.compile(  # the line above what is quoted
    r"(?:on|am|le|el|il|op) .{4,200} (?:wrote|schrieb|a écrit|escribió|ha scritto|schreef) ?:"
    r"|-{2,} ?(?:original message|forwarded message|ursprüngliche nachricht|message d'origine) ?-{2,}",
    re.IGNORECASE | re.DOTALL,
)
_LINES = 250  # that say who wrote, at most: each holds a character of what is said
_LEAST = 2  # lines a text must have to count as quoted as a whole
_BOM = "\ufeff"


def depth_of(line: str) -> int:
    """Return how often a line is quoted: 0 if it is not, 2 for an answer to an answer."""
    marks = _MARKS.match(line)
    return 0 if marks is None else marks.group().count(">")


def without_marks(line: str) -> str:
    """Return a line without the marks at its head."""
    marks = _MARKS.match(line)
    return line if marks is None else line[marks.end() :]


def says_who_wrote(text: str) -> bool:
    """Whether a text is the line that mail programs set above what they quote."""
    return _SAID.fullmatch(" ".join(text.split())) is not None


def unquoted(text: str) -> str:
    """Return a text without the marks of quoted mail, its line ends as they are.

    Marks are removed if every line has one, and from the lines below one that says who wrote them. Elsewhere a ">" may
    be a prompt or something a person typed.
    """
    head = _BOM if text.startswith(_BOM) else ""
    lines = text.removeprefix(_BOM).split("\n")
    written = [line for line in lines if line.strip()]
    if len(written) >= _LEAST and all(map(depth_of, written)):
        return head + "\n".join(map(without_marks, lines))
    return head + "\n".join(_below_who_wrote(lines))


def _below_who_wrote(lines: Sequence[str]) -> list[str]:
    plain: list[str] = []
    above: list[str] = []  # the lines of the paragraph above, not quoted
    goes_on = is_new = False
    for line in lines:
        is_quoted = depth_of(line) > 0
        if is_quoted and is_new:
            goes_on, is_new = len(above) <= _LINES and says_who_wrote(" ".join(above)), False
        elif not is_quoted and line.strip():
            goes_on, is_new = False, True
            if not (plain and plain[-1].strip()):
                above.clear()
            above.append(line)
        plain.append(without_marks(line) if is_quoted and goes_on else line)
    return plain
