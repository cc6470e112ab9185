"""The level of a place by its name, since a country contains towns and contradicts none; and places with two names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from index.tokens import unaccented
from qa.comparing.outcomes import Outcome

Level = Literal["continent", "country", "state", "site"]

_CONTINENTS = frozenset("africa asia europe america antarctica oceania australasia scandinavia".split())
_PHRASES = frozenset(
    "great britain|united kingdom|northern ireland|united states|north korea|south korea|ivory coast|czech "
    "republic|soviet union|"
    "new zealand|united states of america|the gambia|cape verde|east germany|west germany|west indies".split("|")
)
_SINGLE = frozenset(
    "uk britain england scotland wales ireland us usa america russia iran syria vietnam turkey turkiye bolivia "
    "venezuela tanzania"
    " moldova laos taiwan palestine kosovo burma holland congo brunei".split()
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
_KINGDOM = frozenset("uk|britain|great britain|united kingdom|england|scotland|wales|northern ireland".split("|"))
_UNITED_STATES = frozenset("us|usa|america|united states|united states of america|the united states".split("|"))
# Names that are in use for one place, and names that a place had before.
_IN_USE = tuple(
    frozenset(names.split("/"))
    for names in (
        "uk/britain/great britain/united kingdom",
        "us/usa/america/united states/united states of america",
        "netherlands/holland",
        "turkey/turkiye",
        "czechia/czech republic",
        "ivory coast/cote divoire",
        "kyiv/kiev",
        "odesa/odessa",
        "kharkiv/kharkov",
        "lviv/lvov",
        "new york/new york city",
        "russia/russian federation",
    )
)
_FORMER = tuple(
    frozenset(names.split("/"))
    for names in (
        "myanmar/burma",
        "beijing/peking",
        "mumbai/bombay",
        "kolkata/calcutta",
        "chennai/madras",
        "bengaluru/bangalore",
        "yangon/rangoon",
        "ho chi minh city/saigon",
        "istanbul/constantinople",
        "st petersburg/leningrad/petrograd",
        "volgograd/stalingrad",
        "iran/persia",
        "thailand/siam",
        "sri lanka/ceylon",
        "eswatini/swaziland",
        "zimbabwe/rhodesia",
        "democratic republic of the congo/zaire",
        "north macedonia/macedonia",
    )
)
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

    return frozenset(name.casefold() for name in pytz.country_names.values()) | _SINGLE | _PHRASES


def level(name: str) -> Level | None:
    """Return what kind of place a name is for certain; None for towns and everything else."""
    plain = re.sub(
        r"^(?:(?:in|at|to|from|near|the|republic|kingdom|of) )+", "", " ".join(name.casefold().split()).strip('.,“”"')
    )
    if plain in _CONTINENTS:
        return "continent"
    if plain in _countries():
        return "country"
    if plain in _STATES:
        return "state"
    return "site" if _SITE.search(plain) else None


def same_place(one: str, other: str) -> Outcome | None:
    """Compare two names that one place has: "same" if both are in use, "unclear" if one is a former name, else None."""
    names = frozenset((_plain(one), _plain(other)))
    if len(names) == 2 and any(names <= each for each in _IN_USE):
        return "same"
    return "unclear" if len(names) == 2 and any(names <= each for each in _FORMER) else None


def whole_state(name: str) -> str:
    """Return the name of a state of the United States for its abbreviation, and any other name as it is."""
    short = re.sub(r"[\s.,]", "", name)
    return _SHORT_STATES.get(short.casefold(), name) if short[:1].isupper() else name


def exclude_each_other(one: str, other: str) -> bool:
    """Whether no place lies in both of two: two countries, or a state of the United States and another country."""
    names = _plain(one), _plain(other)
    if same_place(one, other) is not None:
        return False
    levels = level(one), level(other)
    if levels[0] == levels[1]:
        return not (names[0] in _KINGDOM and names[1] in _KINGDOM)
    states = [name in _US_STATES for name in names]
    countries = [each == "country" and name not in _UNITED_STATES for each, name in zip(levels, names, strict=True)]
    return (states[0] and countries[1]) or (states[1] and countries[0])


def _plain(name: str) -> str:
    return re.sub(r"^the |[.'’]", "", unaccented(name.casefold())).strip()
