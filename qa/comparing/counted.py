"""What numbers count: one thing under several names, one kind of it, and people by what becomes of them."""

from __future__ import annotations

from index.tokens import tokenize
from qa.words.lemmas import lemma_set
from qa.words.listing import lines
from qa.words.quantities import Quantity


def _names(words: str) -> frozenset[str]:
    """Return words in the two forms in which they are compared: as stems and as lemmas."""
    return frozenset(tokenize(words)) | lemma_set(words)


def _listed(kind: str) -> list[str]:
    return [line.partition(": ")[2] for line in lines("counted.txt", beside=__file__) if line.startswith(f"{kind}:")]


_PEOPLE = _names(" ".join(_listed("people")))
_SYNONYMS = (_PEOPLE, *map(_names, (*_listed("alike"), *lines("synonyms.txt"))))
_PARTS = tuple((_names(whole), _names(parts)) for whole, _, parts in (line.partition("/") for line in _listed("parts")))
_FATES = tuple(map(_names, _listed("fate")))


def are_of_one_thing(one: frozenset[str], other: frozenset[str], asked: frozenset[str]) -> bool:
    """Whether two sets of words beside numbers have names for one thing, or for a kind and what is of it."""
    if any(_are_synonyms(one, other, names) for names in _SYNONYMS):
        return True
    if any((one & whole and other & parts) or (other & whole and one & parts) for whole, parts in _PARTS):
        return True
    return _are_of_one_fate(one, other, asked)


def _are_synonyms(one: frozenset[str], other: frozenset[str], names: frozenset[str]) -> bool:
    """Whether names for one thing are what is counted on both sides: of film roles and movie parts they are not."""
    if not (one & names and other & names):
        return False
    rests = one - names, other - names
    return names is _PEOPLE or not all(rests) or not rests[0].isdisjoint(rests[1])


def _are_of_one_fate(one: frozenset[str], other: frozenset[str], asked: frozenset[str]) -> bool:
    """Whether two sets of words are of the people of one fate: "dead" and "killed", or "people" if that is asked."""
    if any(one & fate and other & fate for fate in _FATES):
        return True
    fates = [fate for fate in _FATES if asked & fate]
    return len(fates) == 1 and bool((one & fates[0] and other & _PEOPLE) or (other & fates[0] and one & _PEOPLE))


def is_some(part: Quantity, whole: Quantity, counted: frozenset[str]) -> bool:
    """Whether a smaller number may be of some of the things that a larger one counts: gold medals, of all medals."""
    if part.dimension is not None or whole.dimension is not None or not part.high < whole.low or not whole.unit:
        return False
    of_kind = any(part.unit & parts and whole.unit & names for names, parts in _PARTS)
    return of_kind or (whole.unit < part.unit and not part.unit - whole.unit <= counted)
