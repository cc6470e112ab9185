"""Whether two names are the same: by surname and initials, titles aside, and by what distinguishes namesakes."""

from __future__ import annotations

import re

from qa.comparing.asked_for import AskedFor
from qa.comparing.name_words import DIRECTIONS, FORMS, SMALL, WORD, ComparedName, plain
from qa.comparing.outcomes import Outcome
from qa.comparing.place_names import is_part, same_place
from qa.comparing.places import are_regions_apart, exclude_each_other, level
from qa.comparing.spellings import are_forms_of_one, compare_forenames, is_acronym, spelled_alike

_BODIES = frozenset(  # after a name, these name an organisation, not the person
    "foundation bank university trust institute party times post records news family museum hospital school "
    "college council airport"
    " street avenue square award prize cup award committee commission report centre center county river lake "
    "valley stadium arena".split()
)
_LYING = re.compile(r" (?:of|in|on|upon|at|under|near) ")  # before where a place lies
_LINKS = frozenset(
    "of upon under on am im en sur sous the de la le du da di van von der den bin al el and on in".split()
)


def same_name(one: ComparedName, other: ComparedName, asked: AskedFor) -> Outcome:
    """Compare two names; a different name is a different answer only if the question asks for that kind."""
    apart = _told_apart(one, other)
    outcome = _by_words(one, other, asked) if apart is None else apart
    if one.spot == other.spot:
        return outcome
    inside = one.is_inside or other.is_inside
    if outcome == "same":
        return "unclear" if (one.spot and other.spot) or (inside and asked.kind != "place") else "same"
    return "unclear" if inside else outcome


def _by_words(one: ComparedName, other: ComparedName, asked: AskedFor) -> Outcome:
    alike = _alike(one, other)
    if alike is not None:
        return alike
    lies_in = is_part(one.text, other.text) or _lies_in(one, other) or _lies_in(other, one)
    if asked.names and not lies_in and are_regions_apart(_region(one, asked), _region(other, asked)):
        return "other"
    short, long = sorted((one, other), key=_length)
    if set(short.words) < set(long.words):
        inside: Outcome = "same" if _names_whole(short, long, asked) else "unclear"
        return inside if one.suffixes == other.suffixes else "unclear"
    if one.words[-1] == other.words[-1] and len(short.words) > 1:
        outcome = compare_forenames(*_unsainted(one.words[:-1], other.words[:-1]))
    elif not set(one.words) & set(other.words):
        outcome = _different(one, other, asked)
    else:
        outcome = _partly(one, other)
    parts = [set(_apart(name.words)) for name in (one, other)]
    is_within = lies_in or parts[0] <= parts[1] or parts[1] <= parts[0]  # "Roe" of "Smith-Roe"
    return "unclear" if outcome == "other" and (is_within or not asked.names) else outcome


def _alike(one: ComparedName, other: ComparedName) -> Outcome | None:
    """Compare names that have the same words, or of which one is an acronym or another name of the other."""
    if _apart(one.words) == _apart(other.words) or _joined(one) == _joined(other):
        return "same" if one.suffixes == other.suffixes else "unclear"
    if set(one.words) <= other.suffixes or set(other.words) <= one.suffixes:
        return "same"
    if is_acronym(one.text, other.text) or is_acronym(other.text, one.text):
        return "same"
    outcome = same_place(one.text, other.text)
    return "unclear" if outcome == "same" and (_is_namesake(one) or _is_namesake(other)) else outcome


def _lies_in(one: ComparedName, other: ComparedName) -> bool:
    """Whether a town is compared with what it lies in: "Elm, Kent" with "Kent"."""
    return bool((one.within & set(other.words)) - DIRECTIONS)


def _region(name: ComparedName, asked: AskedFor) -> str:
    return name.place if asked.kind == "place" and name.place else name.text


def _is_namesake(name: ComparedName) -> bool:
    """Whether a place may be another one of its name: "Naples, Florida", but not "Washington, D.C."."""
    whole = f"{name.text} {name.place}"
    return bool(name.within) and level(name.place) != "country" and same_place(name.text, whole) is None


def _unsainted(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words before an equal last one without the "St" of both: churches and schools differ in the saint."""
    return (one[1:], other[1:]) if one[0] == other[0] == "st" and min(len(one), len(other)) > 1 else (one, other)


def _joined(name: ComparedName) -> str:
    """Return a name with its hyphens left out, but between digits: "F-16" is "F16"."""
    return re.sub(r"-(?!\d)|(?<!\d)-", "", " ".join(name.words))


def _apart(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words with those joined by hyphens apart: "Anne-Marie" is "Anne Marie"."""
    return tuple(part for word in words for part in word.split("-") if part not in SMALL)


def _length(name: ComparedName) -> tuple[int, int, tuple[str, ...]]:
    """Return what two names are ordered by, whichever comes first: how many words they have, repeated ones once."""
    return len(set(name.words)), len(name.words), name.words


def _told_apart(one: ComparedName, other: ComparedName) -> Outcome | None:
    """Compare what distinguishes namesakes: the sex of a title, "Jr" and "Sr", numerals, and the state of a town."""
    shared = set(one.words) & set(other.words)
    if not shared:
        return None
    if None not in (one.men, other.men) and one.men != other.men and one.words[-1] == other.words[-1]:
        return "other"
    numbers = [{word for word in _joined(name).split() if any(map(str.isdigit, word))} for name in (one, other)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return "other"
    if one.suffixes and other.suffixes and one.suffixes != other.suffixes:
        return "other"
    if one.within and other.within and one.words == other.words and one.within.isdisjoint(other.within):
        return "other" if exclude_each_other(one.place, other.place) else "unclear"
    return None


def _names_whole(short: ComparedName, long: ComparedName, asked: AskedFor) -> bool:
    """Whether part of a name is used for the whole: a surname, the first word of a town's or a firm's name."""
    if set(long.words) - set(short.words) <= set(map(plain, WORD.findall(asked.text))):
        return True
    if (set(long.words) - set(short.words)) & _BODIES:
        return False
    if short.words == long.words[-len(short.words) :]:
        return (
            not _LYING.search(long.text)
            and long.words[0] not in DIRECTIONS
            and level(long.text) not in ("country", "state")
        )
    if short.words == long.words[: len(short.words)]:
        tokens = WORD.findall(long.text)
        following = [word.casefold().strip(".") for word in tokens[len(WORD.findall(short.text)) :]]
        return asked.kind == "person" or (
            bool(following) and following[0] in _LINKS | FORMS | {"united", "city", "town"}
        )
    return asked.kind == "person" and short.words[-1] == long.words[-1] and short.words[0] == long.words[0]


def _different(one: ComparedName, other: ComparedName, asked: AskedFor) -> Outcome:
    """Compare names that share no word."""
    short, long = sorted((one, other), key=_length)
    spelled = [spelled_alike(short.words[-1], word) for word in long.words]
    levels = level(one.text), level(other.text)
    if len(short.words) == 1 and "same" in spelled:
        return "same" if spelled[-1] == "same" else "unclear"
    if asked.kind == "person" and len(short.words) == 1 and are_forms_of_one(short.words[0], long.words[0]):
        return "unclear"
    if len(one.words) == len(other.words) > 1:
        pairs = [spelled_alike(a, b) for a, b in zip(one.words, other.words, strict=True)]
        if pairs != ["other"] * len(pairs):
            return "same" if set(pairs) == {"same"} else "unclear"
    if "other" not in spelled or (len(short.words) == 1 and "unclear" in spelled) or levels[0] != levels[1]:
        return "unclear"
    return "other"


def _partly(one: ComparedName, other: ComparedName) -> Outcome:
    """Compare names that share some words: of the same form, with a different last or first word."""
    shared = set(one.words) & set(other.words)
    left, right = ([word for word in name.words if word not in shared] for name in (one, other))
    if [spelled_alike(a, b) for a, b in zip(left, right, strict=False)].count("other") == 0:
        spelled = [spelled_alike(a, b) for a, b in zip(left, right, strict=False)]
        return "same" if len(left) == len(right) and set(spelled) == {"same"} else "unclear"
    return "other" if one.words[0] == other.words[0] and len(left) == len(right) == 1 else "unclear"
