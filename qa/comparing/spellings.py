"""Whether two words are spellings of one name: short forms, initials, acronyms and transcriptions."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from qa.comparing.name_words import SMALL, WORD, plain
from qa.comparing.outcomes import Outcome
from qa.comparing.transatlantic import one_spelling
from qa.words.listing import lines

_INITIALS = 4  # letters of "Nato", from which a capitalised word may be initials
_SHORTENED = 3  # letters from which the beginning of a forename may be its short form
_ALIKE = 0.8  # share of equal letters from which two words may be spellings of one name
_DOUBLE = re.compile(r"^(a)a|([^aeou])\2+")  # "Aarhus", and consonants; "Moore" is not "More"
_FOLDS = (
    ("ph", "f"),
    ("kh", "h"),
    ("ck", "k"),
    ("w", "v"),
    ("gh", "g"),
    ("q", "k"),
    ("g", "k"),
    ("y", "i"),
    ("j", "i"),
    ("oe", "o"),
    ("ae", "a"),
    ("ue", "u"),
)


def is_acronym(short: str, long: str) -> bool:
    """Whether a word is made of the initials of a name: "NASA", "Nato", "MoD"."""
    written = [word for word in WORD.findall(short) if plain(word) not in SMALL]
    tokens = [plain(word) for word in WORD.findall(long.removeprefix("the "))]
    every = "".join(word[0] for word in tokens if word)
    capitals = "".join(word[0] for word in tokens if word and word not in SMALL | {"and", "for"})
    first = WORD.findall(long.removeprefix("the "))[:1]
    is_grown = len(tokens) > 1 and first[0].isupper()  # "USGS" has the whole "US"
    grown = plain(first[0]) + capitals[1:] if is_grown else capitals
    return len(written) == 1 and _may_be_initials(written[0]) and plain(written[0]) in (every, capitals, grown)


def is_shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each word of a name begins the word at its place in another one: "Met", "Lib Dems"."""
    pairs = zip((word.removesuffix("s") for word in short), long, strict=False)
    return len(short) <= len(long) and all(len(a) >= _SHORTENED and a.isalpha() and b.startswith(a) for a, b in pairs)


def _may_be_initials(word: str) -> bool:
    """Whether a word is written like initials: in capitals, with several, or too long to fit by accident."""
    in_capitals = len(plain(word)) > 1 and word.upper() == word
    return in_capitals or sum(map(str.isupper, word)) > 1 or (word[0].isupper() and len(plain(word)) >= _INITIALS)


def are_other_forenames(one: str, other: str) -> bool:
    """Whether two forenames are of two people: not the same, nor a short form, an initial or another spelling."""
    return compare_forenames((plain(one),), (plain(other),)) == "other"


def compare_forenames(left: tuple[str, ...], right: tuple[str, ...]) -> Outcome:
    """Compare the forenames of one surname."""
    one, other = left[0], right[0]
    if one == other:
        return "same" if _same_middle(left[1:], right[1:]) else "unclear"
    if len(one) == 1 or len(other) == 1:
        return "same" if one[0] == other[0] else "other"
    if spelled_alike(one, other) == "same":
        return "same" if _same_middle(left[1:], right[1:]) else "unclear"
    is_short = min(len(one), len(other)) >= _SHORTENED and (one.startswith(other) or other.startswith(one))
    alike = is_short or are_forms_of_one(one, other) or spelled_alike(one, other) != "other" or _sounds(one, other)
    return "unclear" if alike else "other"


def are_forms_of_one(one: str, other: str) -> bool:
    """Whether two forenames may be forms of one by the list: a short form, another spelling, or a transcription."""
    left, right = (_forms().get(one_spelling(name), frozenset()) for name in (one, other))
    return not left.isdisjoint(right)


def _same_middle(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether the forenames after the first do not differ: one is missing, an initial, or spelled like the other."""
    if not left or not right or left[0][0] != right[0][0]:
        return not left or not right
    return min(len(left[0]), len(right[0])) == 1 or spelled_alike(left[0], right[0]) != "other"


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[int]]:
    """Return the numbers of the lines of the list that have a forename."""
    forms: dict[str, set[int]] = {}
    for number, line in enumerate(lines("forenames.txt", beside=__file__)):
        for name in line.split():
            forms.setdefault(one_spelling(plain(name)), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in forms.items()}


def spelled_alike(one: str, other: str) -> Outcome:
    """Compare two words: "same" for two spellings of a foreign name, "unclear" if a few letters differ, not digits."""
    if one != other and any(map(str.isdigit, one + other)):
        return "other"
    if _folded(one) == _folded(other) and min(len(one), len(other)) >= 4:
        return "same"
    return "unclear" if SequenceMatcher(None, min(one, other), max(one, other)).ratio() >= _ALIKE else "other"


def _sounds(one: str, other: str) -> bool:
    """Whether two forenames differ only in their vowels, as "Muhammad" and "Mohamed" do."""
    left, right = (re.sub(r"(.)\1+", r"\1", re.sub("[aeiouy]", "", word)) for word in (one, other))
    return left == right and len(left) > 2 and one[0] == other[0]


def _folded(word: str) -> str:
    for letters, folded in _FOLDS:
        word = word.replace(letters, folded)
    return _DOUBLE.sub(r"\1\2", re.sub(r"(?:er|or)$", "er", word))
