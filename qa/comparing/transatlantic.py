"""One spelling for the words that Britain and the United States spell in two ways."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.words.listing import lines

_ENDINGS = (
    (re.compile(r"isation(?=s?$)"), "ization"),
    (
        re.compile(
            r"^(arm|behavi|cand|clam|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend|tum|"
            r"val|vap|vig)our(?=s?$)"
        ),
        r"\1or",
    ),
    (re.compile(r"^(cent|theat|fib|lit|(?:kilo|centi|milli)?met|sab|spect|calib|lust|meag|somb)re(?=s?$)"), r"\1er"),
    (re.compile(r"^(def|off|pret|lic)ence(?=s?$)"), r"\1ense"),
)


def one_spelling(word: str) -> str:
    """Return a word in small letters as it is spelled in the United States; any other word as it is."""
    american = _words().get(word, word)
    for ending, spelled in _ENDINGS:
        american = ending.sub(spelled, american)
    return american


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Return the American spelling of each British word in the list, of one thing and of several."""
    pairs = [pair.split("/") for line in lines("transatlantic.txt", beside=__file__) for pair in line.split()]
    return {british + ending: american + ending for british, american in pairs for ending in ("", "s")}
