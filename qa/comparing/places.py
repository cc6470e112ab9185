"""The level of a place by its name: a country or a state contains towns, and contradicts none of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

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
_STATES = frozenset(
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|"
    "illinois|indiana|iowa|"
    "kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|"
    "nebraska|nevada|"
    "new hampshire|new jersey|new mexico|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|"
    "south carolina|south dakota|tennessee|texas|utah|vermont|virginia|wisconsin|wyoming|ontario|quebec|alberta|"
    "manitoba|"
    "queensland|victoria|tasmania|bavaria|catalonia|andalusia|yorkshire|cornwall|kent|essex|sussex|devon|crimea|"
    "siberia".split("|")
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
