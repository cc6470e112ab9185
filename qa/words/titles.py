"""The titles, ranks and offices before a name."""

from __future__ import annotations

from qa.words.listing import lines


def _read_titles() -> dict[str, frozenset[str]]:
    titles: dict[str, set[str]] = {}
    for line in lines("titles.txt"):
        kind, _, words = line.partition(": ")
        titles.setdefault(kind, set()).update(words.split())
    return {kind: frozenset(words) for kind, words in titles.items()}


_LISTED = _read_titles()
MEN, WOMEN = _LISTED["men"] | _LISTED["short men"], _LISTED["women"] | _LISTED["short women"]
SHORT_TITLES = _LISTED["short"] | _LISTED["short men"] | _LISTED["short women"]
"""Those that may end in a full stop: "Dr.", "Sgt."."""
SHORT_OF_SEVERAL = _LISTED["several"]
"""Short titles before the names of several people: "Sens."."""
TITLES = MEN | WOMEN | SHORT_TITLES | _LISTED["others"]
OFFICES = _LISTED["offices"]
BEHIND_TITLES = _LISTED["behind"]
COMMON_TITLES = _LISTED["words"]
RANKS_IN_CAPITALS = _LISTED["in capitals"]
FOR_GIVEN = frozenset("sir dame father sister brother".split())
"""Titles that a given name may follow alone."""
