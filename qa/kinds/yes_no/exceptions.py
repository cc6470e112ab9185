"""What a clause excepts: "daily except Sundays", "Sundays excepted", "in all towns but Oro"."""

from __future__ import annotations

from qa.words.lemmas import LIGHT_LEMMAS
from qa.words.word import Word

_NEAR = 5  # words from "except" to what is excepted
_BEFORE = frozenset("except excepting excluding bar barring".split())
_BUT = frozenset("day days week daily all every".split())
_NOBODY = frozenset("nobody none nothing".split())
_AFTER = frozenset("excepted excluded".split())
_ENDING = frozenset(", ; : ( )".split())


def excepts_any(words: tuple[Word, ...], lemmas: frozenset[str]) -> bool:
    """Whether a clause excepts anything named by one of these lemmas."""
    return any(word.lemma in lemmas and _excepts(words, at) for at, word in enumerate(words))


def is_somebody(words: tuple[Word, ...], at: int) -> bool:
    """Whether "nobody" or the like, at a place, is somebody: "nobody came except Lund"."""
    one, following = words[at].surface.casefold(), [word.surface.casefold() for word in words[at + 1 :]]
    is_nobody = one in _NOBODY or (one == "no" and following[:1] == ["one"])
    return is_nobody and bool(_BEFORE.intersection(following))


def _excepts(words: tuple[Word, ...], at: int) -> bool:
    """Whether a clause excepts the word at a place."""
    following = [word.surface.casefold() for word in words[at + 1 : at + 3]]
    if _AFTER.intersection(following[:1]) or (following[:1] == ["are"] and _AFTER.intersection(following)):
        return True
    for place in range(at - 1, max(at - _NEAR, 0) - 1, -1):
        surface = words[place].surface.casefold()
        if surface in _BEFORE or (surface == "but" and _says_all(words, place)):
            return True
        if surface in _ENDING or (surface not in ("and", "or") and words[place].lemma not in LIGHT_LEMMAS):
            if not words[place].surface[:1].isupper():
                return False
    return False


def _says_all(words: tuple[Word, ...], at: int) -> bool:
    """Whether what comes just before "but" is all of them: "every day but Monday"."""
    return bool({word.surface.casefold() for word in words[max(at - 2, 0) : at]} & _BUT)
