"""Whether two words are spellings of one name: nicknames, initials, acronyms and transcriptions."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from qa.comparing.name_words import SMALL, WORD, plain
from qa.comparing.outcomes import Outcome

_ALIKE = 0.8  # share of equal letters from which two words may be spellings of one name
_NICKNAMES = frozenset(
    frozenset(pair.split("/"))
    for pair in "bill/william will/william billy/william bob/robert rob/robert bobby/robert dick/richard "
    "rick/richard jim/james"
    " jimmy/james jack/john ted/edward ed/edward eddie/edward tony/anthony liz/elizabeth beth/elizabeth "
    "betty/elizabeth kate/katherine"
    " kate/catherine peggy/margaret maggie/margaret meg/margaret tom/thomas joe/joseph mike/michael mick/michael "
    "dave/david"
    " chris/christopher alex/alexander sasha/alexander nick/nicholas hank/henry harry/henry chuck/charles "
    "charlie/charles larry/lawrence"
    " steve/stephen steve/steven sue/susan jenny/jennifer ben/benjamin sam/samuel dan/daniel matt/matthew "
    "greg/gregory fred/frederick"
    " andy/andrew pete/peter becky/rebecca vicky/victoria vlad/vladimir volodymyr/vladimir gus/august "
    "sandy/alexander".split()
)
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
    """Whether a word in capitals is made of the initials of a name: "NASA"."""
    words = [word for word in map(plain, WORD.findall(short)) if word not in SMALL]
    tokens = [plain(word) for word in WORD.findall(long)]
    every = "".join(word[0] for word in tokens if word)
    capitals = "".join(word[0] for word in tokens if word and word not in SMALL | {"and", "for"})
    is_upper = short.removeprefix("the ").upper() == short.removeprefix("the ")
    return len(words) == 1 and len(words[0]) > 1 and is_upper and words[0] in (every, capitals)


def are_other_forenames(one: str, other: str) -> bool:
    """Whether two forenames are of two people: not the same, nor a short form, an initial or another spelling."""
    return compare_forenames((plain(one),), (plain(other),)) == "other"


def compare_forenames(left: tuple[str, ...], right: tuple[str, ...]) -> Outcome:
    """Compare the forenames of one surname."""
    one, other = left[0], right[0]
    if one == other:
        middles = left[1:], right[1:]
        return "unclear" if all(middles) and middles[0][0][0] != middles[1][0][0] else "same"
    if len(one) == 1 or len(other) == 1:
        return "same" if one[0] == other[0] else "other"
    alike = frozenset((one, other)) in _NICKNAMES or spelled_alike(one, other) != "other" or _sounds(one, other)
    return "unclear" if alike else "other"


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
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?:er|or)$", "er", word))
