"""Places with the names of their people and things: "France" and "French" are one place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from qa.words.listing import lines

_LONGEST = 4  # words of the longest form
_SMALL = frozenset(
    ("us", "turkey", "pole", "poles", "lao", "oman", "jordan", "dane", "finn", "chad", "un", "niger", "chile")
)


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Map every form of a place to its first form."""
    places = (line.split("/") for line in lines("places.txt", beside=__file__))
    return {form: forms[0] for forms in places for form in forms}


def place_of(tokens: Sequence[str], at: int) -> tuple[str | None, int]:
    """Return the place named at a position of some words, and the number of words it takes.

    None and 1 if there is none; forms that are also common words ("us", "turkey") need a capital.
    """
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        form = " ".join(tokens[at : at + length]).casefold().replace(".", "").removesuffix("'s").removesuffix("’s")
        place = _forms().get(form)
        if place is not None and not (form in _SMALL and not tokens[at][0].isupper()):
            return place, length
    return None, 1


def forms_of(name: str) -> tuple[str, ...]:
    """Return all forms of a place by one of them, in lower case; none for another name."""
    place = _forms().get(name.casefold().replace(".", ""))
    return () if place is None else tuple(form for form, of in _forms().items() if of == place)
