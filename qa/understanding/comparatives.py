"""Comparatives: the adjective that each is of, and whether it says more or less."""

from __future__ import annotations

COMPARATIVES = {
    "larger": ("large", "more"),
    "bigger": ("big", "more"),
    "greater": ("large", "more"),
    "smaller": ("large", "less"),
    "taller": ("tall", "more"),
    "higher": ("high", "more"),
    "lower": ("high", "less"),
    "shorter": ("long", "less"),
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
PRICES = {"dearer": "more", "cheaper": "less"}
