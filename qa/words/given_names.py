"""Given names that are mostly men's or mostly women's, and those that are as often either's."""

from __future__ import annotations

from qa.words.listing import lines

MALE_NAMES = frozenset(name for line in lines("male_names.txt") for name in line.split())
FEMALE_NAMES = frozenset(name for line in lines("female_names.txt") for name in line.split())
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES
UNISEX_NAMES = frozenset(name for line in lines("unisex_names.txt") for name in line.split())
