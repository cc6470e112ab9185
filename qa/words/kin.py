"""Relatives, by their kinds, and others who are somebody's."""

from __future__ import annotations

from qa.words.listing import lines

KIND_OF = {word: kind for kind, words in enumerate(lines("kin.txt")) for word in words.split()}
"""The number of each relative's kind: "brothers" and "sister" are of one."""
KIN = frozenset(KIND_OF) | frozenset(
    "grandmother grandfather grandparent stepson stepdaughter stepfather stepmother partner boyfriend girlfriend "
    "fiancé fiancée friend".split()
)
A_RELATIVE = "|".join(sorted(KIN))
"""Any of them, as the alternatives of a regular expression."""
