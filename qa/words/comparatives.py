"""Comparatives: the adjective that each is of, and whether it says more or less."""

from __future__ import annotations

import re

from qa.words.grammar import PREPOSITIONS

COMPARATIVES = {
    "larger": ("large", "more"),
    "bigger": ("big", "more"),
    "greater": ("large", "more"),
    "smaller": ("large", "less"),
    "taller": ("tall", "more"),
    "higher": ("high", "more"),
    "lower": ("high", "less"),
    "shorter": ("tall", "less"),  # "long" of a duration or distance
    "longer": ("long", "more"),
    "older": ("old", "more"),
    "younger": ("old", "less"),
    "heavier": ("heavy", "more"),
    "lighter": ("heavy", "less"),
    "faster": ("fast", "more"),
    "slower": ("fast", "less"),
    "deeper": ("deep", "more"),
    "shallower": ("deep", "less"),
    "wider": ("wide", "more"),
    "narrower": ("wide", "less"),
    "hotter": ("hot", "more"),
    "warmer": ("warm", "more"),
    "colder": ("warm", "less"),
    "cooler": ("warm", "less"),
    "thicker": ("thick", "more"),
    "thinner": ("thick", "less"),
    "farther": ("far", "more"),
    "further": ("far", "more"),
    "stronger": ("strong", "more"),
    "weaker": ("strong", "less"),
    "louder": ("loud", "more"),
    "richer": ("rich", "more"),
    "poorer": ("rich", "less"),
    "nearer": ("far", "less"),
    "closer": ("far", "less"),
    "busier": ("busy", "more"),
}
SIZES = ("high", "large", "big")  # of a turnout or a price: asked for by "what", not "how high"
_LENGTHS = frozenset(  # durations, distances, and things that lie
    "time day days night nights week weeks month months year years hour hours minute minutes term terms century decade "
    "season seasons summer winter spring autumn life reign war wars siege battle strike strikes break holiday "
    "holidays wait queue queues delay delays sentence sentences shift shifts course courses meeting meetings film "
    "films movie movies video videos clip episode episodes song songs album speech speeches lecture sermon debate "
    "trial trials hearing interview match matches game games book books novel novels story stories article "
    "articles report reports letter letters list lists name names word words text texts flight flights journey "
    "journeys trip trips voyage crossing tour tours walk walks ride race races marathon stage distance distances "
    "route routes road roads street streets path paths trail trails line lines river rivers canal canals coast "
    "coastline border borders bridge bridges tunnel tunnels pier piers track tracks runway railway motorway beach "
    "beaches ship ships boat boats ferry ferries train trains tram trams bus buses car cars lorry rope ropes "
    "cable cables pipeline tail tails hair".split()
)
_AMOUNTS = frozenset(  # of which one asks "what", not "how high"
    "price cost fare fee rent wage salary pay income earnings pension tax bill bid offer quote estimate fine rate "
    "share score average turnout total sum profit loss revenue deficit debt budget grant interest dividend premium "
    "allowance toll tariff percentage proportion ratio number figure rating temperature pressure".split()
)
PRICES = {"dearer": "more", "costlier": "more", "pricier": "more", "cheaper": "less"}
SUPERLATIVES = {f"{each.removesuffix('er')}est": each for each in (*COMPARATIVES, *PRICES)}
"""The comparative of each superlative, which may be said of two as well."""


def adjective_of(comparative: str, *compared: str) -> str:
    """Return the adjective that asks for the measure of what is compared: "shorter" is of "tall", of a war "long"."""
    words = re.findall(r"[\w-]+", " ".join(compared).casefold())
    if comparative == "shorter" and not _LENGTHS.isdisjoint(words):
        return "long"
    return COMPARATIVES[comparative][0]


def is_more(comparative: str) -> bool:
    """Whether a comparative says that there is more of what it is about: "wider", "dearer"."""
    return (PRICES.get(comparative) or COMPARATIVES[comparative][1]) == "more"


def is_amount(thing: str) -> bool:
    """Whether a thing is an amount: "the price of gold", "Ada's wage"."""
    head = re.split(rf"\s(?:{PREPOSITIONS})\s", thing)[0].split()
    return bool(head) and head[-1].casefold() in _AMOUNTS
