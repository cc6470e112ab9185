"""Words that say the same or the opposite of one another in a predicate, and expressions of several words as one."""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations
from typing import Literal, NamedTuple

from qa.kinds.lexicon import PARTICLES
from qa.kinds.yes_no.outcomes import OUTCOMES
from qa.words.grammar import is_preposition
from qa.words.lemmas import NEGATOR_LEMMAS, lemma, lemma_set
from qa.words.listing import lines
from qa.words.opposites import excludes
from qa.words.word import Word

Relation = Literal["same", "synonym", "implied", "implies", "opposite"]

_GAP = 3  # words that may be inside an expression: "turned the idea down"
_FAR = 6  # "left its forecast for spending unchanged"
_AS_IT_WAS = frozenset({lemma("unchanged")})
_PARTICLES = PARTICLES | {"ahead", "on", "through"}
_LIGHT_VERBS = lemma_set("make give take hold reach lose keep say have do cause offer raise issue play")
_INSIDE = frozenset("the a an his her its their any no some it them him that this all both".split())


class Related(NamedTuple):
    """How a word of a clause relates to the question's predicate.

    `swapped` if what does the one is what the other is done to; `lasting` if the state continues from then; `either`
    if one of the two is always so: what is not out of print is in print.
    """

    relation: Relation
    swapped: bool
    lasting: bool
    either: bool = False


class _Listed(NamedTuple):
    """A word or an expression of a line, as lemmas, and the number of its side; `swapped` if marked with "*"."""

    words: tuple[str, ...]
    swapped: bool
    side: int


class _Lines(NamedTuple):
    """The relations of each pair of words, and the expressions by their first word."""

    related: dict[tuple[str, str], tuple[Related, ...]]
    expressions: dict[str, tuple[tuple[str, ...], ...]]


def relations(asked: str, said: str, *, is_state: bool) -> tuple[Related, ...]:
    """Return how a clause's word relates to the question's predicate, both lemmas or expressions; none if it does not.

    Of words that are not listed, only those of a state or an outcome have opposites.
    """
    if asked == said:
        return (Related("same", False, False),)
    listed = _lines().related.get((asked, said), ())
    if listed:
        return listed
    opposed = (is_state or asked in OUTCOMES) and excludes(asked, said)
    return (Related("opposite", False, False),) if opposed else ()


def merged(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return words with each listed expression as one word: "turned the idea down" is "turn down" and "the idea"."""
    expressions = _lines().expressions
    found: list[Word] = []
    taken: set[int] = set()
    for at, word in enumerate(words):
        if at in taken:
            continue
        ends = (_ends(words, at, parts) for parts in expressions.get(word.lemma, ()))
        places = next((places for places in ends if places), ())
        taken.update(places[1:])
        found.append(_as_one(words, places) if places else word)
    return tuple(found)


def _as_one(words: tuple[Word, ...], places: tuple[int, ...]) -> Word:
    """Return an expression as a word with its first word's form; after a preposition all are written."""
    surface = words[places[0]].surface
    if is_preposition(surface) or surface in PARTICLES:
        surface = " ".join(words[each].surface for each in places)
    return Word(" ".join(words[each].lemma for each in places), surface)


def _ends(words: tuple[Word, ...], at: int, parts: tuple[str, ...]) -> tuple[int, ...]:
    """Return the places of an expression that begins at a word; none if it does not."""
    places = [at]
    for part in parts[1:]:
        following = places[-1] + 1
        gap = _GAP if part in _PARTICLES or parts[0] in _LIGHT_VERBS else _FAR if part in _AS_IT_WAS else 0
        place = next(
            (each for each in range(following, min(following + gap + 1, len(words))) if words[each].lemma == part), None
        )
        if place is None or any(not _may_stand_inside(words, each, part) for each in range(following, place)):
            return ()
        places.append(place)
    return tuple(places)


def _may_stand_inside(words: tuple[Word, ...], at: int, part: str) -> bool:
    word = words[at]
    if is_preposition(word.surface):
        return False
    inside = word.surface.casefold() in _INSIDE or word.lemma in NEGATOR_LEMMAS
    return inside or (part in _PARTICLES | _AS_IT_WAS and word.surface.isalpha() and word.surface.islower())


@lru_cache(maxsize=1)
def _lines() -> _Lines:
    """Read the list, whose first lines say what "/", "=>", "*", "> " and "= " mean."""
    related: dict[tuple[str, str], set[Related]] = {}
    expressions: dict[str, set[tuple[str, ...]]] = {}
    for line in lines("predicates.txt", beside=__file__):
        lasting, either = line.startswith("> "), line.removeprefix("> ").startswith("= ")
        plain = line.removeprefix("> ").removeprefix("= ")
        sides = plain.replace(" => ", " / ").split(" / ")
        listed = [_read(word, number) for number, side in enumerate(sides) for word in side.split()]
        for expression in listed:
            if len(expression.words) > 1:
                expressions.setdefault(expression.words[0], set()).add(expression.words)
        for one, other in permutations(listed, 2):
            if one.words == other.words or (" => " in plain and one.side == other.side):
                continue
            relation = _relation(one, other, implied=" => " in plain)
            related.setdefault((" ".join(one.words), " ".join(other.words)), set()).add(
                Related(relation, one.swapped != other.swapped, lasting, either and relation == "opposite")
            )
    ordered = {
        first: tuple(sorted(each, key=lambda parts: (-len(parts), parts))) for first, each in expressions.items()
    }
    return _Lines({pair: tuple(sorted(each)) for pair, each in related.items()}, ordered)


def _read(word: str, side: int) -> _Listed:
    return _Listed(words=tuple(map(lemma, word.rstrip("*").split("-"))), swapped=word.endswith("*"), side=side)


def _relation(one: _Listed, other: _Listed, *, implied: bool) -> Relation:
    if one.side == other.side:
        return "synonym"
    if implied:
        return "implied" if one.side > other.side else "implies"
    return "opposite"
