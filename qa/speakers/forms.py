"""What the words of a name reveal: whether it can be a person's, whose surname it is, and its position."""

from __future__ import annotations

from typing import Literal

from qa.speakers.words import COUNTRIES, FEMALE, JUNIOR, MALE, ORGANISATION_WORDS
from qa.words.given_names import GIVEN_NAMES

Gender = Literal["he", "she"]


def starts_sentence(text: str, at: int) -> bool:
    """Whether a name is at the head of a sentence, an article before it aside."""
    before = text[max(at - 8, 0) : at].removesuffix("The ").rstrip(" ")
    return not before or before[-1] in '.!?…:\n”"’•'


def key_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case."""
    return tuple(word.strip(".,").casefold().replace("’", "'") for word in name.split())


def can_stand_for(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether words can mean a full name: its first or last words; a single word only for a person's."""
    if len(full) < len(words) or not (ends_with(full, words) or full[: len(words)] == words):
        return False
    return len(words) > 1 or is_person(full) or (full[0] in GIVEN_NAMES and len(full) < 4)


def ends_with(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether words end a full name, "Jr." aside."""
    bare = full[:-1] if full[-1] in JUNIOR and len(full) > 2 else full
    return full[-len(words) :] == words or bare[-len(words) :] == words


def is_person(words: tuple[str, ...]) -> bool:
    """Whether a name can be a person's by its words."""
    if len(words) > 4 or set(words) & (ORGANISATION_WORDS | {"of", "for", "&", "and"}):
        return False
    return not (len(words) == 1 and words[0] in COUNTRIES)


def shown_gender(words: tuple[str, ...]) -> Gender | None:
    """Return the gender that a phrase such as "one mother" shows."""
    return "she" if words[-1] in FEMALE else "he" if words[-1] in MALE else None


def is_known_person(words: tuple[str, ...]) -> bool:
    """Whether a name begins with a given name."""
    return len(words) in (2, 3, 4) and words[0] in GIVEN_NAMES and is_person(words)
