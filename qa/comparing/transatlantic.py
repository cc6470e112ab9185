"""One spelling for the words that Britain and the United States spell in two ways."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.words.lemmas import LIGHT
from qa.words.listing import lines

_ENDINGS = (
    (re.compile(r"(?<=\w{3}i)s(?=e(?:[ds]|rs?)?$|ing$|ations?$)"), "z"),  # "advise" too, in both spellings
    (re.compile(r"(?<=\w[aeo]ly)s(?=e[ds]?$|ing$)"), "z"),
    (
        re.compile(
            r"^((?:un|dis|mis)?(?:arm|behavi|cand|clam|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|"
            r"sav|splend|tum|val|vap|vig))our(?=(?:s|ed|ing|ful|fully|less|able|ably|ites?|ers?|hoods?|ly|y|al)?$)"
        ),
        r"\1or",
    ),
    (re.compile(r"^(cent|theat|fib|lit|(?:kilo|centi|milli)?met|sab|spect|calib|lust|meag|somb)re(?=[sd]?$)"), r"\1er"),
    (re.compile(r"^(def|off|pret|lic)ence(?=[sd]?$)"), r"\1ense"),
)
_PLAIN_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SHORTEST = 3  # letters of a word that may be a part of a longer one


def one_spelling(word: str) -> str:
    """Return a word in small letters as it is spelled in the United States; any other word as it is."""
    american = _words().get(word, word)
    for ending, spelled in _ENDINGS:
        american = ending.sub(spelled, american)
    return american


def are_written_alike(one: str, other: str) -> bool:
    """Whether two phrases are written in two ways: "in colour" and "in color", "an air strike" and "an airstrike".

    A word is joined to the next if each has a meaning of its own: "the rapist" is no "therapist".
    """
    left, right = _plain_words(one), _plain_words(other)
    apart = set(left) ^ set(right)
    may_join = all(word.isalpha() and len(word) >= _SHORTEST and word not in LIGHT for word in apart)
    return bool(left) and "".join(left) == "".join(right) and may_join


def _plain_words(text: str) -> list[str]:
    plain = text.casefold().replace("’", "'").replace("&", " and ")
    return [one_spelling(word) for word in _PLAIN_WORD.findall(plain)]


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Return the American spelling of each British word in the list, of one thing and of several."""
    pairs = [pair.split("/") for line in lines("transatlantic.txt", beside=__file__) for pair in line.split()]
    return {british + ending: american + ending for british, american in pairs for ending in ("", "s")}
