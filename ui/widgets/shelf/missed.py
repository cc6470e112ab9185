"""The files of the folder that were not read, named with their reasons, above the list of articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from index.folder import Refused
from ui.escape import html_text
from ui.retelling import retell
from ui.texts import figure, say
from ui.wording import count

_MOST = 100  # refused files that are named
_MOST_FORMATS = 20
_OF_EACH = 5  # files of a format that are named
_LONGEST = 300  # characters of a name or a reason


def render_missed(refused: Sequence[Refused], unread: Sequence[str]) -> str:
    """Return how many files were not read, folded out to each that was refused and to the formats of the others.

    `unread` holds the paths of files in formats that are not read. Return "" if every file was read.
    """
    number = len(refused) + len(unread)
    if not number:
        return ""
    items = [_item(each) for each in refused[:_MOST]]
    if len(refused) > _MOST:
        items.append(say("missed.more", files=count(len(refused) - _MOST, "file")))
    items += _formats(unread)
    listed = "".join(f"<li>{item}</li>" for item in items)
    return (
        f'<details class="missed"><summary>{say("missed", files=count(number, "file"))}</summary>'
        f"<ul>{listed}</ul></details>"
    )


def _item(refused: Refused) -> str:
    return say("missed.file", name=_name(refused.source), why=html_text(_short(retell(refused.reason))))


def _formats(unread: Sequence[str]) -> list[str]:
    """Return a line for each format, the commonest first, with the names of a few of its files."""
    by_format: dict[str, list[str]] = {}
    for path in unread:
        by_format.setdefault(PurePosixPath(path).suffix.lower(), []).append(path)
    ordered = sorted(by_format.items(), key=lambda item: (-len(item[1]), item[0]))
    lines = [_format(suffix, paths) for suffix, paths in ordered[:_MOST_FORMATS]]
    rest = sum(len(paths) for _, paths in ordered[_MOST_FORMATS:])
    return [*lines, say("missed.more", files=count(rest, "file"))] if rest else lines


def _format(suffix: str, paths: Sequence[str]) -> str:
    names = ", ".join(map(_name, paths[:_OF_EACH]))
    if len(paths) > _OF_EACH:
        names = say("missed.and", names=names, number=figure(len(paths) - _OF_EACH))
    if not suffix:
        return say("missed.no.suffix", files=count(len(paths), "file"), names=names)
    return say("missed.format", files=count(len(paths), "file"), format=html_text(_short(suffix)), names=names)


def _name(path: str) -> str:
    return f"<b>{html_text(_short(path))}</b>"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
