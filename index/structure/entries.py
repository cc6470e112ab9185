"""The entries of a live page, each under its time stamp: "14:32 Bridge closed", "9.15am", "Updated 5.30pm"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from index.calendar import MONTH_FORM, WEEKDAY_FORM, ZONE, ZONES
from index.structure.dates import days_in
from index.structure.pieces import Piece, PieceKind
from index.structure.words import without_marks
from index.types import LiveEntry, Range

_LEAST = 3  # stamps of a live page
_ORDERED = 0.8  # share of neighbouring stamps in one direction
_HALF_DAY = 720  # minutes; a longer step crosses midnight in the other direction
_CONTENT = 3  # words of an entry with content
_LONGEST = 90  # code points of a stamp, and of a line that states the day

_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d)(?::[0-5]\d)?)?[ \u00a0]?(?P<half>[ap]\.?[ \u00a0]?m\b\.?)?"
)
_ZONE = rf"(?: ?\(?(?:(?-i:{ZONE})|{'|'.join(ZONES)}|local(?: time)?)\b\)?)?"
_DAY = (
    rf"(?:(?:{WEEKDAY_FORM},? )?(?:\d{{1,2}} {MONTH_FORM}(?:,? \d{{4}})?|{MONTH_FORM} \d{{1,2}}(?:,? \d{{4}})?|"
    r"\d{4}-\d\d-\d\d)|" + WEEKDAY_FORM + ")"
)
_LABEL = r"(?:(?:last |first )?(?:updated?|posted|published|time)(?: at| on)?:? ?)?"
_AGE = r"(?:\d+ ?(?:m|h|min(?:ute)?s?|hours?) ago\W{0,3})?"
_STAMP = re.compile(
    rf"[\[(*_•·|#>\s–-]*{_AGE}{_LABEL}(?:{_DAY}(?:,| at| -| –|T)? ?)?{_CLOCK}{_ZONE}(?P<day>(?:,| on| -| –)? {_DAY})?"
    r"[\])*_]*(?P<mark>\s*(?:[-–—:|•·]\s*|$)|\s+)",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"[A-Z][A-Z .’'-]{2,30}:")  # of a transcript with time codes, not a live page


class _TimeOfEntry(NamedTuple):
    at: int  # the paragraph
    range: Range
    minutes: int
    alone: bool  # nothing but the time is in its paragraph


def live_entries(text: str, pieces: Sequence[Piece], kinds: Sequence[PieceKind]) -> tuple[LiveEntry, ...]:
    """Return the entries of a live page, in the order of the text; () of any other text.

    A page is live if at least three paragraphs begin with a time of day, the times run in one direction, and most
    entries hold a sentence: not the times of a programme or a transcript. An entry ends where the next begins.
    `LiveEntry.order` counts from the oldest, 0. A time that jumps back means another day.
    """
    stamps = [stamp for at in range(len(pieces)) if (stamp := _stamp(text, pieces[at], kinds[at], at)) is not None]
    stamps = [stamp for stamp in stamps if stamp.alone] if _mixed(stamps) else stamps
    if len(stamps) < _LEAST or not _tells(text, pieces, stamps):
        return ()
    steps = [later.minutes - earlier.minutes for earlier, later in pairwise(stamps) if later.minutes != earlier.minutes]
    falling = sum((step + _HALF_DAY) % (2 * _HALF_DAY) < _HALF_DAY for step in steps)  # 00:20 is after 23:50
    newest_first = falling * 2 > len(steps)
    if max(falling, len(steps) - falling) < _ORDERED * len(steps):
        return ()
    moments, shift = [], 0
    for number, stamp in enumerate(stamps):
        step = stamp.minutes - stamps[number - 1].minutes if number else 0
        if (newest_first and step > 0) or (not newest_first and step < 0):
            shift += -1 if newest_first else 1
        moments.append((shift, stamp.minutes, -number if newest_first else number))
    order = {moment: rank for rank, moment in enumerate(sorted(moments))}
    ends = [*(stamp.range.start for stamp in stamps[1:]), pieces[-1].end]
    days = _stated_days(pieces, stamps)
    return tuple(
        LiveEntry(
            start=stamp.range.start,
            end=_trimmed(text, stamp.range.start, end),
            stamp=stamp.range,
            minutes=stamp.minutes,
            order=order[moment],
            day=day,
        )
        for stamp, end, moment, day in zip(stamps, ends, moments, days, strict=True)
    )


def _stamp(text: str, piece: Piece, kind: PieceKind, at: int) -> _TimeOfEntry | None:
    """Return the time of day a paragraph begins with, if it is not part of a sentence."""
    match = _STAMP.match(text[piece.start : min(piece.end, piece.start + _LONGEST)])
    if kind not in ("text", "item", "heading", "dateline") or match is None or not (match["minute"] or match["half"]):
        return None
    rest = text[piece.start + match.end() : piece.end].lstrip("*_ ")
    parted = bool(match["mark"].strip()) and rest[:1].isdigit()
    if rest and not (rest[0].isupper() or rest[0] in "“\"‘'@#[" or parted):
        return None
    hour, half = int(match["hour"]), (match["half"] or "")[:1].casefold()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    stamp = Range(piece.start, piece.start + len(match.group()[: match.start("mark")].rstrip()))
    return _TimeOfEntry(at, stamp, 60 * hour + int(match["minute"] or 0), not rest)


def _mixed(stamps: Sequence[_TimeOfEntry]) -> bool:
    """Whether most stamps are alone: other paragraphs that begin with a time are then text of an entry."""
    return 2 * sum(stamp.alone for stamp in stamps) > len(stamps)


def _tells(text: str, pieces: Sequence[Piece], stamps: Sequence[_TimeOfEntry]) -> bool:
    """Whether at least half of the entries hold a sentence, and they are not a transcript's utterances."""
    with_content = spoken = 0
    for number, stamp in enumerate(stamps):
        last = stamps[number + 1].at if number + 1 < len(stamps) else min(stamp.at + 6, len(pieces))
        words = text[stamp.range.end : pieces[max(stamp.at, last - 1)].end].lstrip(" -–—:|•·*_])")
        spoken += _SPEAKER.match(words) is not None
        with_content += len(words.split()) >= _CONTENT and any(mark in words for mark in ".!?")
    return 2 * with_content >= len(stamps) and 2 * spoken < len(stamps)


def _stated_days(pieces: Sequence[Piece], stamps: Sequence[_TimeOfEntry]) -> list[str | None]:
    """Return for each stamp the day stated by the last such line above it, as ISO 8601."""
    days: list[str | None] = []
    day, at = None, 0
    for stamp in stamps:
        for piece in pieces[at : stamp.at + 1]:
            words = without_marks(piece.words)
            found = days_in(words) if 0 < len(words) <= _LONGEST else []
            day = found[0].iso if found else day
        at = stamp.at + 1
        days.append(day)
    return days


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
