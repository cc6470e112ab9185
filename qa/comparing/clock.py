"""The times of day of a quote: "9.30pm", "21:30 GMT", "half past nine", "noon"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from index.calendar import US_ZONES, ZONES
from qa.comparing.outcomes import Outcome
from qa.words.grammar import COUNTS, VALUES

_HOUR = rf"\d{{1,2}}|{'|'.join(COUNTS)}"
_PARTS = {"quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_ZONE = (
    rf"(?P<zone>(?:GMT|UTC)[+-]\d{{1,2}}|{'|'.join((*ZONES, *US_ZONES))}|"
    r"(?:Eastern|Central|Mountain|Pacific|local|Moscow|London) time|"
    r"(?-i:Eastern|Central|Mountain|Pacific))"
)
_US = {"eastern": "et", "central": "ct", "mountain": "mt", "pacific": "pt"}
_OFFSETS = {name.casefold(): hours for name, hours in ZONES.items()}
_US_OFFSETS = dict(zip(map(str.casefold, US_ZONES), (-5.0, -6.0, -7.0, -8.0), strict=True))  # whatever the season
_HALF = r"(?P<half>[ap])\.? ?m\b\.?"
_TIME = re.compile(
    rf"(?:\b(?P<part>half past|half|(?:{'|'.join(_PARTS)}|\d\d?)(?: minutes?)? past|"
    rf"(?:quarter|(?<!from )(?<!between )(?:{'|'.join(_PARTS)}|\d\d?(?= minutes? )))(?: minutes?)? to) "
    rf"(?P<parthour>{_HOUR})\b|"
    rf"(?<![\d.,:$€£])(?<![^m]-)(?<!^-)(?P<hour>{_HOUR})"
    r"(?:[:.h](?P<minute>[0-5]\d))?(?P<oclock> o['’]clock)?(?![\d%]|[.,:]\d)|"
    rf"\b(?P<word>noon|midday|midnight)\b|^(?P<alone>(?:0\d|2[1-3])[0-5]\d)$|"
    rf"(?<![\d.,:$€£-])(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?=(?: ?h(?:ou)?rs\b| ?(?-i:{'|'.join(ZONES)})\b)))"
    rf"(?: ?{_HALF}| (?P<mark>noon|midnight|in the (?P<daypart>morning|afternoon|evening)|at night)\b)?(?: "
    rf"?\(?{_ZONE}\b\)?)?",
    re.IGNORECASE,
)
_CONVERTS = 720  # minutes after which a time without "a.m." or "p.m." recurs
_NEAR, _FAR = 10, 60  # minutes that "about" allows, and up to which it is unclear


class Time(NamedTuple):
    """A time of day in minutes; `half` is whether the half of the day is known, `zone` is as written."""

    start: int
    end: int
    minutes: int
    half: bool
    zone: str | None


def times(text: str, *, clock: bool = False) -> tuple[Time, ...]:
    """Return the times of a text in order; `clock` makes a bare number one ("nine", "9.30")."""
    found = []
    for match in _TIME.finditer(text):
        time = _time(match, clock=clock)
        if time is not None:
            found.append(time)
    return tuple(found)


def _time(match: re.Match[str], *, clock: bool) -> Time | None:
    zone = match["zone"].casefold().removesuffix(" time") if match["zone"] else None
    zone = _US.get(zone or "", zone)
    if match["word"]:
        return Time(match.start(), match.end(), 0 if match["word"].casefold() == "midnight" else 720, True, zone)
    if match["alone"] and not clock:
        return None
    if match["four"] or match["alone"]:
        hours, rest = divmod(int(match["four"] or match["alone"]), 100)
        return Time(match.start(), match.end(), 60 * hours + rest, True, zone)
    minutes = _minutes(match, clock=clock)
    if minutes is None or not 0 <= minutes < 24 * 60:
        return None
    afternoon = (match["half"] or "").casefold() == "p" or (match["daypart"] or "").casefold() in (
        "afternoon",
        "evening",
    )
    named = match["half"] is not None or match["daypart"] is not None
    if named and minutes < 13 * 60:
        minutes = minutes % 720 + (720 if afternoon else 0)
    if match["mark"] and match["daypart"] is None:  # "12 noon", "11 at night"
        minutes, named = (minutes % 720 + (0 if match["mark"].casefold() == "midnight" else 720)), True
    padded = (match["hour"] or "").startswith("0") and match["minute"] is not None
    return Time(match.start(), match.end(), minutes, named or minutes >= 13 * 60 or padded, zone)


def _minutes(match: re.Match[str], *, clock: bool) -> int | None:
    """Return the minutes of a number that is a time; None if nothing marks it as one."""
    if match["part"]:
        hour, part = _hour(match["parthour"]), match["part"].casefold()
        if part.startswith("half"):
            return 60 * hour + 30
        first = part.split()[0]
        sure = first == "quarter" or "minute" in part or match["half"] or match["mark"] or clock
        if part.endswith(" to") and not sure:
            return None  # "five to nine" may be a range
        minutes = _PARTS.get(first) or int(first)
        return 60 * hour + (minutes if part.endswith("past") else -minutes)
    colon = match["minute"] is not None and ":" in match.group()
    spelled = clock and match["minute"] is not None and "h" in match.group()[:3]  # "21h30", which may be a duration
    sure = match["half"] or match["mark"] or match["oclock"] or colon or spelled or _is_of_times(match["zone"])
    bare = clock and match.end() == len(match.string.rstrip(' .,”"')) and len(match["hour"]) < 6
    if not sure and not bare:
        return None
    hour = _hour(match["hour"])
    return 60 * hour + int(match["minute"] or 0) if hour <= 24 else None


def _is_of_times(zone: str | None) -> bool:
    """Whether a number before a zone is a time: "9 GMT" and "9 local time", not "7 CT scans" or "9 Pacific isles"."""
    return zone is not None and (re.split("[+-]", zone)[0] in ZONES or zone.casefold().endswith(" time"))


def _hour(word: str) -> int:
    return VALUES.get(word.casefold()) or int(word)


def same_time(one: Time, other: Time, *, about: bool) -> Outcome:
    """Compare two times of day; zones with an unknown difference are unclear."""
    offsets = _US_OFFSETS if {one.zone, other.zone} <= _US_OFFSETS.keys() else _OFFSETS
    left, right = _in_utc(one, offsets), _in_utc(other, offsets)
    if one.zone != other.zone:
        if left is None or right is None:
            unnamed = one.zone is None or other.zone is None
            return "same" if unnamed and one.minutes == other.minutes else "unclear"
    else:
        left, right = one.minutes, other.minutes
    whole = 2 * _CONVERTS if one.half and other.half else _CONVERTS
    gap = abs(left - right) % whole
    gap = min(gap, whole - gap)
    if gap == 0:
        return "same"
    if about:
        return "same" if gap <= _NEAR else "unclear" if gap <= _FAR else "other"
    return "other"


def _in_utc(time: Time, offsets: Mapping[str, float]) -> int | None:
    """Return a time in minutes of the zone from which the offsets count; "gmt+1" has its own."""
    name, hours, _ = re.split(r"([+-]\d+)|$", time.zone or "", maxsplit=1)
    offset = offsets.get(name)
    return None if offset is None else round(time.minutes - 60 * (offset + int(hours or 0)))
