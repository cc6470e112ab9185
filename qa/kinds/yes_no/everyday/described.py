"""Who or what a text also calls by a noun: "the conductor, Ann Lund", and "the island" in an article about one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from qa.kinds.lexicon import NAME, NO_NAME
from qa.words.word import has_words

_ROLE = r"[a-z][\w-]*(?:\s[a-z][\w-]*)?"
_BEFORE = re.compile(  # "The orchestra's conductor, Ann Lund, "
    rf"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[\w’-]+['’]s?)\s(?:[a-z][\w-]*['’]s?\s)?(?P<role>{_ROLE}),\s(?P<name>{NAME})(?=[,.;])"
)
_AFTER = re.compile(  # "Ann Lund, the orchestra's conductor, "
    rf"(?P<name>{NAME}),\s(?:the|its|his|her|their|[\w’-]+['’]s?)\s(?:[a-z][\w-]*['’]s?\s)?(?P<role>{_ROLE})(?=[,.;]|\s(?:of|at|for|in)\s)"
)
_PLACE = "island|town|village|city|museum|park|school|hospital|theatre|garden|zoo|lake|harbour|valley|library"
_IN_ISLA = {"island": ("isla", "isle", "île")}
_NO_ROLE = re.compile(r"(?:man|woman|boy|girl|one|same|other|first|second|last|company|firm|day|year|time)\b")


def described(question: str, text: str) -> Iterator[str]:
    """Yield a question with the name that a text gives to a role in it: "the conductor" is "Ann Lund"."""
    for role, called in _roles(text):
        pattern = re.compile(rf"\b[Tt]he\s{re.escape(role)}(?=\s|\W*$)(?!\s(?:of|at|for|from|in)\s)")
        if pattern.search(question):
            yield pattern.sub(called, question)


@lru_cache(maxsize=32)
def _roles(text: str) -> tuple[tuple[str, str], ...]:
    """Return the roles of which a text gives each to one name only."""
    found: dict[str, set[str]] = {}
    plain = " ".join(text.split())
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(plain):
            role = match["role"].split()[-1]
            if _NO_ROLE.match(role) is None and match["name"].split()[0].casefold() not in NO_NAME:
                found.setdefault(role, set()).add(match["name"])
    return tuple((role, names.pop()) for role, names in sorted(found.items()) if len(names) == 1)


def placed(clause: str, question: str, title: str) -> str:
    """Return a clause with a place's name for "the island", if a title has one name, that of the place asked about.

    "" if there is none. The name says what it is ("Isla Merced", "Orme Museum"), or the title has the noun.
    """
    names = [match.group() for match in re.finditer(NAME, title) if match.start()] or re.findall(NAME, title)
    asked = [name for name in names if has_words(question, name)]
    noun = re.search(rf"\bthe\s(?P<noun>{_PLACE})\b(?!['’]|\sof\s[A-Z])", clause, re.IGNORECASE)
    if len(names) != 1 or not asked or noun is None:
        return ""
    kind = noun["noun"].casefold()
    words = title.casefold().split()
    if not any(each in words for each in (kind, *_IN_ISLA.get(kind, ()))):
        return ""
    return f"{clause[: noun.start()]}{asked[0]}{clause[noun.end() :]}"
