"""What a column measures: the unit in its header's brackets, or words for a duration, and what a question measures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from qa.words.listing import lines

_UNIT = re.compile(r"(?<=\s)\(\s*(?P<unit>[^()]{1,14}?)\s*\)|(?:,| in) (?P<words>[a-z]{4,})$", re.IGNORECASE)
_DURATION = re.compile(
    r"\b(?:duration|(?:running|playing|travel(?:ling)?|journey|cooking|baking|waiting) time|length of time)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:max(?:imum)?|min(?:imum)?|limit|load|capacity|range|allowance|reach|from|up to)\b", re.IGNORECASE
)
_LASTS = r"last|lasts|lasted|take|takes|took|taken|run|runs|ran|go on|wait|stay|spend|need|needs"
_ASKED = (  # what a question measures, and what else may answer it
    (rf"how long\b.*\b(?:{_LASTS})\b", "duration years", ""),
    (r"how long\b", "duration years length distance", ""),
    (r"how (?:high|tall|deep|wide|broad|thick)\b", "length", "distance"),
    (r"how far\b", "distance", "length duration"),
    (r"how heavy\b|(?:how much|what) (?:does|do|did)\b.*\bweigh\b", "mass", ""),
    (r"how old\b", "years", "duration"),
    (r"how fast\b", "speed", "duration"),
    (r"how (?:hot|cold|warm)\b", "temperature", ""),
)
_COUNTED = re.compile(r"how many (?P<unit>[a-z]+)\b", re.IGNORECASE)
_LONGEST_SHORT = 3  # letters of an abbreviation, which may stand for several words: "(m)", "(min)"


class _Unit(NamedTuple):
    """What a unit measures, and its first name."""

    measure: str
    name: str


def is_measured(question: str, header: str, is_known: bool) -> bool:
    """Whether a header says that its column measures what a question asks for: "Running time (minutes)", "Ascent (m)".

    A header that `is_known` for something else does so only if the question has the unit: "how many kilometres". A
    limit, such as "Max load (kg)", is no measure of the thing itself.
    """
    if _LIMITS.search(_UNIT.sub(" ", header)):
        return False
    counted, unit = _unit_counted(question), _unit_of(header)
    if counted is not None:
        return counted == unit
    return not is_known and measure_of(header) in _asked_measures(question)[0]


def is_of_other_measure(question: str, header: str) -> bool:
    """Whether a header's unit, if its name is no short one, measures something else than a question asks for."""
    (measures, others), unit = _asked_measures(question), _unit_of(header, _LONGEST_SHORT)
    return bool(measures) and unit is not None and unit.measure not in measures | others


@lru_cache(maxsize=4096)
def measure_of(header: str) -> str | None:
    """Return what a header says that its column measures, such as "mass" by "(kg)"; None if it does not say."""
    unit = _unit_of(header)
    if unit is not None:
        return unit.measure
    return "duration" if _DURATION.search(header) else None


def counts_unit(question: str) -> bool:
    """Whether a question asks how many of a unit."""
    return _unit_counted(question) is not None


@lru_cache(maxsize=512)
def _asked_measures(question: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a question measures, and what else may answer it; nothing if it measures nothing that has units."""
    for words, measures, others in _ASKED:
        if re.match(words, question, re.IGNORECASE):
            return frozenset(measures.split()), frozenset(others.split())
    counted = _unit_counted(question)
    return frozenset(() if counted is None else (counted.measure,)), frozenset()


def _unit_counted(question: str) -> _Unit | None:
    match = _COUNTED.match(question)
    return None if match is None else _units().get(match["unit"].casefold())


@lru_cache(maxsize=4096)
def _unit_of(header: str, shorter: int = 0) -> _Unit | None:
    """Return the unit in a header's brackets or at its end, if its name is longer than `shorter`."""
    match = _UNIT.search(header)
    name = "" if match is None else match["unit"] or match["words"]
    return _units().get(name.casefold()) if len(name) > shorter else None


@lru_cache(maxsize=1)
def _units() -> dict[str, _Unit]:
    """Read the units by all of their names."""
    units = {}
    for line in lines("measured.txt", beside=__file__):
        measure, _, groups = line.partition(":")
        for names in map(str.split, groups.split(",")):
            units.update(dict.fromkeys(names, _Unit(measure, names[0])))
    return units
