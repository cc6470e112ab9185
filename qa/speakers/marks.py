"""Finding the words between quotation marks, one paragraph at a time."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPENERS = "“„«‟"
_CLOSERS = "”»"
_DOUBLE = re.compile(r'["“”„«»‟]')
_SINGLE_OPEN = re.compile(r"(?<![\w.,!?’'])[‘'](?=\w)")
# A closing single mark: an apostrophe is inside a word, or after the s of a plural and before a word.
_SINGLE_CLOSE = re.compile(r"(?:(?<=[.,!?…;])|(?<=[^\W\d_])|(?<=\d))[’'](?!\w)")
_BEFORE_OPENING = re.compile(r"[\s(\[{—–:/-]")
_LEAST_SINGLE = 2  # least words between single marks, which are more often apostrophes
_MOST_SINGLE = 1500  # code points between single marks


class Marked(NamedTuple):
    """Words between quotation marks: `[start, end)` with the marks, `[inner_start, inner_end)` without.

    `open_ended` is whether the closing mark is missing, as before a paragraph that continues the quotation.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    open_ended: bool = False


def marked_in(text: str, start: int, end: int, *, continues: bool = False) -> list[Marked]:
    """Return the outermost quotations between marks in a paragraph `[start, end)`, in order.

    Curly and straight marks may be mixed; marks inside a quotation belong to it. `continues` says whether the next
    paragraph begins with an opening mark: only then is an unclosed quotation accepted, up to the paragraph's end.
    Single marks count outside double ones. The time is linear in the paragraph.
    """
    doubles = _doubles(text, start, end, continues)
    singles = []
    at = start
    for double in (*doubles, None):
        edge = end if double is None else double.start
        singles += _singles(text, at, edge)
        at = end if double is None else double.end
    return sorted(doubles + singles)


def opens_with_mark(text: str, start: int, end: int) -> bool:
    """Whether a paragraph begins with a mark that can open a quotation."""
    return start < end and text[start] in f"{_OPENERS}\"‘'"


def _doubles(text: str, start: int, end: int, continues: bool) -> list[Marked]:
    found: list[Marked] = []
    opened, depth, last = -1, 0, -1
    for mark in _DOUBLE.finditer(text, start, end):
        at, sign = mark.start(), mark[0]
        opens = sign in _OPENERS or (sign == '"' and _may_open(text, start, at, end))
        if opened < 0:
            if opens:
                opened, depth, last = at, 1, -1
        elif opens and (sign != '"' or text[opened] != '"'):
            depth += 1
        elif sign in _CLOSERS or sign == '"':
            depth, last = depth - 1, at
            if depth == 0:
                found.append(Marked(opened, at + 1, opened + 1, at))
                opened = -1
    if opened >= 0 and last >= 0 and not continues:  # one opening mark too many: the last closing mark closes all
        found.append(Marked(opened, last + 1, opened + 1, last))
    elif opened >= 0 and continues:
        found.append(Marked(opened, end, opened + 1, end, True))
    return found


def _may_open(text: str, start: int, at: int, end: int) -> bool:
    before_fits = at == start or _BEFORE_OPENING.match(text[at - 1]) is not None or text[at - 1] in "‘'“"
    return before_fits and at + 1 < end and not text[at + 1].isspace()


def _singles(text: str, start: int, end: int) -> list[Marked]:
    found: list[Marked] = []
    at = start
    while (opening := _SINGLE_OPEN.search(text, at, end)) is not None:
        closing = _closing(text, opening.end(), min(end, opening.end() + _MOST_SINGLE))
        at = opening.end()
        if closing is not None and len(text[opening.end() : closing].split()) >= _LEAST_SINGLE:
            found.append(Marked(opening.start(), closing + 1, opening.end(), closing))
            at = closing + 1
    return found


def _closing(text: str, start: int, end: int) -> int | None:
    """Return the first closing mark next to punctuation that is not a plural's apostrophe; else the first."""
    first = None
    for mark in _SINGLE_CLOSE.finditer(text, start, end):
        after = text[mark.end() : mark.end() + 1]
        if text[mark.start() - 1] in ".,!?…;" or not after or after in '.,;:!?)”"':
            return mark.start()
        if first is None and text[mark.start() - 1] != "s":
            first = mark.start()
        opening = _SINGLE_OPEN.match(text, mark.end(), end)
        if opening is not None:
            break
    return first
