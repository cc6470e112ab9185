"""Whether an English noun is plural, by its ending and a list of irregular ones."""

from __future__ import annotations

_IRREGULAR = frozenset(
    "people men women children feet teeth mice geese oxen lice dice police cattle media data criteria phenomena "
    "bacteria fungi alumni stimuli nuclei cacti syllabi curricula memoranda errata strata policemen policewomen "
    "firemen firefighters businessmen sportsmen gentlemen fishermen spokesmen servicemen congressmen councilmen "
    "workmen craftsmen grandchildren stepchildren schoolchildren wives knives lives leaves wolves halves selves "
    "shelves thieves loaves heroes potatoes".split()
)
_SINGULAR = frozenset(  # singular nouns in -s, and words in -s that are not nouns
    "series species means news gas bus plus bias lens atlas canvas christmas texas kansas arkansas paris mars venus "
    "jesus james thomas charles moses hercules was is has does his its this thus as us yes always perhaps besides "
    "across towards afterwards sometimes mathematics physics politics economics athletics ethics statistics "
    "linguistics gymnastics genetics logistics aerobics acoustics electronics diabetes measles rabies mumps aids "
    "arthritis headquarters crossroads barracks gallows innings corps chess tennis billiards united netherlands "
    "philippines maldives bahamas athens brussels wales cyprus texas's likes says years' days' iris chaos cosmos "
    "ethos pancreas pelvis alias pancreas thermos asbestos tuberculosis ness".split()
)
_SINGULAR_ENDINGS = ("ss", "us", "is", "'s", "’s", "ous", "ics")


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun; capitalised names and possessives do not count."""
    plain = word.casefold().strip("’'")
    if word.endswith(("'", "’")) or (word.isupper() and len(word) > 1):
        return False
    if plain in _IRREGULAR:
        return True
    return len(plain) > 3 and plain.endswith("s") and plain not in _SINGULAR and not plain.endswith(_SINGULAR_ENDINGS)
