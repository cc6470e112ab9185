"""The authors of an article: its byline, split into people and organisations."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BY = re.compile(r"^\s*(?:by|written by|von)[:\s]+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|\||\s&\s|\band\b|\bund\b)\s*")
_PARTICLES = ("van", "von", "de", "der", "den", "del", "della", "di", "da", "la", "le", "ter", "ten", "al", "bin", "zu")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_ORGANISATION = re.compile(
    r"\b(?:staff|desk|team|agency|agencies|news|press|newsroom|editors?|board|times|post|service|reuters|afp|dpa|bbc|"
    r"editorial|office|department|ministry|university|institute|correspondents?|reporters?|company|group|inc|ltd)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person, or an organisation, which has a family name only."""

    family: str
    given: str = ""

    @property
    def inverted(self) -> str:
        """The family name first."""
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def straight(self) -> str:
        """The given name first."""
        return f"{self.given} {self.family}" if self.given else self.family

    @property
    def initials(self) -> str:
        """The family name and the initials of the given ones."""
        initials = " ".join(
            "-".join(f"{part[0].upper()}." for part in name.split("-") if part) for name in self.given.split()
        )
        return f"{self.family}, {initials}" if initials else self.family


def people(byline: str) -> list[Author]:
    """Return the people of a byline, in its order; nobody for ""."""
    found = []
    for part in _AND.split(_BY.sub("", byline)):
        names = [name.strip() for name in part.split(",") if name.strip()]
        if len(names) == 2 and " " not in names[0] and not _ORGANISATION.search(part):
            found.append(Author(family=names[0], given=names[1]))  # "Doe, Jane"
        else:
            found += [_person(name) for name in names if not _SUFFIX.fullmatch(name)]
    return found


def _person(name: str) -> Author:
    words = name.split()
    if len(words) == 1 or _ORGANISATION.search(name):
        return Author(family=" ".join(words))
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return Author(family=" ".join(words[at:]), given=" ".join(words[:at]))
