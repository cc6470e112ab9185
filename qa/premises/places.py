"""Places and what their people and things are called: one place whether it is France or French."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

_LONGEST = 4  # words of the longest form
_SMALL = frozenset(
    ("us", "turkey", "pole", "poles", "lao", "oman", "jordan", "dane", "finn", "chad", "un", "niger", "chile")
)


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Return the first form of each place by every one of its forms."""
    lines = (Path(__file__).parent / "places.txt").read_text("utf-8").splitlines()
    places = (line.split("/") for line in lines if not line.startswith("#"))
    return {form: forms[0] for forms in places for form in forms}


def place_of(tokens: Sequence[str], at: int) -> tuple[str | None, int]:
    """Return the place that a name at a position of some words is a form of, with how many words it takes.

    None and 1 where it is none; forms that are common words too ("us", "turkey") count with a capital alone.
    """
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        form = " ".join(tokens[at : at + length]).casefold().replace(".", "").removesuffix("'s").removesuffix("’s")
        place = _forms().get(form)
        if place is not None and not (form in _SMALL and not tokens[at][0].isupper()):
            return place, length
    return None, 1


def forms_of(name: str) -> tuple[str, ...]:
    """Return all forms of the place that a name is a form of, in small letters; none for another name."""
    place = _forms().get(name.casefold().replace(".", ""))
    return () if place is None else tuple(form for form, of in _forms().items() if of == place)
