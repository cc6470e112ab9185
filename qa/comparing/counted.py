"""What numbers count: one thing under several names, one kind of it, and people by what becomes of them."""

from __future__ import annotations

from index.tokens import tokenize
from qa.words.lemmas import lemma_set
from qa.words.quantities import Quantity


def _names(words: str) -> frozenset[str]:
    """Return words in the two forms in which they are compared: as stems and as lemmas."""
    return frozenset(tokenize(words)) | lemma_set(words)


_PEOPLE = _names(
    "people person persons victim victims passenger resident inhabitant citizen worker employee staff job "
    "post visitor"
    " spectator fan protester demonstrator supporter"
)  # words that news uses interchangeably
_SYNONYMS = (
    _PEOPLE,
    *(
        _names(words)
        for words in (
            "pupil student schoolchild schoolchildren",
            "shop store outlet",
            "company firm business",
            "country nation",
            "plane aircraft aeroplane airplane",
            "film movie",
            "child children kid youngster",
            "baby infant",
            "soldier troops",
        )
    ),
)
_PARTS = tuple(  # the name of a kind, and those of what it has; a kind has more members
    (_names(whole), _names(parts))
    for whole, parts in (
        ("vehicle", "car lorry truck van bus motorbike motorcycle"),
        ("room", "bedroom classroom"),
        ("animal", "dog cat cow sheep horse pig"),
        ("home property", "house flat apartment bungalow cottage"),
        ("vessel ship", "boat ferry trawler yacht"),
    )
)
_FATES = tuple(  # what becomes of people, by which they are counted: "12 dead" are 12 people of whom deaths are asked
    _names(words)
    for words in (
        "dead died die dies death deaths killed kill kills fatality fatalities",
        "injured injure injury injuries hurt wounded wound",
        "arrest arrests arrested detained detain detention",
    )
)


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
