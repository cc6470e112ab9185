"""Places with the names of their people and things: "France" and "French" are one place."""

from __future__ import annotations

from collections.abc import Sequence

from qa.words.listing import lines

_LONGEST = 4  # words of the longest form
_SMALL = frozenset(
    ("us", "turkey", "pole", "poles", "lao", "oman", "jordan", "dane", "finn", "chad", "un", "niger", "chile")
)


_PLACES = [line.split("/") for line in lines("places.txt", beside=__file__)]
_FORMS = {form: forms[0] for forms in _PLACES for form in forms}  # every form of a place with its first one
NAMES_OF_PLACES = frozenset(forms[0] for forms in _PLACES)


def place_of(tokens: Sequence[str], at: int) -> tuple[str | None, int]:
    """Return the place named at a position of some words, and the number of words it takes.

    None and 1 if there is none; forms that are also common words ("us", "turkey") need a capital.
    """
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        form = " ".join(tokens[at : at + length]).casefold().replace(".", "").removesuffix("'s").removesuffix("’s")
        place = _FORMS.get(form)
        if place is not None and not (form in _SMALL and not tokens[at][0].isupper()):
            return place, length
    return None, 1


def forms_of(name: str) -> tuple[str, ...]:
    """Return all forms of a place by one of them, in lower case; none for another name."""
    place = _FORMS.get(name.casefold().replace(".", ""))
    return () if place is None else tuple(form for form, of in _FORMS.items() if of == place)
