"""Which words before a name are its titles."""

from __future__ import annotations

from qa.comparing.bodies import is_body
from qa.premises.places import place_of
from qa.words.common import is_common
from qa.words.titles import BEHIND_TITLES, COMMON_TITLES, OFFICES, TITLES


def nation(words: tuple[str, ...]) -> tuple[str, int] | None:
    """Return the country of which a name's first words are the name or the adjective, and how many words that are."""
    place, count = place_of([word.capitalize() for word in words], 0)
    return None if place is None else (place, count)


def title_length(words: tuple[str, ...], *, person: bool) -> int:
    """Return how many words before a name are its titles.

    A nationality is one only before a title, "Polish President", and all that is before an office is part of it. The
    name of a body has none, "Queen Ida Hospital", nor have an office alone and two common words, "General Motors".
    """
    if _is_office(words[-1]) or words[-1] in BEHIND_TITLES or is_body(words, person=person):
        return 0
    if len(words) == 2 and words[0] in COMMON_TITLES and is_common(words[1]):
        return 0
    length = max((at + 1 for at, word in enumerate(words[:-1]) if at and _is_office(word)), default=0)
    country = nation(words)
    if not length and country is not None and any(map(is_title, words[country[1] : -1][:1])):
        length = country[1]
    while length + 1 < len(words) and (is_title(words[length]) or (length and words[length] in BEHIND_TITLES)):
        length += 1
    return length


def is_title_alone(words: tuple[str, ...]) -> bool:
    """Whether somebody is named by what they are, "the Finance Minister", and not by a name."""
    return _is_office(words[-1]) or all(map(is_title, words))


def is_title(word: str) -> bool:
    """Whether a word before a name is a title: "Duke", "Major-General"."""
    first, *more = word.split("-")
    return first in TITLES | {"ex"} and all(each in TITLES | BEHIND_TITLES for each in more)


def _is_office(word: str) -> bool:
    return not OFFICES.isdisjoint(word.split("-"))
