"""The level of a place by its name, since a country contains towns and contradicts none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from qa.comparing.place_names import is_part, names_in_use, plain_place, same_place
from qa.premises.places import place_of
from qa.words.common import is_common

Level = Literal["continent", "country", "state", "site"]

_CONTINENTS = frozenset("africa asia europe america antarctica oceania australasia scandinavia".split())
_PHRASES = frozenset(
    "great britain|united kingdom|northern ireland|united states|north korea|south korea|ivory coast|czech "
    "republic|soviet union|"
    "new zealand|united states of america|the gambia|cape verde|east germany|west germany|west indies|"
    "american samoa".split("|")
)
_SINGLE = frozenset(  # that the table of the tz database lacks
    "uk britain england scotland wales us usa america turkiye kosovo burma holland congo samoa".split()
)
_US_STATES = {  # with their abbreviations, those of the post first
    name.replace("-", " "): tuple(short.split("/"))
    for name, short in (
        pair.split(":")
        for pair in "alabama:al/ala alaska:ak arizona:az/ariz arkansas:ar/ark california:ca/calif/cal colorado:co/colo "
        "connecticut:ct/conn delaware:de/del florida:fl/fla georgia:ga hawaii:hi idaho:id illinois:il/ill "
        "indiana:in/ind iowa:ia kansas:ks/kan kentucky:ky louisiana:la maine:me maryland:md massachusetts:ma/mass "
        "michigan:mi/mich minnesota:mn/minn mississippi:ms/miss missouri:mo montana:mt/mont nebraska:ne/neb "
        "nevada:nv/nev "
        "new-hampshire:nh new-jersey:nj new-mexico:nm new-york:ny north-carolina:nc north-dakota:nd ohio:oh "
        "oklahoma:ok/okla oregon:or/ore pennsylvania:pa rhode-island:ri south-carolina:sc south-dakota:sd "
        "tennessee:tn/tenn texas:tx/tex utah:ut vermont:vt virginia:va washington:wa/wash west-virginia:wv/wva "
        "wisconsin:wi/wis wyoming:wy/wyo".split()
    )
}
_SHORT_STATES = {short: name.title() for name, shorts in _US_STATES.items() for short in shorts}
_CITIES = frozenset(("new york", "washington"))  # of which the name alone is rather that of the city
_STATES = frozenset(_US_STATES) - _CITIES | frozenset(
    "ontario|quebec|alberta|manitoba|queensland|victoria|tasmania|bavaria|catalonia|andalusia|yorkshire|cornwall|kent|"
    "essex|sussex|devon|crimea|siberia".split("|")
)
_UNITED_STATES = frozenset("us|usa|america|united states|united states of america|the united states".split("|"))
_BEFORE_PLACES = re.compile(r"^(?:(?:in|at|to|from|near|the|republic|kingdom|of) )+", re.IGNORECASE)
_SITE = re.compile(
    r"\b(?:stadium|street|road|avenue|square|park|airport|hospital|university|school|college|station|hotel|church|"
    r"cathedral|castle|"
    r"palace|museum|arena|hall|bridge|building|tower|court|prison|theatre|theater|river|lake|mountain|island|bay|"
    r"port|harbour|"
    r"house|centre|center|club|café|cafe|restaurant|district|borough|county|valley|coast|sea|ocean|region|"
    r"province|area)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    import pytz  # comes with dateparser; its table is that of the tz database

    return frozenset(map(plain_place, (*pytz.country_names.values(), *_SINGLE, *_PHRASES)))


def level(name: str) -> Level | None:
    """Return what kind of place a name is for certain; None for towns and everything else."""
    plain = plain_place(_BEFORE_PLACES.sub("", name.strip(',“”"')))
    names = names_in_use(plain)
    if plain in _CONTINENTS:
        return "continent"
    if names & _countries():
        return "country"
    if names & _STATES:
        return "state"
    return "site" if _SITE.search(plain) else None


def is_capital_name(one: str, other: str) -> bool:
    """Whether a word of two quotes is a country or its people in one of them only, by its capital: "US", "us"."""
    pairs = zip(one.split(), other.split(), strict=False)
    return any(a != b and a.casefold() == b.casefold() and _is_other_word(a, b) for a, b in pairs)


def _is_other_word(one: str, other: str) -> bool:
    small, large = sorted((one, other), key=str.islower, reverse=True)
    place = place_of([large], 0)[0]
    return small.islower() and place is not None and (place_of([small], 0)[0] != place or is_common(small))


def whole_state(name: str) -> str:
    """Return the name of a state of the United States for its abbreviation, and any other name as it is."""
    short = re.sub(r"[\s.,]", "", name)
    return _SHORT_STATES.get(short.casefold(), name) if short[:1].isupper() else name


def exclude_each_other(one: str, other: str) -> bool:
    """Whether no place lies in both of two: two countries, or a state of the United States and another country."""
    if plain_place(one) == plain_place(other) or same_place(one, other) is not None or is_part(one, other):
        return False
    levels = level(one), level(other)
    if levels[0] == levels[1]:
        return True
    names = plain_place(one), plain_place(other)
    states = [name in _US_STATES for name in names]
    countries = [each == "country" and name not in _UNITED_STATES for each, name in zip(levels, names, strict=True)]
    return (states[0] and countries[1]) or (states[1] and countries[0])


def are_regions_apart(one: str, other: str) -> bool:
    """Whether two names are of countries or states that exclude each other: "Virginia" and "West Virginia"."""
    return {level(one), level(other)} <= {"country", "state"} and exclude_each_other(one, other)
