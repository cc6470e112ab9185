"""Whether an English noun is plural, by its ending and a list of irregular ones."""

from __future__ import annotations

import re

from index.vocabulary import english_words
from qa.words.given_names import GIVEN_NAMES

_IRREGULAR = frozenset(
    "police cattle clergy feet teeth mice geese oxen lice dice media data criteria phenomena bacteria fungi alumni "
    "stimuli nuclei cacti syllabi curricula memoranda errata strata".split()
)
_OF_PEOPLE = re.compile(
    r"(?!(?:speci|regi|o|abdo|acu|se|a|ra|lu|bitu|sta|ye|bre|car)men$)\w*(?:men|people|children)", re.IGNORECASE
)
_SINGULAR = frozenset(  # singular nouns in -s, and words in -s that are not nouns
    "series species means news bias lens atlas canvas christmas texas kansas arkansas mars james thomas charles "
    "moses hercules does always perhaps besides towards afterwards sometimes diabetes measles rabies mumps aids "
    "headquarters crossroads barracks gallows innings corps billiards netherlands philippines maldives bahamas "
    "athens brussels wales likes says chaos cosmos ethos pancreas alias thermos asbestos".split()
)
_SINGULAR_ENDINGS = ("ss", "us", "is", "'s", "’s", "ous", "ics")


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun; abbreviations, possessives and names such as "Jones" do not count."""
    plain = word.casefold().strip("’'")
    if word.endswith(("'", "’")) or (word.isupper() and len(word) > 1):
        return False
    if plain in _IRREGULAR or _OF_PEOPLE.fullmatch(plain):
        return True
    if len(plain) <= 3 or not plain.endswith("s") or plain in _SINGULAR or plain.endswith(_SINGULAR_ENDINGS):
        return False
    return not word[0].isupper() or _has_singular(plain)


def counts_several(word: str) -> bool:
    """Whether one asks how many there are of what a word means: "pupils", "staff"."""
    return is_plural(word) or word.casefold() in ("staff", "crew")


def _has_singular(plural: str) -> bool:
    """Whether one of a capitalised word in -s is a frequent word, and no given name: "Democrats", not "Roberts"."""
    forms = {
        plural[:-1],
        re.sub(r"es$", "", plural),
        re.sub(r"ies$", "y", plural),
        *(re.sub(r"ves$", end, plural) for end in ("f", "fe")),
    }
    return any(form in english_words() and form not in GIVEN_NAMES for form in forms - {plural})
